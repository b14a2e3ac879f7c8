-- A tenant's own house: settings, looks, secrets, profile, and how its people are divided.

-- Projection of the configuration aggregate: what tenants have set for themselves.
create table tenancy.settings (
    tenant_id uuid not null,
    setting text not null,
    value text not null,
    changed_at timestamptz not null,
    primary key (tenant_id, setting)
);

-- Projection of the brand aggregate: how a tenant looks.
create table tenancy.brands (
    tenant_id uuid primary key,
    name text,
    colour text,
    logo_kind text check (logo_kind in ('png', 'jpeg', 'webp')),
    logo_digest text,
    version integer not null
);

-- The bytes of logos, sealed by the key of the tenant. State, found by what they are.
create table tenancy.logos (
    tenant_id uuid not null,
    digest text not null check (length(digest) = 64),
    kind text not null check (kind in ('png', 'jpeg', 'webp')),
    sealed bytea not null,
    primary key (tenant_id, digest)
);
create index logos_by_digest on tenancy.logos (digest);

-- Projection of the secret aggregate: names and fingerprints.
create table tenancy.secrets (
    tenant_id uuid not null,
    id uuid not null,
    name text not null,
    fingerprint text not null,
    changed_at timestamptz not null,
    -- Until when the value before the present one can be read.
    old_until timestamptz,
    version integer not null,
    primary key (tenant_id, id)
);
create unique index secrets_by_name on tenancy.secrets (tenant_id, lower(name));
create index secrets_in_order on tenancy.secrets (tenant_id, lower(name), id);
create index secrets_by_age on tenancy.secrets (tenant_id, changed_at desc, id desc);

-- The values are state, never events; sealed by the key of the tenant. Two hold while a rotated secret overlaps.
create table tenancy.secret_values (
    tenant_id uuid not null,
    secret_id uuid not null,
    id uuid not null,
    sealed bytea not null,
    made_at timestamptz not null,
    -- Null: the present one.
    ends_at timestamptz,
    primary key (tenant_id, secret_id, id)
);
create index secret_values_by_end on tenancy.secret_values (ends_at) where ends_at is not null;

-- When a program last read a secret, to the minute.
create table tenancy.secret_uses (
    tenant_id uuid not null,
    secret_id uuid not null,
    used_at timestamptz not null,
    primary key (tenant_id, secret_id)
);

-- What fingerprints of secrets are made with, so that nobody can try values against them; sealed like the secrets.
create table tenancy.fingerprint_keys (
    tenant_id uuid primary key,
    sealed bytea not null
);

-- Projection of the organisation aggregate: what a company says about itself.
create table tenancy.organisations (
    tenant_id uuid primary key,
    profile jsonb not null,
    version integer not null
);

-- Projection of the team aggregate.
create table tenancy.teams (
    tenant_id uuid not null,
    id uuid not null,
    name text not null,
    added_at timestamptz not null,
    version integer not null,
    primary key (tenant_id, id)
);
create unique index teams_by_name on tenancy.teams (tenant_id, lower(name));
create index teams_in_order on tenancy.teams (tenant_id, lower(name), id);
create index teams_by_age on tenancy.teams (tenant_id, added_at desc, id desc);

create table tenancy.team_members (
    tenant_id uuid not null,
    team_id uuid not null,
    person_id uuid not null,
    since timestamptz not null,
    primary key (tenant_id, team_id, person_id)
);
create index team_members_by_person on tenancy.team_members (person_id);

-- Projection of the tree of departments.
create table tenancy.departments (
    tenant_id uuid not null,
    id uuid not null,
    name text not null,
    parent_id uuid,
    primary key (tenant_id, id)
);
create index departments_in_order on tenancy.departments (tenant_id, lower(name), id);
create index departments_below on tenancy.departments (tenant_id, parent_id);

-- Projection of the posting aggregate: who works in which department.
create table tenancy.postings (
    tenant_id uuid not null,
    person_id uuid not null,
    department_id uuid not null,
    since timestamptz not null,
    primary key (tenant_id, person_id)
);
create index postings_by_department on tenancy.postings (tenant_id, department_id, person_id);
create index postings_by_person on tenancy.postings (person_id);

-- Projection of the location aggregate.
create table tenancy.locations (
    tenant_id uuid not null,
    id uuid not null,
    name text not null,
    time_zone text not null,
    address text,
    added_at timestamptz not null,
    version integer not null,
    primary key (tenant_id, id)
);
create unique index locations_by_name on tenancy.locations (tenant_id, lower(name));
create index locations_in_order on tenancy.locations (tenant_id, lower(name), id);
create index locations_by_age on tenancy.locations (tenant_id, added_at desc, id desc);

-- What the platform has set for everybody.
create table tenancy.platform_settings (
    setting text primary key,
    value text not null,
    changed_at timestamptz not null
);

grant select, insert, update, delete
    on tenancy.settings, tenancy.brands, tenancy.logos, tenancy.secrets,
       tenancy.secret_values, tenancy.secret_uses, tenancy.fingerprint_keys, tenancy.organisations,
       tenancy.teams, tenancy.team_members, tenancy.departments, tenancy.postings,
       tenancy.locations, tenancy.platform_settings
    to portico_app;

alter table tenancy.settings enable row level security;
alter table tenancy.settings force row level security;
create policy by_tenant on tenancy.settings
    using ((select current_setting('app.reach', true)) in ('platform', 'system')
           or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
    with check ((select current_setting('app.reach', true)) in ('platform', 'system')
                or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));

alter table tenancy.brands enable row level security;
alter table tenancy.brands force row level security;
create policy by_tenant on tenancy.brands
    using ((select current_setting('app.reach', true)) in ('platform', 'system')
           or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
    with check ((select current_setting('app.reach', true)) in ('platform', 'system')
                or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));

alter table tenancy.logos enable row level security;
alter table tenancy.logos force row level security;
create policy by_tenant on tenancy.logos
    using ((select current_setting('app.reach', true)) in ('platform', 'system')
           or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
    with check ((select current_setting('app.reach', true)) in ('platform', 'system')
                or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));

alter table tenancy.secrets enable row level security;
alter table tenancy.secrets force row level security;
create policy by_tenant on tenancy.secrets
    using ((select current_setting('app.reach', true)) in ('platform', 'system')
           or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
    with check ((select current_setting('app.reach', true)) in ('platform', 'system')
                or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));

alter table tenancy.secret_values enable row level security;
alter table tenancy.secret_values force row level security;
create policy by_tenant on tenancy.secret_values
    using ((select current_setting('app.reach', true)) in ('platform', 'system')
           or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
    with check ((select current_setting('app.reach', true)) in ('platform', 'system')
                or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));

alter table tenancy.secret_uses enable row level security;
alter table tenancy.secret_uses force row level security;
create policy by_tenant on tenancy.secret_uses
    using ((select current_setting('app.reach', true)) in ('platform', 'system')
           or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
    with check ((select current_setting('app.reach', true)) in ('platform', 'system')
                or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));

alter table tenancy.fingerprint_keys enable row level security;
alter table tenancy.fingerprint_keys force row level security;
create policy by_tenant on tenancy.fingerprint_keys
    using ((select current_setting('app.reach', true)) in ('platform', 'system')
           or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
    with check ((select current_setting('app.reach', true)) in ('platform', 'system')
                or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));

alter table tenancy.organisations enable row level security;
alter table tenancy.organisations force row level security;
create policy by_tenant on tenancy.organisations
    using ((select current_setting('app.reach', true)) in ('platform', 'system')
           or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
    with check ((select current_setting('app.reach', true)) in ('platform', 'system')
                or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));

alter table tenancy.teams enable row level security;
alter table tenancy.teams force row level security;
create policy by_tenant on tenancy.teams
    using ((select current_setting('app.reach', true)) in ('platform', 'system')
           or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
    with check ((select current_setting('app.reach', true)) in ('platform', 'system')
                or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));

alter table tenancy.team_members enable row level security;
alter table tenancy.team_members force row level security;
create policy by_tenant on tenancy.team_members
    using ((select current_setting('app.reach', true)) in ('platform', 'system')
           or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
    with check ((select current_setting('app.reach', true)) in ('platform', 'system')
                or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));

alter table tenancy.departments enable row level security;
alter table tenancy.departments force row level security;
create policy by_tenant on tenancy.departments
    using ((select current_setting('app.reach', true)) in ('platform', 'system')
           or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
    with check ((select current_setting('app.reach', true)) in ('platform', 'system')
                or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));

alter table tenancy.postings enable row level security;
alter table tenancy.postings force row level security;
create policy by_tenant on tenancy.postings
    using ((select current_setting('app.reach', true)) in ('platform', 'system')
           or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
    with check ((select current_setting('app.reach', true)) in ('platform', 'system')
                or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));

alter table tenancy.locations enable row level security;
alter table tenancy.locations force row level security;
create policy by_tenant on tenancy.locations
    using ((select current_setting('app.reach', true)) in ('platform', 'system')
           or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
    with check ((select current_setting('app.reach', true)) in ('platform', 'system')
                or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));

-- Each process keeps the settings and looks that it was asked for; a change makes all of them forget.
create function tenancy.tell_houses() returns trigger language plpgsql as $$
begin
    perform pg_notify('portico_houses', '');
    return null;
end $$;
create trigger settings_are_told after insert or update or delete on tenancy.settings
    for each statement execute function tenancy.tell_houses();
create trigger platform_settings_are_told after insert or update or delete on tenancy.platform_settings
    for each statement execute function tenancy.tell_houses();
create trigger brands_are_told after insert or update or delete on tenancy.brands
    for each statement execute function tenancy.tell_houses();

-- Members as teams and departments know them. Whoever left the tenant and came back isn't where they were before.
create view tenancy.members with (security_invoker = true) as
    select m.tenant_id, u.id, u.name, m.granted_at as since
    from identity.memberships m
    join identity.users u on u.id = m.user_id
    where u.erased_at is null;
create view tenancy.team_people with (security_invoker = true) as
    select t.tenant_id, t.team_id, t.person_id as id, m.name, t.since
    from tenancy.team_members t
    join tenancy.members m on m.tenant_id = t.tenant_id and m.id = t.person_id and m.since <= t.since;
create view tenancy.team_rows with (security_invoker = true) as
    select t.tenant_id, t.id, t.name, t.added_at,
           (select count(*) from tenancy.team_people p where p.tenant_id = t.tenant_id and p.team_id = t.id) as people
    from tenancy.teams t;
create view tenancy.department_people with (security_invoker = true) as
    select p.tenant_id, p.department_id, p.person_id as id, m.name, p.since
    from tenancy.postings p
    join tenancy.departments d on d.tenant_id = p.tenant_id and d.id = p.department_id
    join tenancy.members m on m.tenant_id = p.tenant_id and m.id = p.person_id and m.since <= p.since;
create view tenancy.department_rows with (security_invoker = true) as
    select d.tenant_id, d.id, d.name, d.parent_id,
           (select count(*) from tenancy.department_people p
            where p.tenant_id = d.tenant_id and p.department_id = d.id) as people
    from tenancy.departments d;
create view tenancy.kept_secrets with (security_invoker = true) as
    select s.tenant_id, s.id, s.name, s.fingerprint, s.changed_at, s.old_until, u.used_at
    from tenancy.secrets s
    left join tenancy.secret_uses u on u.tenant_id = s.tenant_id and u.secret_id = s.id;
grant select
    on tenancy.members, tenancy.team_people, tenancy.team_rows, tenancy.department_people, tenancy.department_rows,
       tenancy.kept_secrets
    to portico_app;
