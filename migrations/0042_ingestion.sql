-- What is found of documents: passages of their approved versions with words and vectors, and how far each version is on its
-- way there. All of it follows from documents, and can be made anew from them.

-- Which version of which document each version of a file became. One row a version of a file: it is brought in once, however
-- often its event comes.
create table knowledge.brought_files (
    tenant_id uuid not null,
    file_id uuid not null,
    file_version integer not null check (file_version > 0),
    space_id uuid not null,
    document_id uuid,
    document_version integer,
    -- Why it became none.
    refusal text,
    primary key (tenant_id, file_id, file_version)
);
create index brought_files_by_document on knowledge.brought_files (tenant_id, document_id) where document_id is not null;

-- The approved version of each document on its way into the index.
create table knowledge.ingestions (
    tenant_id uuid not null,
    document_id uuid not null,
    version integer not null,
    -- When that version was approved, in business time.
    dated timestamptz not null,
    status text not null check (status in ('waiting', 'reading', 'embedding', 'indexed', 'failed')),
    note text,
    done integer not null default 0,
    total integer not null default 0,
    tokens bigint not null default 0,
    faults jsonb not null default '[]',
    asked_at timestamptz not null,
    ended_at timestamptz,
    primary key (tenant_id, document_id)
);
create index ingestions_by_age on knowledge.ingestions (tenant_id, asked_at desc, document_id desc);

-- What is found. Space, readers and tags are the document's and are kept so by the database itself.
create table knowledge.passages (
    tenant_id uuid not null,
    space_id uuid not null,
    document_id uuid not null,
    version integer not null,
    -- Its place among those of the version, from 1.
    number integer not null,
    readers text[],
    tags text[] not null,
    kind text not null,
    dated timestamptz not null,
    title text not null,
    -- Page, heading, sheet and row, as far as there are such.
    place jsonb not null,
    -- Characters of the version's text, as `knowledge.version_texts` has it.
    from_char integer not null,
    to_char integer not null,
    body text not null,
    lexemes tsvector not null,
    -- Absent where the installation has no sentence model.
    model text,
    dimensions integer,
    embedding vector,
    primary key (tenant_id, document_id, number),
    check ((model is null) = (embedding is null) and (dimensions is null) = (embedding is null))
);
create index passages_by_space on knowledge.passages (tenant_id, space_id);

-- The text that a version was read as, so that a passage can be shown where it stands, also of versions that others followed.
create table knowledge.version_texts (
    tenant_id uuid not null,
    document_id uuid not null,
    version integer not null,
    text text not null,
    primary key (tenant_id, document_id, version)
);

-- Tokens that the sentence model read for a space, by month (UTC).
create table knowledge.embedding_use (
    tenant_id uuid not null,
    space_id uuid not null,
    month date not null,
    tokens bigint not null,
    primary key (tenant_id, space_id, month)
);

grant select, insert, update, delete
    on knowledge.brought_files, knowledge.ingestions, knowledge.passages, knowledge.version_texts, knowledge.embedding_use
    to portico_app;

alter table knowledge.brought_files enable row level security;
alter table knowledge.brought_files force row level security;
alter table knowledge.ingestions enable row level security;
alter table knowledge.ingestions force row level security;
alter table knowledge.passages enable row level security;
alter table knowledge.passages force row level security;
alter table knowledge.version_texts enable row level security;
alter table knowledge.version_texts force row level security;
alter table knowledge.embedding_use enable row level security;
alter table knowledge.embedding_use force row level security;
create policy by_tenant on knowledge.brought_files
    using (
        (select current_setting('app.reach', true)) = 'system'
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    )
    with check (
        (select current_setting('app.reach', true)) = 'system'
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    );
create policy by_tenant on knowledge.ingestions
    using (
        (select current_setting('app.reach', true)) = 'system'
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    )
    with check (
        (select current_setting('app.reach', true)) = 'system'
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    );
create policy by_tenant on knowledge.passages
    using (
        (select current_setting('app.reach', true)) = 'system'
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    )
    with check (
        (select current_setting('app.reach', true)) = 'system'
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    );
create policy by_tenant on knowledge.version_texts
    using (
        (select current_setting('app.reach', true)) = 'system'
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    )
    with check (
        (select current_setting('app.reach', true)) = 'system'
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    );
create policy by_tenant on knowledge.embedding_use
    using (
        (select current_setting('app.reach', true)) = 'system'
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    )
    with check (
        (select current_setting('app.reach', true)) = 'system'
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    );

-- Who may find a passage, and whether anybody may, changes in the transaction that changes it for the document: no moment in
-- between, whoever writes. A rebuild of documents writes what differs, and so changes nothing here that is right.
create function knowledge.passages_follow() returns trigger language plpgsql as $$
begin
    if tg_op = 'DELETE' or new.status <> 'kept' or new.approved is null then
        delete from knowledge.passages where tenant_id = old.tenant_id and document_id = old.id;
    else
        update knowledge.passages
        set space_id = new.space_id, readers = new.readers, tags = coalesce(new.tags, '{}')
        where tenant_id = new.tenant_id and document_id = new.id
          and (space_id, readers, tags) is distinct from (new.space_id, new.readers, coalesce(new.tags, '{}'));
    end if;
    if tg_op = 'DELETE' or new.status = 'purged' then
        delete from knowledge.version_texts where tenant_id = old.tenant_id and document_id = old.id;
        delete from knowledge.ingestions where tenant_id = old.tenant_id and document_id = old.id;
    end if;
    return null;
end $$;
create trigger passages_follow after update or delete on knowledge.documents
    for each row execute function knowledge.passages_follow();

-- The list of documents on their way, with what they are called now.
create view knowledge.ingestions_listed with (security_invoker = true) as
    select i.tenant_id, i.document_id as id, d.space_id, d.title, d.kind, d.readers,
           i.version, i.status, i.note, i.done, i.total, jsonb_array_length(i.faults) as faults, i.tokens, i.asked_at,
           i.ended_at
    from knowledge.ingestions i
    join knowledge.documents d on d.tenant_id = i.tenant_id and d.id = i.document_id
    where d.status = 'kept';
grant select on knowledge.ingestions_listed to portico_app;
