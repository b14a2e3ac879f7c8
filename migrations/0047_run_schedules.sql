-- Templates that are run by the clock: one row a schedule, and what became of its last falls.

-- Projection of the run schedule aggregate.
create table templates.run_schedules (
    id uuid primary key,
    tenant_id uuid not null,
    name text not null,
    template_id uuid not null,
    label text,
    -- The version that is run, whatever labels say.
    pinned integer,
    -- Where it runs; the tenant's main workspace where none is named.
    workspace_id uuid,
    rhythm jsonb not null,
    time_zone text not null,
    -- The last date on which it runs, by those clocks.
    until text,
    -- What is filled in; nothing once its owner's words are erased.
    filled_in jsonb not null,
    status text not null check (status in ('on', 'off', 'over', 'given_up')),
    -- The next fall; none while it rests.
    next_at timestamptz,
    refusals smallint not null default 0,
    last_at timestamptz,
    last_outcome text check (last_outcome in ('started', 'refused', 'missed')),
    -- In whose name it runs.
    owned_by uuid not null,
    owned_by_name text not null,
    key_id uuid,
    -- What the program had through which it was arranged, by wire names of permissions; none: everything that the owner may.
    given jsonb,
    created_at timestamptz not null,
    version integer not null
);
create index run_schedules_by_name on templates.run_schedules (tenant_id, name, id);
create index run_schedules_of_owner on templates.run_schedules (tenant_id, owned_by, name, id);
create index run_schedules_of_template on templates.run_schedules (tenant_id, template_id, name, id);
create index run_schedules_by_owner on templates.run_schedules (owned_by, created_at, id);

-- Projection of the same, one row for each fall; the last hundred of each schedule are kept.
create table templates.run_schedule_falls (
    tenant_id uuid not null,
    schedule_id uuid not null,
    -- The number of the event within the schedule's stream.
    place integer not null,
    due timestamptz not null,
    outcome text not null check (outcome in ('started', 'refused', 'missed')),
    -- How many were missed; 1 where it is one.
    falls integer not null,
    execution_id uuid,
    why jsonb,
    primary key (tenant_id, schedule_id, place)
);

grant select, insert, update, delete on templates.run_schedules, templates.run_schedule_falls to portico_app;

alter table templates.run_schedules enable row level security;
alter table templates.run_schedules force row level security;
create policy by_tenant on templates.run_schedules
    using ((select current_setting('app.reach', true)) in ('platform', 'system')
           or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
    with check ((select current_setting('app.reach', true)) = 'system'
                or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
alter table templates.run_schedule_falls enable row level security;
alter table templates.run_schedule_falls force row level security;
create policy by_tenant on templates.run_schedule_falls
    using ((select current_setting('app.reach', true)) in ('platform', 'system')
           or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
    with check ((select current_setting('app.reach', true)) = 'system'
                or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
