-- Durable subscribers of the log, projections that they write, and rebuilds of all projections.

-- How far each subscriber has come, and what stands in its way.
create table log.checkpoints (
    subscriber text primary key,
    -- The last event that it is done with, in the order of the log.
    transaction_id bigint not null default 0,
    position bigint not null default 0,
    updated_at timestamptz not null default now(),
    -- Failed attempts at the event after the cursor; 0 while all is well.
    attempts integer not null default 0,
    last_error text,
    failed_event uuid,
    retry_at timestamptz,
    -- By an operator.
    paused boolean not null default false
);

-- What a subscriber has done lately, so that an event that is delivered twice has one effect. Older rows go: below
-- the checkpoint nothing is handled again.
create table log.handled (
    subscriber text not null,
    event_id uuid not null,
    primary key (subscriber, event_id)
);

-- Rebuilds of projections, the running one of each and those before it.
create table log.rebuilds (
    id uuid primary key,
    projection text not null,
    state text not null check (state in ('running', 'done', 'failed', 'abandoned')),
    events_done bigint not null default 0,
    events_total bigint not null,
    -- Rows that had to be written or deleted; null until it is known.
    rows_changed bigint,
    error text,
    started_at timestamptz not null default now(),
    finished_at timestamptz,
    -- A rebuild that is silent for longer has died with its process.
    leased_until timestamptz not null
);
create unique index rebuilds_one_at_a_time on log.rebuilds (projection) where state = 'running';
create index rebuilds_by_age on log.rebuilds (projection, started_at desc);

grant select, insert, update on log.checkpoints, log.rebuilds to portico_app;
grant select, insert, delete on log.handled to portico_app;
alter table log.checkpoints enable row level security;
alter table log.checkpoints force row level security;
alter table log.handled enable row level security;
alter table log.handled force row level security;
alter table log.rebuilds enable row level security;
alter table log.rebuilds force row level security;
create policy by_platform on log.checkpoints
    using ((select current_setting('app.reach', true)) in ('platform', 'system'))
    with check ((select current_setting('app.reach', true)) in ('platform', 'system'));
create policy by_system on log.handled
    using ((select current_setting('app.reach', true)) = 'system')
    with check ((select current_setting('app.reach', true)) = 'system');
create policy by_platform on log.rebuilds
    using ((select current_setting('app.reach', true)) in ('platform', 'system'))
    with check ((select current_setting('app.reach', true)) = 'system');

-- Projection by a subscriber: how much happened, by day (UTC), tenant and type.
create table platform.event_counts (
    tenant_id uuid not null,
    day date not null,
    context text not null,
    type text not null,
    events bigint not null,
    primary key (tenant_id, day, context, type)
);
create index event_counts_by_day on platform.event_counts (day);
grant select, insert, update, delete on platform.event_counts to portico_app;
alter table platform.event_counts enable row level security;
alter table platform.event_counts force row level security;
create policy by_tenant on platform.event_counts
    using (
        (select current_setting('app.reach', true)) in ('platform', 'system')
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    )
    with check ((select current_setting('app.reach', true)) = 'system');

-- Empty shadows of tables, in which a rebuild works: the same columns, checks and indexes, no foreign keys. Only
-- workers see into them. The application's role makes no tables, so this runs with the rights of the owner, and
-- only on projections: tables that the owner has and the application writes.
create function rebuild.prepare(tables text[]) returns void
language plpgsql security definer
set search_path = ''
as $$
declare
    live regclass;
    name text;
begin
    if current_setting('app.reach', true) is distinct from 'system' then
        raise exception 'projections are rebuilt by workers' using errcode = '42501';
    end if;
    perform rebuild.clear(tables);
    foreach live in array tables::regclass[] loop
        select c.relname into strict name from pg_catalog.pg_class c
        join pg_catalog.pg_namespace n on n.oid = c.relnamespace
        where c.oid = live and c.relkind = 'r' and c.relowner = current_role::text::regrole
          and n.nspname not in ('log', 'keys', 'rebuild', 'public');
        execute format('create table rebuild.%I (like %s including all)', name, live);
        execute format('alter table rebuild.%I enable row level security', name);
        execute format('alter table rebuild.%I force row level security', name);
        execute format(
            'create policy by_system on rebuild.%I
                 using ((select current_setting(''app.reach'', true)) = ''system'')
                 with check ((select current_setting(''app.reach'', true)) = ''system'')', name);
        execute format('grant select, insert, update, delete on rebuild.%I to portico_app', name);
    end loop;
end $$;

-- Drops the shadows of tables.
create function rebuild.clear(tables text[]) returns void
language plpgsql security definer
set search_path = ''
as $$
declare
    shadow regclass;
begin
    if current_setting('app.reach', true) is distinct from 'system' then
        raise exception 'projections are rebuilt by workers' using errcode = '42501';
    end if;
    for shadow in
        select s.oid from pg_catalog.pg_class s
        where s.relnamespace = 'rebuild'::regnamespace and s.relkind = 'r'
          and s.relname in (select c.relname from pg_catalog.pg_class c where c.oid = any (tables::regclass[]))
    loop
        execute format('drop table %s', shadow);
    end loop;
end $$;
revoke all on function rebuild.prepare(text[]), rebuild.clear(text[]) from public;
grant execute on function rebuild.prepare(text[]), rebuild.clear(text[]) to portico_app;
