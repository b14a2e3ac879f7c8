-- What each run may use and has used. State: it is written with a run's events and holds what bounds the next one, so it can't
-- wait for them. A run has one row: set aside before a model is asked, settled once when it has ended.
create table workspaces.spending (
    -- The run's.
    id uuid not null,
    tenant_id uuid not null,
    workspace_id uuid not null,
    person_id uuid not null,
    key_id uuid,
    -- The teams that the person was in at that time.
    team_ids uuid[] not null,
    model text not null,
    template_id uuid,
    -- When it was queued, in business time, as the run has it.
    at timestamptz not null,
    -- Of prompt and answer, with every attempt: the most that they may be until it is settled, then what they were.
    tokens bigint not null check (tokens >= 0),
    -- In millionths of a US dollar.
    cost_micros bigint not null check (cost_micros >= 0),
    -- How it ended; none: it goes on.
    outcome text check (outcome in ('done', 'failed', 'cancelled', 'refused')),
    latency_ms integer,
    primary key (tenant_id, id)
);
create index spending_by_age on workspaces.spending (tenant_id, at desc, id desc);
create index spending_of_workspaces on workspaces.spending (tenant_id, workspace_id, at desc, id desc);
create index spending_of_people on workspaces.spending (tenant_id, workspace_id, person_id, at);
create index spending_of_keys on workspaces.spending (tenant_id, workspace_id, key_id, at) where key_id is not null;

grant select, insert, update, delete on workspaces.spending to portico_app;
alter table workspaces.spending enable row level security;
alter table workspaces.spending force row level security;
create policy by_tenant on workspaces.spending
    using (
        (select current_setting('app.reach', true)) = 'system'
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    )
    with check (
        (select current_setting('app.reach', true)) = 'system'
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    );

-- Runs from before: all of them in the tenant's main workspace, which bears its id, without a price.
select set_config('app.reach', 'system', true);
insert into workspaces.spending (id, tenant_id, workspace_id, person_id, team_ids, model, at, tokens, cost_micros, outcome, latency_ms)
select id, tenant_id, tenant_id, started_by, '{}', model, created_at,
       case when ended_at is null then max_tokens else coalesce(prompt_tokens, 0) + coalesce(completion_tokens, 0) end,
       0, case when ended_at is not null then status end, latency_ms
from workspaces.executions;
select set_config('app.reach', '', true);

-- Adds to what a tenant uses of something on a day, and answers with all of that day. A person who ends a run, or asks for
-- something that is counted, writes no other row of what is billed.
create function billing.add_use(tenant uuid, of_meter text, of_day date, more bigint) returns bigint
language plpgsql security definer
set search_path = ''
as $$
declare
    before text := coalesce(current_setting('app.reach', true), '');
    held bigint;
begin
    if more < 0 then
        raise exception 'what is used is never taken back';
    end if;
    perform set_config('app.reach', 'system', true);
    insert into billing.usage_logs as u (tenant_id, meter, day, amount) values (tenant, of_meter, of_day, more)
    on conflict (tenant_id, meter, day) do update set amount = u.amount + excluded.amount
    returning u.amount into held;
    perform set_config('app.reach', before, true);
    return held;
end $$;
revoke all on function billing.add_use(uuid, text, date, bigint) from public;
grant execute on function billing.add_use(uuid, text, date, bigint) to portico_app;
