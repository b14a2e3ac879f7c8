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
    answer jsonb,
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
