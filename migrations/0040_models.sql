-- The services that models answer through: the platform's and tenants' own.
create schema models;
grant usage on schema models to portico_app;

-- Projection of the model provider aggregate.
create table models.model_providers (
    id uuid primary key,
    tenant_id uuid not null,
    name text not null,
    kind text not null check (kind in ('local', 'openai', 'anthropic', 'gemini')),
    -- null: the usual address of the protocol.
    base_url text,
    -- null: it asks for no key.
    key_fingerprint text,
    rank integer not null,
    is_on boolean not null,
    -- Ids, names, contexts and prices.
    models jsonb not null,
    changed_at timestamptz not null,
    version integer not null
);
create index model_providers_by_rank on models.model_providers (tenant_id, rank, id);

-- The same aggregate, of the platform's providers what every tenant may know: who answers with which models.
create table models.platform_offers (
    id uuid primary key,
    name text not null,
    kind text not null,
    rank integer not null,
    is_on boolean not null,
    models jsonb not null
);

-- The keys that providers ask for. Secrets are state, never events; sealed by the key of the tenant.
create table models.provider_keys (
    provider_id uuid primary key,
    tenant_id uuid not null,
    sealed bytea not null
);

grant select, insert, update, delete on models.model_providers, models.platform_offers, models.provider_keys
    to portico_app;

alter table models.model_providers enable row level security;
alter table models.model_providers force row level security;
create policy by_tenant on models.model_providers
    using ((select current_setting('app.reach', true)) in ('platform', 'system')
           or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
    with check ((select current_setting('app.reach', true)) in ('platform', 'system')
                or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
alter table models.platform_offers enable row level security;
alter table models.platform_offers force row level security;
create policy read_by_everybody on models.platform_offers for select using (true);
create policy written_by_platform on models.platform_offers
    using ((select current_setting('app.reach', true)) in ('platform', 'system'))
    with check ((select current_setting('app.reach', true)) in ('platform', 'system'));
alter table models.provider_keys enable row level security;
alter table models.provider_keys force row level security;
create policy by_tenant on models.provider_keys
    using ((select current_setting('app.reach', true)) in ('platform', 'system')
           or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
    with check ((select current_setting('app.reach', true)) in ('platform', 'system')
                or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
