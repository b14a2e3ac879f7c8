-- Spaces of knowledge and the documents in them: who reads and writes, and every version with what it says.
create schema knowledge;
grant usage on schema knowledge to portico_app;

-- Projection of the space aggregate. That of an AI workspace has a row once something about it has changed, under the workspace's
-- id; its events stand in a stream of their own.
create table knowledge.spaces (
    tenant_id uuid not null,
    id uuid not null,
    stream uuid not null,
    workspace_id uuid,
    name text not null,
    purpose text not null,
    approval boolean not null,
    created_at timestamptz not null,
    archived_at timestamptz,
    version integer not null,
    primary key (tenant_id, id)
);
create index spaces_by_stream on knowledge.spaces (stream);
create index spaces_by_name on knowledge.spaces (tenant_id, lower(name), id);

-- The same aggregate's: who reads and writes in it by name.
create table knowledge.space_access (
    tenant_id uuid not null,
    space_id uuid not null,
    -- 'everybody', 'person:' or 'team:' and an id.
    principal text not null,
    kind text not null check (kind in ('everybody', 'person', 'team')),
    person_id uuid,
    team_id uuid,
    role text not null check (role in ('reader', 'writer', 'keeper')),
    since timestamptz not null,
    primary key (tenant_id, space_id, principal)
);
create index space_access_by_person on knowledge.space_access (person_id) where person_id is not null;

-- Projection of the document aggregate. Of one that was removed for good, that it was there.
create table knowledge.documents (
    id uuid primary key,
    tenant_id uuid not null,
    space_id uuid not null,
    parent_id uuid,
    kind text not null check (kind in ('page', 'file', 'text')),
    -- As readers see it, or as it is being written where they see nothing yet.
    title text not null,
    tags text[] not null,
    -- Principals who read it; null: as the space.
    readers text[],
    -- The same with roles; null: as the space.
    access jsonb,
    status text not null check (status in ('kept', 'removed', 'purged')),
    -- Where its newest version stands.
    standing text not null check (standing in ('draft', 'in_review', 'approved', 'rejected', 'superseded')),
    -- The version that readers see; null: none yet.
    approved integer,
    newest integer not null,
    -- The version that waits for approval, who was asked, and since when.
    in_review integer,
    reviewers text[] not null,
    asked_at timestamptz,
    expires_at timestamptz,
    expired boolean not null,
    created_by uuid not null,
    created_by_name text not null,
    changed_by uuid not null,
    changed_by_name text not null,
    created_at timestamptz not null,
    changed_at timestamptz not null,
    removed_at timestamptz,
    version integer not null
);
create index documents_by_change on knowledge.documents (tenant_id, changed_at desc, id desc);
create index documents_by_title on knowledge.documents (tenant_id, lower(title), id);
create index documents_of_space on knowledge.documents (tenant_id, space_id, lower(title), id);
create index documents_below on knowledge.documents (tenant_id, parent_id) where parent_id is not null;
create index documents_in_review on knowledge.documents (tenant_id, asked_at, id) where in_review is not null;
create index documents_by_maker on knowledge.documents (created_by);
create index documents_by_writer on knowledge.documents (changed_by);

-- The same aggregate's, one row a version that can be read.
create table knowledge.document_versions (
    tenant_id uuid not null,
    document_id uuid not null,
    number integer not null,
    status text not null check (status in ('draft', 'in_review', 'approved', 'rejected', 'superseded')),
    title text not null,
    body text,
    format text not null check (format in ('plain', 'markdown', 'html', 'csv')),
    file_id uuid,
    file_version integer,
    media_type text,
    size_bytes bigint,
    restored_from integer,
    -- Why it was rejected.
    why text,
    written_by uuid not null,
    written_by_name text not null,
    at timestamptz not null,
    -- Who approved it, and when first; null: nobody yet. What was approved once is read by whoever reads the document.
    approved_by uuid,
    approved_by_name text,
    approved_at timestamptz,
    primary key (tenant_id, document_id, number)
);
create index document_versions_by_writer on knowledge.document_versions (written_by);
create index document_versions_by_approver on knowledge.document_versions (approved_by) where approved_by is not null;

-- The same aggregate's: links between documents, as what readers see has them.
create table knowledge.document_links (
    tenant_id uuid not null,
    from_id uuid not null,
    to_id uuid not null,
    primary key (tenant_id, from_id, to_id)
);
create index document_links_back on knowledge.document_links (tenant_id, to_id);

-- The same aggregate's: links that open a document without signing in, known by the hash of their token alone.
create table knowledge.document_shares (
    id uuid primary key,
    tenant_id uuid not null,
    document_id uuid not null,
    token_hash text not null,
    shared_by uuid not null,
    shared_by_name text not null,
    made_at timestamptz not null,
    expires_at timestamptz not null,
    revoked_at timestamptz
);
create index document_shares_by_token on knowledge.document_shares (token_hash);
create index document_shares_of_document on knowledge.document_shares (tenant_id, document_id);
create index document_shares_by_maker on knowledge.document_shares (shared_by);

grant select, insert, update, delete
    on knowledge.spaces, knowledge.space_access, knowledge.documents, knowledge.document_versions,
       knowledge.document_links, knowledge.document_shares
    to portico_app;

alter table knowledge.spaces enable row level security;
alter table knowledge.spaces force row level security;
alter table knowledge.space_access enable row level security;
alter table knowledge.space_access force row level security;
alter table knowledge.documents enable row level security;
alter table knowledge.documents force row level security;
alter table knowledge.document_versions enable row level security;
alter table knowledge.document_versions force row level security;
alter table knowledge.document_links enable row level security;
alter table knowledge.document_links force row level security;
alter table knowledge.document_shares enable row level security;
alter table knowledge.document_shares force row level security;
create policy by_tenant on knowledge.spaces
    using (
        (select current_setting('app.reach', true)) = 'system'
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    )
    with check (
        (select current_setting('app.reach', true)) = 'system'
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    );
create policy by_tenant on knowledge.space_access
    using (
        (select current_setting('app.reach', true)) = 'system'
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    )
    with check (
        (select current_setting('app.reach', true)) = 'system'
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    );
create policy by_tenant on knowledge.documents
    using (
        (select current_setting('app.reach', true)) = 'system'
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    )
    with check (
        (select current_setting('app.reach', true)) = 'system'
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    );
create policy by_tenant on knowledge.document_versions
    using (
        (select current_setting('app.reach', true)) = 'system'
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    )
    with check (
        (select current_setting('app.reach', true)) = 'system'
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    );
create policy by_tenant on knowledge.document_links
    using (
        (select current_setting('app.reach', true)) = 'system'
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    )
    with check (
        (select current_setting('app.reach', true)) = 'system'
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    );
create policy by_tenant on knowledge.document_shares
    using (
        (select current_setting('app.reach', true)) = 'system'
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    )
    with check (
        (select current_setting('app.reach', true)) = 'system'
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    );

-- Every space there is, also that of a workspace of which nothing has changed.
create view knowledge.space_rows with (security_invoker = true) as
    select s.tenant_id, s.id, s.name, s.purpose, null::uuid as workspace_id, s.approval, s.created_at, s.archived_at,
           s.version
    from knowledge.spaces s
    where s.workspace_id is null
    union all
    select w.tenant_id, w.id, w.name, coalesce(nullif(s.purpose, ''), w.purpose), w.id, coalesce(s.approval, false),
           w.created_at, w.archived_at, coalesce(s.version, 0)
    from workspaces.workspace_rows w
    left join knowledge.spaces s on s.tenant_id = w.tenant_id and s.id = w.id and s.workspace_id is not null;

-- What each principal may do in each space: by name, as long as they are members of the tenant, and in the space of a workspace
-- as its people.
create view knowledge.space_people with (security_invoker = true) as
    select a.tenant_id, a.space_id, a.principal, a.role
    from knowledge.space_access a
    where a.kind <> 'person'
    union all
    select a.tenant_id, a.space_id, a.principal, a.role
    from knowledge.space_access a
    join tenancy.members m on m.tenant_id = a.tenant_id and m.id = a.person_id and m.since <= a.since
    union all
    select w.tenant_id, w.id, 'everybody', 'writer'
    from workspaces.workspace_rows w
    where w.everybody
    union all
    select p.tenant_id, p.workspace_id, 'person:' || p.id::text, case p.role when 'manager' then 'keeper' else 'writer' end
    from workspaces.workspace_people p;

-- Whom a space can name: the members of its tenant, but for the platform's own staff, and its teams.
create view knowledge.holders with (security_invoker = true) as
    select c.tenant_id, 'person' as kind, c.id, c.name
    from workspaces.colleagues c
    union all
    select t.tenant_id, 'team', t.id, t.name
    from tenancy.teams t;

grant select on knowledge.space_rows, knowledge.space_people, knowledge.holders to portico_app;
