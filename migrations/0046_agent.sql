-- The agent: the rules that a tenant keeps about it, what people had it do, and each call with what became of it.
create schema agent;
grant usage on schema agent to portico_app;

-- Projection of the charter aggregate: one row a tenant that has set rules of its own.
create table agent.charters (
    tenant_id uuid primary key,
    rules jsonb not null,
    set_at timestamptz not null,
    version integer not null
);

-- Projection of the errand aggregate.
create table agent.errands (
    id uuid primary key,
    tenant_id uuid not null,
    workspace_id uuid not null,
    status text not null check (status in ('queued', 'working', 'waiting', 'done', 'failed', 'cancelled')),
    text text not null,
    -- What a model is told above it.
    instructions text not null,
    planner text not null check (planner in ('model', 'built_in')),
    model text not null,
    sent_by uuid not null,
    sent_by_name text not null,
    key_id uuid,
    -- What the program had through which it was sent, by wire names of permissions; none: everything that the person may.
    given jsonb,
    attempts integer not null default 0,
    turn_count integer not null default 0,
    call_count integer not null default 0,
    refused_count integer not null default 0,
    answer text not null default '',
    sources jsonb not null default '[]',
    failure text,
    failure_code text,
    tokens bigint not null default 0,
    cost_micros bigint not null default 0,
    created_at timestamptz not null,
    ended_at timestamptz,
    version integer not null
);
create index errands_by_age on agent.errands (tenant_id, created_at desc, id desc);
create index errands_of_person on agent.errands (tenant_id, sent_by, created_at desc, id desc);
create index errands_by_sender on agent.errands (sent_by, created_at, id);
create index errands_of_workspace on agent.errands (tenant_id, workspace_id, created_at);
create index errands_to_take on agent.errands (created_at) where status in ('queued', 'working');

-- Projection of the same, one row a turn.
create table agent.errand_turns (
    tenant_id uuid not null,
    errand_id uuid not null,
    turn integer not null,
    said text not null,
    -- The tools that there were to choose from, by the names of their operations.
    offered text[] not null,
    at timestamptz not null,
    primary key (tenant_id, errand_id, turn)
);

-- Projection of the same, one row a call.
create table agent.errand_calls (
    tenant_id uuid not null,
    errand_id uuid not null,
    call integer not null,
    turn integer not null,
    -- As the model wrote it: its name for the call, the tool, the arguments.
    wish_id text not null,
    tool text not null,
    arguments text not null,
    -- The operation that it comes to; none while nobody has looked, or where there is no such tool.
    operation text,
    stage text not null check (stage in ('planned', 'refused', 'waiting', 'cleared', 'declined', 'made')),
    why_ask text,
    why_not text,
    about text not null default '',
    foreseen jsonb,
    expires_at timestamptz,
    decided_by uuid,
    decided_by_name text,
    note text,
    result text not null default '',
    left_out integer not null default 0,
    code text,
    primary key (tenant_id, errand_id, call)
);
create index errand_calls_decided_by on agent.errand_calls (decided_by, errand_id, call) where decided_by is not null;

-- Which errands a worker has, and until when it may be silent. No projection: it is gone with the worker.
create table agent.errand_leases (
    errand_id uuid primary key,
    tenant_id uuid not null,
    leased_until timestamptz not null
);

grant select, insert, update, delete
    on agent.charters, agent.errands, agent.errand_turns, agent.errand_calls, agent.errand_leases to portico_app;

alter table agent.charters enable row level security;
alter table agent.charters force row level security;
alter table agent.errands enable row level security;
alter table agent.errands force row level security;
alter table agent.errand_turns enable row level security;
alter table agent.errand_turns force row level security;
alter table agent.errand_calls enable row level security;
alter table agent.errand_calls force row level security;
alter table agent.errand_leases enable row level security;
alter table agent.errand_leases force row level security;
create policy by_tenant on agent.charters
    using (
        (select current_setting('app.reach', true)) = 'system'
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    )
    with check (
        (select current_setting('app.reach', true)) = 'system'
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    );
create policy by_tenant on agent.errands
    using (
        (select current_setting('app.reach', true)) = 'system'
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    )
    with check (
        (select current_setting('app.reach', true)) = 'system'
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    );
create policy by_tenant on agent.errand_turns
    using (
        (select current_setting('app.reach', true)) = 'system'
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    )
    with check (
        (select current_setting('app.reach', true)) = 'system'
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    );
create policy by_tenant on agent.errand_calls
    using (
        (select current_setting('app.reach', true)) = 'system'
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    )
    with check (
        (select current_setting('app.reach', true)) = 'system'
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    );
create policy by_tenant on agent.errand_leases
    using (
        (select current_setting('app.reach', true)) = 'system'
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    )
    with check (
        (select current_setting('app.reach', true)) = 'system'
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    );
