create schema federation;
grant usage on schema federation to portico_app;

-- Projection of the identity provider aggregate: where people prove who they are.
create table federation.providers (
    id uuid primary key,
    tenant_id uuid not null,
    name text not null,
    issuer text not null,
    client_id text not null,
    used_by text not null check (used_by in ('tenant', 'everybody')),
    admission jsonb not null,
    connected_at timestamptz not null
);
create index providers_by_age on federation.providers (tenant_id, connected_at desc, id desc);
create index providers_by_name on federation.providers (tenant_id, lower(name), id);
create index providers_for_everybody on federation.providers (lower(name), id) where used_by = 'everybody';

-- As whom Portico is registered there. Secrets are state, never events; sealed by the key of the tenant.
create table federation.provider_secrets (
    provider_id uuid primary key,
    tenant_id uuid not null,
    sealed bytea not null
);

-- Projection of the identity provider aggregate: domains that tenants claim. Many may claim one; it is one tenant's once
-- its own records say so.
create table federation.domains (
    id uuid primary key,
    tenant_id uuid not null,
    provider_id uuid not null,
    domain text not null check (domain = lower(domain)),
    challenge text not null,
    claimed_at timestamptz not null,
    verified_at timestamptz
);
create unique index domains_are_one_tenants on federation.domains (domain) where verified_at is not null;
create index domains_by_name on federation.domains (tenant_id, domain, id);
create index domains_by_age on federation.domains (tenant_id, claimed_at desc, id desc);
create index domains_by_provider on federation.domains (provider_id);

-- Sign-ins under way at a provider. Nonce and verifier are made of the browser's ticket, which isn't kept.
create table federation.attempts (
    state_hash bytea primary key,
    tenant_id uuid not null,
    provider_id uuid not null,
    next text,
    expires_at timestamptz not null
);
create index attempts_by_end on federation.attempts (expires_at);

-- Who is who: a person at a provider, by a hash of what the provider calls them, and their account here.
create table federation.links (
    provider_id uuid not null,
    subject_hash bytea not null,
    tenant_id uuid not null,
    person_id uuid not null,
    linked_at timestamptz not null,
    primary key (provider_id, subject_hash)
);
create index links_by_person on federation.links (person_id);

-- Projection of the app aggregate: what people can let act for them.
create table federation.apps (
    id uuid primary key,
    tenant_id uuid not null,
    name text not null,
    kind text not null check (kind in ('confidential', 'public')),
    redirect_uris text[] not null,
    scopes text[] not null,
    by_itself text[] not null,
    registered_at timestamptz not null
);
create index apps_by_age on federation.apps (tenant_id, registered_at desc, id desc);
create index apps_by_name on federation.apps (tenant_id, lower(name), id);

-- SHA-256 of an app's secret, which is random.
create table federation.app_secrets (
    app_id uuid primary key,
    tenant_id uuid not null,
    secret_hash bytea not null
);

-- What people let apps do, in one of their memberships.
create table federation.consents (
    app_id uuid not null,
    person_id uuid not null,
    tenant_id uuid not null,
    scopes text[] not null,
    allowed_at timestamptz not null,
    primary key (app_id, tenant_id, person_id)
);
create index consents_by_person on federation.consents (person_id, tenant_id);

-- A family of tokens: what came of one code, or of an app's own secret. Hashes are SHA-256 of random secrets; only the
-- newest of each kind counts.
create table federation.grants (
    id uuid primary key,
    app_id uuid not null,
    tenant_id uuid not null,
    -- null: the app acts as itself.
    person_id uuid,
    scopes text[] not null,
    access_hash bytea not null,
    access_scopes text[] not null,
    access_expires_at timestamptz not null,
    refresh_hash bytea,
    signed_in_at timestamptz,
    begun_at timestamptz not null,
    expires_at timestamptz not null,
    revoked_at timestamptz
);
create index grants_by_app on federation.grants (app_id);
create index grants_by_person on federation.grants (person_id);
create index grants_by_end on federation.grants (expires_at);

-- Codes on their way to apps: for a minute, and for one use. A used one is kept so that its copy is found out.
create table federation.codes (
    code_hash bytea primary key,
    app_id uuid not null,
    tenant_id uuid not null,
    person_id uuid not null,
    redirect_uri text not null,
    scopes text[] not null,
    challenge text not null,
    nonce text,
    signed_in_at timestamptz not null,
    expires_at timestamptz not null,
    grant_id uuid
);
create index codes_by_end on federation.codes (expires_at);
create index codes_by_person on federation.codes (person_id);

grant select, insert, update, delete
    on federation.providers, federation.provider_secrets, federation.domains, federation.attempts, federation.links,
       federation.apps, federation.app_secrets, federation.consents, federation.grants, federation.codes
    to portico_app;

alter table federation.providers enable row level security;
alter table federation.providers force row level security;
alter table federation.provider_secrets enable row level security;
alter table federation.provider_secrets force row level security;
alter table federation.domains enable row level security;
alter table federation.domains force row level security;
alter table federation.attempts enable row level security;
alter table federation.attempts force row level security;
alter table federation.links enable row level security;
alter table federation.links force row level security;
alter table federation.apps enable row level security;
alter table federation.apps force row level security;
alter table federation.app_secrets enable row level security;
alter table federation.app_secrets force row level security;
alter table federation.consents enable row level security;
alter table federation.consents force row level security;
alter table federation.grants enable row level security;
alter table federation.grants force row level security;
alter table federation.codes enable row level security;
alter table federation.codes force row level security;
create policy by_tenant on federation.providers
    using (
        (select current_setting('app.reach', true)) in ('platform', 'system')
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    )
    with check (
        (select current_setting('app.reach', true)) = 'system'
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    );
create policy by_tenant on federation.provider_secrets
    using (
        (select current_setting('app.reach', true)) = 'system'
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    )
    with check (
        (select current_setting('app.reach', true)) = 'system'
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    );
create policy by_tenant on federation.domains
    using (
        (select current_setting('app.reach', true)) in ('platform', 'system')
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    )
    with check (
        (select current_setting('app.reach', true)) = 'system'
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    );
create policy by_tenant on federation.links
    using (
        (select current_setting('app.reach', true)) in ('platform', 'system')
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    )
    with check (
        (select current_setting('app.reach', true)) = 'system'
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    );
create policy by_tenant on federation.apps
    using (
        (select current_setting('app.reach', true)) in ('platform', 'system')
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    )
    with check (
        (select current_setting('app.reach', true)) = 'system'
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    );
create policy by_tenant on federation.app_secrets
    using (
        (select current_setting('app.reach', true)) in ('platform', 'system')
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    )
    with check (
        (select current_setting('app.reach', true)) = 'system'
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    );
-- What the protocols keep on their way is read by the sign-in and the tokens alone.
create policy by_system on federation.attempts
    using ((select current_setting('app.reach', true)) = 'system')
    with check ((select current_setting('app.reach', true)) = 'system');
create policy by_system on federation.consents
    using ((select current_setting('app.reach', true)) = 'system')
    with check ((select current_setting('app.reach', true)) = 'system');
create policy by_system on federation.grants
    using ((select current_setting('app.reach', true)) = 'system')
    with check ((select current_setting('app.reach', true)) = 'system');
create policy by_system on federation.codes
    using ((select current_setting('app.reach', true)) = 'system')
    with check ((select current_setting('app.reach', true)) = 'system');
