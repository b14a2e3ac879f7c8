-- The order of the log, facts about tenants that the store itself needs, keys for what can be erased, snapshots.

-- The log is read in the order (transaction_id, position), below the oldest transaction in flight: a position alone
-- says nothing, since a transaction may take its numbers early and commit late. A dump that is restored into a new
-- cluster begins to count transactions anew: `base` then lifts them above those of the log.
create table log.era (
    only_one boolean primary key default true check (only_one),
    base bigint not null default 0
);
insert into log.era default values;
grant select on log.era to portico_app;

create function log.current_transaction() returns bigint language sql stable
    return (select pg_current_xact_id()::text::bigint + base from log.era);
-- Below it nothing can be added any more.
create function log.horizon() returns bigint language sql stable
    return (select pg_snapshot_xmin(pg_current_snapshot())::text::bigint + base from log.era);

drop view log.outbox;
alter table log.events
    alter column transaction_id drop default,
    alter column transaction_id type bigint using transaction_id::text::bigint,
    alter column transaction_id set default log.current_transaction();
-- Called once by the owner at the start of a release, in case the cluster is younger than its log.
create function log.begin_era() returns void language plpgsql as $$
declare
    newest bigint;
begin
    perform set_config('app.reach', 'system', true);
    select max(transaction_id) into newest from log.events;
    if newest > log.current_transaction() then
        update log.era set base = base + newest - log.current_transaction() + 1;
    end if;
    perform set_config('app.reach', '', true);
end $$;
revoke all on function log.begin_era() from public;
create unique index events_in_order on log.events (transaction_id, position);
create index events_of_a_kind on log.events (stream_type, transaction_id, position);
create view log.outbox with (security_invoker = true) as
    select transaction_id, position, event_id, tenant_id, context, stream_type, stream_id, version, type,
           schema_version, payload, metadata, mode, occurred_at
    from log.events;
grant select on log.outbox to portico_app;

-- Whoever appends to streams of a type holds its lock shared, before projections are written; the last step of a
-- rebuild holds it alone.
create function log.lock_of(stream_type text) returns bigint language sql immutable parallel safe
    return hashtextextended('portico.log.' || stream_type, 0);

-- What the store knows of a tenant: whether it is for tests, and what time its test clock shows.
create table log.tenants (
    tenant_id uuid primary key,
    mode text not null check (mode in ('live', 'test')),
    -- Business time of a test tenant stands still at this moment; null: it is the machine's.
    test_clock timestamptz,
    check (test_clock is null or mode = 'test')
);
insert into log.tenants (tenant_id, mode) select distinct tenant_id, 'live' from log.events;
grant select, insert, update on log.tenants to portico_app;
alter table log.tenants enable row level security;
alter table log.tenants force row level security;
create policy by_tenant on log.tenants
    using (
        (select current_setting('app.reach', true)) in ('platform', 'system')
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    )
    with check ((select current_setting('app.reach', true)) in ('platform', 'system'));

-- States of long streams, folded up to a version. Thrown away when the fingerprint of the code is another.
create table log.snapshots (
    stream_id uuid primary key,
    tenant_id uuid not null,
    stream_type text not null,
    version integer not null,
    fingerprint text not null,
    state jsonb not null,
    taken_at timestamptz not null default now()
);
grant select, insert, update, delete on log.snapshots to portico_app;
alter table log.snapshots enable row level security;
alter table log.snapshots force row level security;
create policy by_tenant on log.snapshots
    using (
        (select current_setting('app.reach', true)) in ('platform', 'system')
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    )
    with check (
        (select current_setting('app.reach', true)) in ('platform', 'system')
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    );

-- Envelope encryption: a root key that is in no database wraps a key per tenant, which wraps the keys of its
-- subjects: people, the tenant itself, single files. Destroying a key makes what it sealed unreadable for good.
create schema keys;
grant usage on schema keys to portico_app;
create table keys.tenants (
    id uuid primary key,
    tenant_id uuid not null,
    -- Which root key wrapped it: the beginning of its SHA-256.
    root text not null,
    wrapped bytea not null,
    created_at timestamptz not null default now(),
    -- Set when a newer one took its place; it goes when nothing is wrapped by it any more.
    retired_at timestamptz
);
create unique index tenants_current on keys.tenants (tenant_id) where retired_at is null;
create table keys.subjects (
    id uuid primary key,
    tenant_id uuid not null,
    -- Whose: a person, the tenant itself, a file.
    subject_id uuid not null,
    tenant_key uuid not null references keys.tenants,
    wrapped bytea not null,
    created_at timestamptz not null default now()
);
create unique index subjects_of_tenant on keys.subjects (tenant_id, subject_id);
create index subjects_by_subject on keys.subjects (subject_id);
create index subjects_by_key on keys.subjects (tenant_key);

grant select, insert, update, delete on keys.tenants, keys.subjects to portico_app;
alter table keys.tenants enable row level security;
alter table keys.tenants force row level security;
alter table keys.subjects enable row level security;
alter table keys.subjects force row level security;
create policy by_tenant on keys.tenants
    using (
        (select current_setting('app.reach', true)) in ('platform', 'system')
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    )
    with check (
        (select current_setting('app.reach', true)) in ('platform', 'system')
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    );
create policy by_tenant on keys.subjects
    using (
        (select current_setting('app.reach', true)) in ('platform', 'system')
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    )
    with check (
        (select current_setting('app.reach', true)) in ('platform', 'system')
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    );

-- Shadows of projections while they are rebuilt.
create schema rebuild;
grant usage on schema rebuild to portico_app;

alter table tenancy.tenants
    add column mode text not null default 'live' check (mode in ('live', 'test'));

-- As before, with the tenant's mode and its test clock.
drop function identity.actor_of_session(uuid);
create function identity.actor_of_session(asked uuid)
returns table (
    user_id uuid, name text, email text, tenant_id uuid, tenant_name text, roles text[], cookie_hash bytea,
    mode text, test_clock timestamptz
)
language plpgsql security definer
set search_path = ''
as $$
declare
    before text := coalesce(current_setting('app.reach', true), '');
begin
    perform set_config('app.reach', 'system', true);
    return query
        select s.user_id, u.name, u.email, m.tenant_id, t.name, m.roles, s.cookie_hash, k.mode, k.test_clock
        from identity.sessions s
        join identity.users u on u.id = s.user_id
        join identity.memberships m on m.user_id = s.user_id and m.tenant_id = s.tenant_id
        join tenancy.tenants t on t.id = m.tenant_id
        left join log.tenants k on k.tenant_id = m.tenant_id
        where s.id = asked and s.revoked_at is null and s.expires_at > now();
    perform set_config('app.reach', before, true);
end $$;
revoke all on function identity.actor_of_session(uuid) from public;
grant execute on function identity.actor_of_session(uuid) to portico_app;
