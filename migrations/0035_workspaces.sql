-- AI workspaces: who works in one, with which models, under which rules.

-- Projection of the workspace aggregate. A tenant's main one bears the tenant's id, and has a row once something about it has
-- changed; its name is empty while it is called as the tenant.
create table workspaces.workspaces (
    tenant_id uuid not null,
    id uuid not null,
    name text not null,
    purpose text not null,
    everybody boolean not null,
    models text[],
    retention_days smallint check (retention_days > 0),
    safety jsonb not null,
    budgets jsonb not null,
    created_at timestamptz not null,
    archived_at timestamptz,
    version integer not null,
    primary key (tenant_id, id)
);
create index workspaces_that_forget on workspaces.workspaces (tenant_id, id) where retention_days is not null;

-- The same aggregate's: who is named in it.
create table workspaces.workspace_members (
    tenant_id uuid not null,
    workspace_id uuid not null,
    person_id uuid not null,
    role text not null check (role in ('member', 'manager')),
    since timestamptz not null,
    primary key (tenant_id, workspace_id, person_id)
);
create index workspace_members_by_person on workspaces.workspace_members (person_id);

grant select, insert, update, delete on workspaces.workspaces, workspaces.workspace_members to portico_app;
alter table workspaces.workspaces enable row level security;
alter table workspaces.workspaces force row level security;
alter table workspaces.workspace_members enable row level security;
alter table workspaces.workspace_members force row level security;
create policy by_tenant on workspaces.workspaces
    using (
        (select current_setting('app.reach', true)) = 'system'
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    )
    with check (
        (select current_setting('app.reach', true)) = 'system'
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    );
create policy by_tenant on workspaces.workspace_members
    using (
        (select current_setting('app.reach', true)) = 'system'
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    )
    with check (
        (select current_setting('app.reach', true)) = 'system'
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    );

-- Whom a workspace can name: the members of its tenant, but for the platform's own staff.
create view workspaces.colleagues with (security_invoker = true) as
    select m.tenant_id, m.id, m.name, m.since
    from tenancy.members m
    where not identity.is_staff_elsewhere(m.id, m.tenant_id);

-- Those who are named, as long as they are members of the tenant.
create view workspaces.workspace_people with (security_invoker = true) as
    select p.tenant_id, p.workspace_id, p.person_id as id, m.name, p.role, p.since
    from workspaces.workspace_members p
    join tenancy.members m on m.tenant_id = p.tenant_id and m.id = p.person_id and m.since <= p.since;

-- Every workspace there is, also a main one of which nothing has changed.
create view workspaces.workspace_rows with (security_invoker = true) as
    select w.tenant_id, w.id, case when w.name = '' then t.name else w.name end as name, w.purpose, w.everybody, w.models,
           w.retention_days, w.safety, w.budgets, w.archived_at,
           case when w.id = w.tenant_id then t.created_at else w.created_at end as created_at, w.version,
           (select count(*) from workspaces.workspace_people p
            where p.tenant_id = w.tenant_id and p.workspace_id = w.id) as members
    from workspaces.workspaces w
    join tenancy.tenants t on t.id = w.tenant_id
    union all
    select t.id, t.id, t.name, '', true, null::text[], null::smallint, null::jsonb, null::jsonb, null::timestamptz,
           t.created_at, 0, 0::bigint
    from tenancy.tenants t
    where not exists (select from workspaces.workspaces w where w.tenant_id = t.id and w.id = t.id);

grant select on workspaces.colleagues, workspaces.workspace_people, workspaces.workspace_rows to portico_app;
