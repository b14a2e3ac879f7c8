-- Projection of the provisioning aggregate: what tenants' directories say of their people (SCIM 2.0).
create table federation.provisioned (
    id uuid primary key,
    tenant_id uuid not null,
    person_id uuid not null,
    directory_name text not null,
    external_id text,
    address text,
    entry jsonb not null,
    created_at timestamptz not null,
    changed_at timestamptz not null
);
create unique index provisioned_by_name on federation.provisioned (tenant_id, lower(directory_name));
create unique index provisioned_by_person on federation.provisioned (tenant_id, person_id);
create index provisioned_of_person on federation.provisioned (person_id);
create index provisioned_by_external_id on federation.provisioned (tenant_id, external_id);
create index provisioned_by_address on federation.provisioned (tenant_id, address);
create index provisioned_by_age on federation.provisioned (tenant_id, created_at, id);

grant select, insert, update, delete on federation.provisioned to portico_app;
alter table federation.provisioned enable row level security;
alter table federation.provisioned force row level security;
create policy by_tenant on federation.provisioned
    using (
        (select current_setting('app.reach', true)) in ('platform', 'system')
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    )
    with check (
        (select current_setting('app.reach', true)) = 'system'
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    );
