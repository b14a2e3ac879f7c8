create schema workspaces;
grant usage on schema workspaces to portico_app;

-- Projection of the execution aggregate.
create table workspaces.executions (
    id uuid primary key,
    tenant_id uuid not null,
    status text not null check (status in ('queued', 'running', 'done', 'failed', 'cancelled')),
    prompt text not null,
    system text,
    history jsonb not null,
    model text not null,
    max_tokens integer not null,
    temperature real not null,
    answer text not null default '',
    prompt_tokens integer,
    completion_tokens integer,
    latency_ms integer,
    finish_reason text,
    failure text,
    started_by uuid not null,
    started_by_name text not null,
    created_at timestamptz not null,
    begun_at timestamptz,
    ended_at timestamptz,
    version integer not null
);
create index executions_by_age on workspaces.executions (tenant_id, created_at desc, id desc);
create index executions_waiting on workspaces.executions (created_at) where status in ('queued', 'running');

-- What a running model has said so far, and the lease of the worker that listens to it. Not part of the log:
-- when a machine falls, the run is given to another worker or ends as interrupted.
create unlogged table workspaces.execution_progress (
    execution_id uuid primary key,
    tenant_id uuid not null,
    answer text not null,
    leased_until timestamptz not null
);

grant select, insert, update, delete on workspaces.executions, workspaces.execution_progress to portico_app;

alter table workspaces.executions enable row level security;
alter table workspaces.executions force row level security;
alter table workspaces.execution_progress enable row level security;
alter table workspaces.execution_progress force row level security;
create policy by_tenant on workspaces.executions
    using (
        (select current_setting('app.reach', true)) = 'system'
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    )
    with check (
        (select current_setting('app.reach', true)) = 'system'
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    );
create policy by_tenant on workspaces.execution_progress
    using (
        (select current_setting('app.reach', true)) = 'system'
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    )
    with check (
        (select current_setting('app.reach', true)) = 'system'
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    );
