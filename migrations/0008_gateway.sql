-- What the gateway itself keeps: answers that may be asked for again, rates, use, and the log of requests.
create schema gateway;
grant usage on schema gateway to portico_app;

-- A command that was asked for with an idempotency key. The row is claimed before the handler's effects and carries
-- the answer when the same transaction commits: there is no effect without its answer, and no answer without it.
create table gateway.idempotency_keys (
    tenant_id uuid not null,
    key text not null check (length(key) between 1 and 255),
    fingerprint bytea not null,
    made_at timestamptz not null,
    -- Sealed with the person's key: an answer may name them, or carry what only they should see.
    answer bytea,
    primary key (tenant_id, key)
);
create index idempotency_keys_by_age on gateway.idempotency_keys (made_at);
grant select, insert, update, delete on gateway.idempotency_keys to portico_app;
alter table gateway.idempotency_keys enable row level security;
alter table gateway.idempotency_keys force row level security;
create policy by_tenant on gateway.idempotency_keys
    using (
        (select current_setting('app.reach', true)) = 'system'
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    )
    with check (
        (select current_setting('app.reach', true)) = 'system'
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    );

-- How many calls somebody has left in the window that is running. Each process takes some in advance and counts them
-- down in memory; what is lost in a crash of the database is at most one window. No tenant: most rows are of addresses
-- and people, and every row is named by a hash.
create unlogged table gateway.rate_buckets (
    bucket bytea primary key,
    left_over integer not null check (left_over >= 0),
    granted integer not null,
    ends_at timestamptz not null
) with (fillfactor = 50);
create index rate_buckets_by_end on gateway.rate_buckets (ends_at);
grant select, insert, update, delete on gateway.rate_buckets to portico_app;

-- Use by tenant, minute, operation, door, outcome and actor; added up from every process.
create table gateway.usage_logs (
    id uuid not null default gen_random_uuid(),
    tenant_id uuid not null,
    minute timestamptz not null,
    operation text not null,
    door text not null,
    outcome text not null check (outcome in ('ok', 'refused', 'failed')),
    actor text not null,
    calls bigint not null,
    errors bigint not null,
    latency_us bigint not null,
    primary key (tenant_id, minute, operation, door, outcome, actor)
);
create index usage_logs_by_minute on gateway.usage_logs (minute desc, id desc);
grant select, insert, update, delete on gateway.usage_logs to portico_app;
alter table gateway.usage_logs enable row level security;
alter table gateway.usage_logs force row level security;
create policy by_tenant on gateway.usage_logs
    using (
        (select current_setting('app.reach', true)) in ('platform', 'system')
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    )
    with check ((select current_setting('app.reach', true)) = 'system');

-- Requests, to find one by the id that its caller was told. No bodies, no addresses as they are, no query strings.
create table gateway.requests (
    id uuid primary key,
    at timestamptz not null,
    tenant_id uuid,
    person_id uuid,
    operation text,
    door text not null,
    method text not null,
    status smallint not null,
    code text,
    latency_us bigint not null,
    address_hash text
);
create index requests_by_time on gateway.requests (at desc, id desc);
create index requests_by_operation on gateway.requests (operation, at desc, id desc);
create index requests_by_tenant on gateway.requests (tenant_id, at desc, id desc);
create index requests_with_errors on gateway.requests (status, at desc, id desc) where status >= 400;
grant select, insert, delete on gateway.requests to portico_app;
alter table gateway.requests enable row level security;
alter table gateway.requests force row level security;
create policy by_tenant on gateway.requests
    using (
        (select current_setting('app.reach', true)) in ('platform', 'system')
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    )
    with check ((select current_setting('app.reach', true)) = 'system');
