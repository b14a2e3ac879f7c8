-- What people did that is no event: sign-ins, refusals, exports, reads declared sensitive. Append-only like the log,
-- in the same total order (transaction_id, position). `tenant_id` is null where nobody's tenant is known: an address
-- that nobody has, the installation itself.
create table log.accesses (
    position bigint generated always as identity primary key,
    transaction_id bigint not null default log.current_transaction(),
    access_id uuid not null unique,
    tenant_id uuid,
    actor text not null,
    on_behalf_of text,
    operation text not null,
    what text not null check (what in ('signed_in', 'sign_in_failed', 'signed_out', 'refused', 'exported',
                                       'read_sensitive', 'far_reach')),
    -- How often it happened; a repetition within a minute is counted, not written.
    count integer not null default 1 check (count > 0),
    door text not null,
    portal text,
    correlation_id text not null,
    trace_id text not null,
    -- Sealed with the person's key.
    address bytea,
    -- The code of a refusal, or why somebody acts for another.
    reason text,
    at timestamptz not null,
    recorded_at timestamptz not null default now()
);
create unique index accesses_in_order on log.accesses (transaction_id, position);
create index accesses_by_time on log.accesses (tenant_id, at, access_id);
create index accesses_by_moment on log.accesses (at, access_id);
create index accesses_by_actor on log.accesses (actor, at, access_id);
create index accesses_by_request on log.accesses (correlation_id);

create trigger accesses_stay before update or delete on log.accesses
    for each row execute function log.refuse_change();
create trigger accesses_stay_whole before truncate on log.accesses
    for each statement execute function log.refuse_change();

grant select, insert on log.accesses to portico_app;
alter table log.accesses enable row level security;
alter table log.accesses force row level security;
create policy by_tenant on log.accesses
    using (
        (select current_setting('app.reach', true)) in ('platform', 'system')
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    )
    with check (
        (select current_setting('app.reach', true)) in ('platform', 'system')
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    );

-- The log's events as the audit asks for them.
create index events_by_time on log.events (tenant_id, occurred_at, event_id);
create index events_by_moment on log.events (occurred_at, event_id);
create index events_by_actor on log.events ((metadata->>'actor'), occurred_at, event_id);
create index events_by_request on log.events ((metadata->>'correlationId'));

-- Events and accesses side by side.
create view log.audit with (security_invoker = true) as
    select event_id as id, 'event'::text as kind, tenant_id, metadata->>'actor' as actor,
           metadata->>'onBehalfOf' as on_behalf_of, metadata->>'operation' as operation, type as what, 1 as count,
           stream_type, stream_id, version, metadata->>'source' as door, metadata->>'portal' as portal,
           metadata->>'correlationId' as correlation_id, metadata->>'traceId' as trace_id, null::text as reason,
           occurred_at as at, transaction_id, position
    from log.events
    union all
    select access_id, 'access'::text, tenant_id, actor, on_behalf_of, operation, what, count,
           null::text, null::uuid, null::integer, door, portal, correlation_id, trace_id, reason,
           at, transaction_id, position
    from log.accesses;
grant select on log.audit to portico_app;

-- Batches of events and accesses, sealed: whole transactions in (from_transaction, to_transaction]. The columns make the
-- payload that was signed; its SHA-256 is the `previous` of the next seal. The key isn't in the database.
create table log.seals (
    number bigint primary key check (number > 0),
    from_transaction bigint not null,
    to_transaction bigint not null check (to_transaction > from_transaction),
    count bigint not null check (count > 0),
    root bytea not null check (length(root) = 32),
    leaves bytea not null check (length(leaves) = 32),
    previous bytea not null check (length(previous) = 32),
    sealed_at timestamptz not null,
    signature bytea not null check (length(signature) = 64)
);

create trigger seals_stay before update or delete on log.seals
    for each row execute function log.refuse_change();
create trigger seals_stay_whole before truncate on log.seals
    for each statement execute function log.refuse_change();

grant select, insert on log.seals to portico_app;
alter table log.seals enable row level security;
alter table log.seals force row level security;
create policy by_reach on log.seals
    using ((select current_setting('app.reach', true)) in ('platform', 'system'))
    with check ((select current_setting('app.reach', true)) = 'system');
