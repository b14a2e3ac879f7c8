-- Pipelines: what they are made of, what was published of them, and their runs step by step; and what the workers that carry
-- these out have to know: whose turn it is, which answers of models have come, what is to be begun.
create schema pipelines;
grant usage on schema pipelines to portico_app;

-- Projection of the pipeline aggregate.
create table pipelines.pipelines (
    id uuid primary key,
    tenant_id uuid not null,
    name text not null,
    summary text not null,
    workspace_id uuid not null,
    is_on boolean not null,
    -- The number of its newest version; 0: nothing was published.
    newest integer not null,
    -- Steps of the draft.
    steps integer not null,
    draft jsonb not null,
    -- Whose rights the runs have that nobody begins.
    owner_id uuid,
    template text,
    created_at timestamptz not null,
    changed_at timestamptz not null,
    version integer not null
);
create index pipelines_by_change on pipelines.pipelines (tenant_id, changed_at desc, id desc);

-- What was published. It stays as it is.
create table pipelines.pipeline_versions (
    pipeline_id uuid not null,
    number integer not null,
    tenant_id uuid not null,
    graph jsonb not null,
    notes text,
    published_at timestamptz not null,
    published_by uuid not null,
    published_by_name text not null,
    primary key (pipeline_id, number)
);
create index pipeline_versions_of_person on pipelines.pipeline_versions (published_by);

-- What begins a run of the newest version by itself.
create table pipelines.pipeline_triggers (
    pipeline_id uuid not null,
    -- Its place among the version's triggers, from 0.
    place integer not null,
    tenant_id uuid not null,
    kind text not null check (kind in ('schedule', 'event')),
    cron text,
    event text,
    conditions jsonb not null,
    primary key (pipeline_id, place)
);
create index pipeline_triggers_by_event on pipelines.pipeline_triggers (tenant_id, event) where kind = 'event';

-- Projection of the pipeline run aggregate.
create table pipelines.pipeline_runs (
    id uuid primary key,
    tenant_id uuid not null,
    pipeline_id uuid not null,
    -- The version that it follows; 0: a draft.
    number integer not null,
    workspace_id uuid not null,
    status text not null check (status in ('running', 'waiting', 'done', 'failed', 'cancelled', 'timed_out')),
    cause text not null check (cause in ('person', 'program', 'schedule', 'event')),
    cause_event uuid,
    cause_event_type text,
    -- How many runs it follows from.
    depth integer not null,
    graph jsonb not null,
    given text not null,
    started_by uuid not null,
    started_by_name text not null,
    key_id uuid,
    begun_at timestamptz not null,
    ended_at timestamptz,
    version integer not null
);
create index pipeline_runs_by_begin on pipelines.pipeline_runs (tenant_id, begun_at desc, id desc);
create index pipeline_runs_of_pipeline on pipelines.pipeline_runs (pipeline_id, begun_at desc, id desc);
create index pipeline_runs_of_person on pipelines.pipeline_runs (started_by);

-- The steps whose turn has come.
create table pipelines.pipeline_run_steps (
    run_id uuid not null,
    step text not null,
    tenant_id uuid not null,
    status text not null check (status in ('pending', 'waiting', 'done', 'skipped', 'failed')),
    wait text check (wait in ('model', 'approval')),
    given text not null,
    output text not null,
    error text,
    detail text not null,
    attempts integer not null,
    begun_at timestamptz,
    ended_at timestamptz,
    execution_id uuid,
    primary key (run_id, step)
);
create index pipeline_run_steps_by_execution on pipelines.pipeline_run_steps (execution_id) where execution_id is not null;

-- Whose turn it is. Without a moment a run waits for something else.
create table pipelines.pipeline_turns (
    run_id uuid primary key,
    tenant_id uuid not null,
    ready_at timestamptz,
    leased_until timestamptz,
    -- Which worker has it.
    worker uuid
);
create index pipeline_turns_by_moment on pipelines.pipeline_turns (ready_at) where ready_at is not null;

-- What models answered, until the run has taken it.
create table pipelines.pipeline_answers (
    execution_id uuid primary key,
    tenant_id uuid not null,
    run_id uuid not null,
    step text not null,
    -- As the run of the model ended; failures by their code.
    status text not null,
    failure text,
    answer text not null,
    tokens bigint not null,
    cost_micros bigint not null
);
create index pipeline_answers_of_run on pipelines.pipeline_answers (run_id);

-- Runs that are to be begun by themselves.
create table pipelines.pipeline_starts (
    id uuid primary key,
    tenant_id uuid not null,
    pipeline_id uuid not null,
    cause text not null check (cause in ('schedule', 'event')),
    event_id uuid,
    event_type text,
    input jsonb not null,
    depth integer not null,
    not_before timestamptz not null,
    unique (tenant_id, pipeline_id, event_id)
);
create index pipeline_starts_by_moment on pipelines.pipeline_starts (not_before);

-- When a pipeline begins by the clock next.
create table pipelines.pipeline_schedules (
    pipeline_id uuid primary key,
    tenant_id uuid not null,
    next_at timestamptz not null
);

grant select, insert, update, delete on
    pipelines.pipelines,
    pipelines.pipeline_versions,
    pipelines.pipeline_triggers,
    pipelines.pipeline_runs,
    pipelines.pipeline_run_steps,
    pipelines.pipeline_turns,
    pipelines.pipeline_answers,
    pipelines.pipeline_starts,
    pipelines.pipeline_schedules
    to portico_app;

alter table pipelines.pipelines enable row level security;
alter table pipelines.pipelines force row level security;
create policy by_tenant on pipelines.pipelines
    using ((select current_setting('app.reach', true)) in ('platform', 'system')
           or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
    with check ((select current_setting('app.reach', true)) = 'system'
                or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
alter table pipelines.pipeline_versions enable row level security;
alter table pipelines.pipeline_versions force row level security;
create policy by_tenant on pipelines.pipeline_versions
    using ((select current_setting('app.reach', true)) in ('platform', 'system')
           or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
    with check ((select current_setting('app.reach', true)) = 'system'
                or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
alter table pipelines.pipeline_triggers enable row level security;
alter table pipelines.pipeline_triggers force row level security;
create policy by_tenant on pipelines.pipeline_triggers
    using ((select current_setting('app.reach', true)) in ('platform', 'system')
           or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
    with check ((select current_setting('app.reach', true)) = 'system'
                or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
alter table pipelines.pipeline_runs enable row level security;
alter table pipelines.pipeline_runs force row level security;
create policy by_tenant on pipelines.pipeline_runs
    using ((select current_setting('app.reach', true)) in ('platform', 'system')
           or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
    with check ((select current_setting('app.reach', true)) = 'system'
                or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
alter table pipelines.pipeline_run_steps enable row level security;
alter table pipelines.pipeline_run_steps force row level security;
create policy by_tenant on pipelines.pipeline_run_steps
    using ((select current_setting('app.reach', true)) in ('platform', 'system')
           or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
    with check ((select current_setting('app.reach', true)) = 'system'
                or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
alter table pipelines.pipeline_turns enable row level security;
alter table pipelines.pipeline_turns force row level security;
create policy by_tenant on pipelines.pipeline_turns
    using ((select current_setting('app.reach', true)) in ('platform', 'system')
           or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
    with check ((select current_setting('app.reach', true)) = 'system'
                or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
alter table pipelines.pipeline_answers enable row level security;
alter table pipelines.pipeline_answers force row level security;
create policy by_tenant on pipelines.pipeline_answers
    using ((select current_setting('app.reach', true)) in ('platform', 'system')
           or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
    with check ((select current_setting('app.reach', true)) = 'system'
                or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
alter table pipelines.pipeline_starts enable row level security;
alter table pipelines.pipeline_starts force row level security;
create policy by_tenant on pipelines.pipeline_starts
    using ((select current_setting('app.reach', true)) in ('platform', 'system')
           or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
    with check ((select current_setting('app.reach', true)) = 'system'
                or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
alter table pipelines.pipeline_schedules enable row level security;
alter table pipelines.pipeline_schedules force row level security;
create policy by_tenant on pipelines.pipeline_schedules
    using ((select current_setting('app.reach', true)) in ('platform', 'system')
           or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
    with check ((select current_setting('app.reach', true)) = 'system'
                or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
