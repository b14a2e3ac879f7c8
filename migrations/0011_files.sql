create schema files;
grant usage on schema files to portico_app;

-- Every object in the object store, with its key, sealed by its tenant's. A row is written before its object, so that
-- none can be forgotten. `kept_until` says when it may be destroyed; null: never.
create table files.stored_objects (
    id uuid primary key,
    tenant_id uuid not null,
    sealed_key bytea not null,
    kept_until timestamptz,
    -- Of previews alone: a version's own stand in its event.
    media_type text,
    size_bytes bigint,
    created_at timestamptz not null
);
create index stored_objects_to_destroy on files.stored_objects (kept_until) where kept_until is not null;

-- Projection of the file aggregate.
create table files.files (
    id uuid primary key,
    tenant_id uuid not null,
    owner_kind text not null,
    owner_id uuid not null,
    name text not null,
    status text not null check (status in ('kept', 'removed', 'purged')),
    media_type text not null,
    family text not null,
    size_bytes bigint not null,
    checksum text not null,
    version integer not null,
    has_preview boolean not null,
    added_by uuid not null,
    added_by_name text not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    removed_at timestamptz
);
create index files_by_age on files.files (tenant_id, status, updated_at desc, id desc);
create index files_by_name on files.files (tenant_id, status, name, id);
create index files_by_size on files.files (tenant_id, status, size_bytes, id);
create index files_removed on files.files (removed_at) where status = 'removed';

-- Projection of the file aggregate: the versions whose content is there.
create table files.file_versions (
    file_id uuid not null,
    number integer not null check (number > 0),
    tenant_id uuid not null,
    object_id uuid not null,
    preview_id uuid,
    media_type text not null,
    size_bytes bigint not null,
    checksum text not null,
    added_by uuid not null,
    added_by_name text not null,
    added_at timestamptz not null,
    primary key (file_id, number)
);
create index file_versions_by_tenant on files.file_versions (tenant_id, file_id, number desc);

-- Files on their way in. Not part of the log: until the last byte nothing has happened.
create table files.uploads (
    id uuid primary key,
    tenant_id uuid not null,
    file_id uuid,
    owner_kind text not null,
    owner_id uuid not null,
    name text not null,
    media_type text not null,
    size_bytes bigint not null check (size_bytes > 0),
    offset_bytes bigint not null default 0 check (offset_bytes between 0 and size_bytes),
    status text not null default 'open' check (status in ('open', 'done', 'refused')),
    refusal text,
    done_file_id uuid,
    done_version integer,
    begun_by uuid not null,
    begun_by_name text not null,
    begun_at timestamptz not null,
    expires_at timestamptz not null
);
create index uploads_by_tenant on files.uploads (tenant_id, status);
create index uploads_by_end on files.uploads (expires_at);

-- The parts that have arrived, each an object.
create table files.upload_parts (
    upload_id uuid not null references files.uploads on delete cascade,
    offset_bytes bigint not null,
    tenant_id uuid not null,
    size_bytes bigint not null check (size_bytes > 0),
    object_id uuid not null,
    primary key (upload_id, offset_bytes)
);
create index upload_parts_by_object on files.upload_parts (object_id);

grant select, insert, update, delete
    on files.stored_objects, files.files, files.file_versions, files.uploads, files.upload_parts to portico_app;

alter table files.stored_objects enable row level security;
alter table files.stored_objects force row level security;
alter table files.files enable row level security;
alter table files.files force row level security;
alter table files.file_versions enable row level security;
alter table files.file_versions force row level security;
alter table files.uploads enable row level security;
alter table files.uploads force row level security;
alter table files.upload_parts enable row level security;
alter table files.upload_parts force row level security;
create policy by_tenant on files.stored_objects
    using (
        (select current_setting('app.reach', true)) = 'system'
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    )
    with check (
        (select current_setting('app.reach', true)) = 'system'
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    );
create policy by_tenant on files.files
    using (
        (select current_setting('app.reach', true)) = 'system'
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    )
    with check (
        (select current_setting('app.reach', true)) = 'system'
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    );
create policy by_tenant on files.file_versions
    using (
        (select current_setting('app.reach', true)) = 'system'
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    )
    with check (
        (select current_setting('app.reach', true)) = 'system'
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    );
create policy by_tenant on files.uploads
    using (
        (select current_setting('app.reach', true)) = 'system'
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    )
    with check (
        (select current_setting('app.reach', true)) = 'system'
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    );
create policy by_tenant on files.upload_parts
    using (
        (select current_setting('app.reach', true)) = 'system'
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    )
    with check (
        (select current_setting('app.reach', true)) = 'system'
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    );
