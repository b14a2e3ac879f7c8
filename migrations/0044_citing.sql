-- Answers from documents: what they were given to rest on, their sentences, and which versions these cite. And what documents
-- say, in a few of their own sentences.

alter table workspaces.executions
    -- Passages that an answer is to rest on, the nearest first.
    add column context jsonb not null default '[]',
    -- Sentences and citations of the answer.
    add column sources jsonb not null default '{}';

-- Projection of the execution aggregate: which versions an answer cites.
create table workspaces.execution_citations (
    tenant_id uuid not null,
    execution_id uuid not null,
    document_id uuid not null,
    version integer not null,
    -- Whether whoever asked was told that it is outdated.
    outdated boolean not null,
    primary key (tenant_id, execution_id, document_id, version)
);
create index execution_citations_of_document on workspaces.execution_citations (tenant_id, document_id, version);

-- What documents say in a few of their own sentences: one a version, however often its approval is read from the log.
create table knowledge.summaries (
    tenant_id uuid not null,
    document_id uuid not null,
    version integer not null,
    -- Sentences with their places in the version's text.
    sentences jsonb not null,
    made_at timestamptz not null,
    primary key (tenant_id, document_id, version)
);

-- What a document said goes with it.
create function knowledge.summaries_follow() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or new.status = 'purged' then
        delete from knowledge.summaries where tenant_id = old.tenant_id and document_id = old.id;
    end if;
    return null;
end $$;
create trigger summaries_follow after update or delete on knowledge.documents
    for each row execute function knowledge.summaries_follow();

grant select, insert, update, delete on workspaces.execution_citations, knowledge.summaries to portico_app;

alter table workspaces.execution_citations enable row level security;
alter table workspaces.execution_citations force row level security;
alter table knowledge.summaries enable row level security;
alter table knowledge.summaries force row level security;
create policy by_tenant on workspaces.execution_citations
    using (
        (select current_setting('app.reach', true)) = 'system'
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    )
    with check (
        (select current_setting('app.reach', true)) = 'system'
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    );
create policy by_tenant on knowledge.summaries
    using (
        (select current_setting('app.reach', true)) = 'system'
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    )
    with check (
        (select current_setting('app.reach', true)) = 'system'
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    );
