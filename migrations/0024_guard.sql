-- The copy of everything that Portico keeps about a person, while it waits for them. The bytes are an object of the file
-- store, sealed by the tenant's key; it is destroyed when its time is over.
create table identity.data_exports (
    id uuid primary key,
    tenant_id uuid not null,
    person_id uuid not null,
    -- Themselves, or somebody who may ask for it on their behalf.
    asked_by uuid not null,
    object_id uuid not null,
    size_bytes bigint not null check (size_bytes > 0),
    checksum text not null,
    made_at timestamptz not null,
    expires_at timestamptz not null
);
create index data_exports_by_person on identity.data_exports (person_id, made_at desc, id desc);
create index data_exports_by_end on identity.data_exports (expires_at);
create index data_exports_by_tenant on identity.data_exports (tenant_id);
grant select, insert, update, delete on identity.data_exports to portico_app;
alter table identity.data_exports enable row level security;
alter table identity.data_exports force row level security;
-- Nobody's but its person's, whatever tenant they are in: read by their id in transactions of the system.
create policy by_system on identity.data_exports
    using ((select current_setting('app.reach', true)) = 'system')
    with check ((select current_setting('app.reach', true)) = 'system');

-- What a person ordered, for their own page.
create index jobs_by_person on platform.jobs (person_id, created_at desc, id desc) where person_id is not null;

-- Sessions of everybody, for those who run the installation, and of a tenant.
create index sessions_by_use on identity.sessions (last_used_at desc, id desc);
create index sessions_by_begin on identity.sessions (created_at desc, id desc);
create index sessions_by_tenant on identity.sessions (tenant_id, last_used_at desc, id desc);
create index sessions_by_tenant_and_begin on identity.sessions (tenant_id, created_at desc, id desc);
create index sessions_of_browsers on identity.sessions (last_used_at desc, id desc) where cookie_hash is not null;
create index sessions_of_programs on identity.sessions (last_used_at desc, id desc) where cookie_hash is null;
create index sessions_ended on identity.sessions (last_used_at desc, id desc) where revoked_at is not null;

-- Keys of every tenant.
create index api_keys_revoked on identity.api_keys (created_at desc, id desc) where revoked_at is not null;
create index api_keys_by_end on identity.api_keys (expires_at) where expires_at is not null;
create index api_keys_by_age_of_all on identity.api_keys (created_at desc, id desc);
create index api_keys_by_holder on identity.api_keys (person_id, created_at desc, id desc) where person_id is not null;

-- A tenant's own host is part of its house: links in its mails lead there.
create trigger hosts_are_told_to_houses after insert or update or delete on tenancy.hosts
    for each statement execute function tenancy.tell_houses();
