-- The admin's desk.

-- What the proofs of isolation have come to. They tell of roles, operations and tables and of nobody's things.
create table platform.isolation_proofs (
    id uuid primary key,
    at timestamptz not null,
    took_ms integer not null,
    version text not null,
    verdict text not null check (verdict in ('leak', 'unclear', 'refused', 'passed', 'reaches', 'skipped')),
    calls integer not null,
    leaks integer not null,
    unclear integer not null,
    refused integer not null,
    passed integer not null,
    reaches integer not null,
    skipped integer not null
);
create index isolation_proofs_by_age on platform.isolation_proofs (at desc, id desc);

create table platform.isolation_cells (
    id uuid primary key,
    proof_id uuid not null references platform.isolation_proofs on delete cascade,
    subject text not null check (subject in ('operation', 'table')),
    name text not null,
    -- The order of the cells within their proof.
    place integer not null,
    role text not null,
    verdict text not null check (verdict in ('leak', 'unclear', 'refused', 'passed', 'reaches', 'skipped')),
    expected smallint,
    function_status smallint,
    rest_status smallint,
    note text not null
);
create index isolation_cells_by_name on platform.isolation_cells (proof_id, name, id);

grant select, insert, update, delete on platform.isolation_proofs, platform.isolation_cells to portico_app;
alter table platform.isolation_proofs enable row level security;
alter table platform.isolation_proofs force row level security;
alter table platform.isolation_cells enable row level security;
alter table platform.isolation_cells force row level security;
create policy by_reach on platform.isolation_proofs
    using ((select current_setting('app.reach', true)) in ('platform', 'system'))
    with check ((select current_setting('app.reach', true)) in ('platform', 'system'));
create policy by_reach on platform.isolation_cells
    using ((select current_setting('app.reach', true)) in ('platform', 'system'))
    with check ((select current_setting('app.reach', true)) in ('platform', 'system'));

-- Use by tenant and day, added up with the minutes: what a month was, without reading all its minutes.
create table gateway.usage_days (
    tenant_id uuid not null,
    day date not null,
    calls bigint not null,
    refused bigint not null,
    failed bigint not null,
    last_at timestamptz not null,
    primary key (tenant_id, day)
);
create index usage_days_by_day on gateway.usage_days (day);
insert into gateway.usage_days (tenant_id, day, calls, refused, failed, last_at)
select tenant_id, (minute at time zone 'utc')::date, sum(calls),
       coalesce(sum(calls) filter (where outcome = 'refused'), 0),
       coalesce(sum(calls) filter (where outcome = 'failed'), 0), max(minute)
from gateway.usage_logs group by 1, 2;
grant select, insert, update, delete on gateway.usage_days to portico_app;
alter table gateway.usage_days enable row level security;
alter table gateway.usage_days force row level security;
create policy by_tenant on gateway.usage_days
    using (
        (select current_setting('app.reach', true)) in ('platform', 'system')
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    )
    with check ((select current_setting('app.reach', true)) = 'system');

-- What each tenant comes to, weighed every few minutes from what the contexts have: figures of the last thirty days and
-- of now, a score, and the reasons for it. The lists of the admin's desk read nothing else.
create table platform.tenant_figures (
    tenant_id uuid primary key,
    id uuid not null generated always as (tenant_id) stored,
    name text not null,
    kind text not null,
    status text not null,
    created_at timestamptz not null,
    people bigint not null,
    storage_bytes bigint not null,
    runs bigint not null,
    tokens bigint not null,
    calls bigint not null,
    refused bigint not null,
    failed bigint not null,
    failed_jobs bigint not null,
    last_active_at timestamptz,
    score smallint not null check (score between 0 and 100),
    band text not null check (band in ('good', 'watch', 'risk')),
    reasons text[] not null,
    -- The heaviest of them.
    reason text,
    weighed_at timestamptz not null
);
create index tenant_figures_by_score on platform.tenant_figures (score, id);
create index tenant_figures_by_band on platform.tenant_figures (band, score, id);
create index tenant_figures_by_reason on platform.tenant_figures (reason, score, id);
create index tenant_figures_by_name on platform.tenant_figures (lower(name), id);
create index tenant_figures_by_calls on platform.tenant_figures (calls desc, id desc);
create index tenant_figures_by_failed on platform.tenant_figures (failed desc, id desc);
create index tenant_figures_by_people on platform.tenant_figures (people desc, id desc);
create index tenant_figures_by_storage on platform.tenant_figures (storage_bytes desc, id desc);
create index tenant_figures_by_tokens on platform.tenant_figures (tokens desc, id desc);
grant select, insert, update, delete on platform.tenant_figures to portico_app;
alter table platform.tenant_figures enable row level security;
alter table platform.tenant_figures force row level security;
create policy by_tenant on platform.tenant_figures
    using (
        (select current_setting('app.reach', true)) in ('platform', 'system')
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    )
    with check ((select current_setting('app.reach', true)) = 'system');
-- Failed jobs are counted by tenant along this alone.
create index jobs_failed on platform.jobs (tenant_id, created_at) where status = 'failed';

-- Use of all tenants together, a row a day.
create table platform.use_days (
    day date primary key,
    calls bigint not null,
    refused bigint not null,
    failed bigint not null,
    tenants bigint not null
);
grant select, insert, update, delete on platform.use_days to portico_app;
alter table platform.use_days enable row level security;
alter table platform.use_days force row level security;
create policy by_reach on platform.use_days
    using ((select current_setting('app.reach', true)) in ('platform', 'system'))
    with check ((select current_setting('app.reach', true)) = 'system');
