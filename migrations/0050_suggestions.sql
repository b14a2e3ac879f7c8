-- What documents might carry as well: tags of documents that are near to them in meaning, and links to these.

-- What was worked out for the version that readers see. One row for each document that a suggestion comes from; no words of
-- documents stand here, only where they are.
create table knowledge.suggestions (
    tenant_id uuid not null,
    document_id uuid not null,
    version integer not null,
    -- `tag:` and the tag, or `link:` and the other document's id.
    what text not null,
    -- The document that it comes from, and the passage of it.
    other_id uuid not null,
    other_version integer not null,
    other_from integer not null,
    other_to integer not null,
    -- The passage of this document that it is near to.
    from_char integer not null,
    to_char integer not null,
    -- The cosine of their vectors.
    nearness real not null,
    primary key (tenant_id, document_id, version, what, other_id)
);
create index suggestions_by_origin on knowledge.suggestions (tenant_id, other_id);

-- For which versions that was done: once for each, however often its approval is read from the log, and also where nothing
-- was near enough.
create table knowledge.suggested_versions (
    tenant_id uuid not null,
    document_id uuid not null,
    version integer not null,
    made_at timestamptz not null,
    primary key (tenant_id, document_id, version)
);

-- Projection of the document aggregate: what was accepted or dismissed, and isn't suggested again.
create table knowledge.settled_suggestions (
    tenant_id uuid not null,
    document_id uuid not null,
    what text not null,
    accepted boolean not null,
    at timestamptz not null,
    primary key (tenant_id, document_id, what)
);

-- Suggestions go with the document that they are for, and with the one that they come from.
create function knowledge.suggestions_follow() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or new.status = 'purged' then
        delete from knowledge.suggestions where tenant_id = old.tenant_id and document_id = old.id;
        delete from knowledge.suggestions where tenant_id = old.tenant_id and other_id = old.id;
        delete from knowledge.suggested_versions where tenant_id = old.tenant_id and document_id = old.id;
    end if;
    return null;
end $$;
create trigger suggestions_follow after update or delete on knowledge.documents
    for each row execute function knowledge.suggestions_follow();

grant select, insert, update, delete
    on knowledge.suggestions, knowledge.suggested_versions, knowledge.settled_suggestions
    to portico_app;

alter table knowledge.suggestions enable row level security;
alter table knowledge.suggestions force row level security;
alter table knowledge.suggested_versions enable row level security;
alter table knowledge.suggested_versions force row level security;
alter table knowledge.settled_suggestions enable row level security;
alter table knowledge.settled_suggestions force row level security;
create policy by_tenant on knowledge.suggestions
    using (
        (select current_setting('app.reach', true)) = 'system'
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    )
    with check (
        (select current_setting('app.reach', true)) = 'system'
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    );
create policy by_tenant on knowledge.suggested_versions
    using (
        (select current_setting('app.reach', true)) = 'system'
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    )
    with check (
        (select current_setting('app.reach', true)) = 'system'
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    );
create policy by_tenant on knowledge.settled_suggestions
    using (
        (select current_setting('app.reach', true)) = 'system'
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    )
    with check (
        (select current_setting('app.reach', true)) = 'system'
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    );
