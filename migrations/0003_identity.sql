create schema identity;
grant usage on schema identity to portico_app;

-- Projection of the person aggregate: people are global, one e-mail each.
create table identity.users (
    id uuid primary key,
    email text not null unique check (email = lower(email)),
    name text not null,
    created_at timestamptz not null,
    version integer not null
);

-- Projection: where people are members, and as what.
create table identity.memberships (
    tenant_id uuid not null,
    user_id uuid not null references identity.users,
    roles text[] not null,
    granted_at timestamptz not null,
    primary key (tenant_id, user_id)
);
create index memberships_by_user on identity.memberships (user_id);

-- Secrets are state, never events: they are replaced, not remembered.
create table identity.credentials (
    user_id uuid primary key references identity.users,
    password_hash text not null,
    changed_at timestamptz not null
);

create table identity.sessions (
    id uuid primary key,
    user_id uuid not null references identity.users,
    tenant_id uuid not null,
    -- SHA-256 of the secret in the browser's cookie; null for programs.
    cookie_hash bytea,
    -- SHA-256 of the refresh token's secret that is valid now; null for browsers.
    refresh_hash bytea,
    user_agent text not null default '',
    created_at timestamptz not null,
    expires_at timestamptz not null,
    revoked_at timestamptz
);
create index sessions_by_user on identity.sessions (user_id);

grant select, insert, update, delete
    on identity.users, identity.memberships, identity.credentials, identity.sessions to portico_app;

alter table identity.users enable row level security;
alter table identity.users force row level security;
alter table identity.memberships enable row level security;
alter table identity.memberships force row level security;
alter table identity.credentials enable row level security;
alter table identity.credentials force row level security;
alter table identity.sessions enable row level security;
alter table identity.sessions force row level security;

create policy by_tenant on identity.memberships
    using (
        (select current_setting('app.reach', true)) in ('platform', 'system')
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    )
    with check ((select current_setting('app.reach', true)) in ('platform', 'system'));
-- A tenant sees the people who are its members.
create policy by_membership on identity.users
    using (
        (select current_setting('app.reach', true)) in ('platform', 'system')
        or exists (select from identity.memberships m where m.user_id = users.id)
    )
    with check ((select current_setting('app.reach', true)) in ('platform', 'system'));
-- Secrets and sessions are read by the sign-in alone.
create policy by_system on identity.credentials
    using ((select current_setting('app.reach', true)) = 'system')
    with check ((select current_setting('app.reach', true)) in ('platform', 'system'));
create policy by_system on identity.sessions
    using ((select current_setting('app.reach', true)) = 'system')
    with check ((select current_setting('app.reach', true)) = 'system');
