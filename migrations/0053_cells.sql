-- Tenants with a database of their own: where it is, under which host its people reach it, and how far it is. What is in such a
-- database is in no other; this one knows the tenant itself, its plan, and this.
select set_config('app.reach', 'system', true);

alter table tenancy.tenants add column isolation text not null default 'shared' check (isolation in ('shared', 'dedicated'));
create index tenants_by_isolation on tenancy.tenants (isolation, created_at desc, id desc);

alter table tenancy.tenant_drafts add column isolation text check (isolation in ('shared', 'dedicated'));

create or replace view tenancy.tenants_listed with (security_invoker = true) as
    select t.id, t.name, t.kind, t.status, t.admin_email, t.created_at,
           case when not exists (
               select from identity.memberships m
               where m.tenant_id = t.id and m.roles && array['super_admin', 'admin', 'consultant', 'support']
           ) then coalesce(
               (select s.plan_code from billing.tenant_subscriptions s where s.tenant_id = t.id), 'basic'
           ) end as plan,
           t.isolation
    from tenancy.tenants t;

create table tenancy.cells (
    tenant_id uuid primary key,
    database text not null,
    host text not null check (host = lower(host)),
    state text not null check (state in ('opening', 'open', 'closed')),
    changed_at timestamptz not null,
    constraint cells_have_a_database_each unique (database),
    constraint cells_have_a_host_each unique (host)
);

grant select, insert, update, delete on tenancy.cells to portico_app;
alter table tenancy.cells enable row level security;
alter table tenancy.cells force row level security;
create policy by_tenant on tenancy.cells
    using (
        (select current_setting('app.reach', true)) in ('platform', 'system')
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    )
    with check ((select current_setting('app.reach', true)) in ('platform', 'system'));

-- Each process keeps what it has opened; a change makes all of them look again.
create function tenancy.tell_cells() returns trigger language plpgsql as $$
begin
    perform pg_notify('portico_cells', '');
    return null;
end $$;
create trigger cells_are_told after insert or update or delete on tenancy.cells
    for each statement execute function tenancy.tell_cells();
