create schema tenancy;
grant usage on schema tenancy to portico_app;

-- Projection of the tenant aggregate. A tenant's row belongs to the tenant itself.
create table tenancy.tenants (
    id uuid primary key,
    tenant_id uuid not null generated always as (id) stored,
    name text not null,
    kind text not null check (kind in ('organisation', 'agency', 'individual')),
    status text not null check (status in ('active')),
    admin_email text not null,
    created_at timestamptz not null,
    version integer not null
);
create index tenants_by_age on tenancy.tenants (created_at desc, id desc);
create index tenants_by_name on tenancy.tenants (lower(name), id);

grant select, insert, update, delete on tenancy.tenants to portico_app;
alter table tenancy.tenants enable row level security;
alter table tenancy.tenants force row level security;
create policy by_tenant on tenancy.tenants
    using (
        (select current_setting('app.reach', true)) in ('platform', 'system')
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    )
    with check ((select current_setting('app.reach', true)) in ('platform', 'system'));
