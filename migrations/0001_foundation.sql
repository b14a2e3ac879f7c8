-- What every context stands on. Runs as the owner; the application itself works as portico_app, which owns nothing.
-- Each transaction of the application carries app.tenant_id and app.reach ('own', 'platform' for an actor whose
-- permission allows it, 'system' for workers); the policies below read them. A setting that was never made reads
-- NULL, one that was reset reads ''; hence nullif.

create schema platform;
create schema log;
grant usage on schema platform, log to portico_app;

-- One row: what this installation is.
create table platform.installation (
    only_one boolean primary key default true check (only_one),
    kind text not null check (kind in ('live', 'demo')),
    created_at timestamptz not null default now()
);
grant select, insert on platform.installation to portico_app;

-- The log: append-only. Nobody changes or removes what has happened.
create table log.events (
    position bigint generated always as identity primary key,
    transaction_id xid8 not null default pg_current_xact_id(),
    event_id uuid not null unique,
    tenant_id uuid not null,
    context text not null,
    stream_type text not null,
    stream_id uuid not null,
    version integer not null check (version > 0),
    type text not null,
    schema_version smallint not null,
    payload jsonb not null,
    metadata jsonb not null,
    mode text not null default 'live' check (mode in ('live', 'test')),
    occurred_at timestamptz not null,
    recorded_at timestamptz not null default now(),
    unique (stream_id, version)
);
create index events_by_tenant on log.events (tenant_id, position);

create function log.refuse_change() returns trigger language plpgsql as $$
begin
    raise exception 'the event log is append-only' using errcode = 'restrict_violation';
end $$;
create trigger events_stay before update or delete on log.events
    for each row execute function log.refuse_change();
create trigger events_stay_whole before truncate on log.events
    for each statement execute function log.refuse_change();

grant select, insert on log.events to portico_app;
alter table log.events enable row level security;
alter table log.events force row level security;
create policy by_tenant on log.events
    using (
        (select current_setting('app.reach', true)) in ('platform', 'system')
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    )
    with check (
        (select current_setting('app.reach', true)) in ('platform', 'system')
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    );

-- Events on their way to others: a view over the log, not a second table.
create view log.outbox with (security_invoker = true) as
    select position, event_id, tenant_id, context, type, payload, metadata, occurred_at from log.events;
grant select on log.outbox to portico_app;
