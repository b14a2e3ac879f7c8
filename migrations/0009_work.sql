-- Work that goes on by itself: jobs as people see them, deadlines in business time, and sagas. The queue that carries
-- jobs out has a schema of its own, `queue`, which its library makes (server/src/jobs/queue.rs).

-- What an operation of kind job was asked for, and how far it has come. The queue knows a job by its id alone.
create table platform.jobs (
    id uuid primary key,
    -- Null: the installation's own.
    tenant_id uuid,
    operation text not null,
    -- Who asked; null: the installation itself.
    person_id uuid,
    -- Forgotten when the job has ended and can't be tried again.
    input jsonb not null,
    status text not null check (status in ('queued', 'running', 'done', 'failed', 'cancelled')),
    done bigint not null default 0 check (done >= 0),
    total bigint check (total >= 0),
    result jsonb,
    -- The code of the refusal that ended it.
    error text,
    attempts integer not null default 0,
    correlation_id text not null,
    trace_id text not null,
    created_at timestamptz not null,
    started_at timestamptz,
    ended_at timestamptz
);
create index jobs_by_age on platform.jobs (tenant_id, created_at desc, id desc);
-- For whoever sees those of every tenant.
create index jobs_by_age_of_all on platform.jobs (created_at desc, id desc);
create index jobs_by_status on platform.jobs (status, created_at desc, id desc);
create index jobs_by_end on platform.jobs (ended_at) where ended_at is not null;

-- What has to happen at a moment of business time. `not_before` is machine time: a deadline whose work failed waits.
create table platform.due (
    tenant_id uuid not null,
    what text not null,
    key text not null,
    at timestamptz not null,
    attempts integer not null default 0,
    not_before timestamptz not null default '-infinity',
    primary key (tenant_id, what, key)
);
create index due_by_moment on platform.due (at);

-- Projection of the saga aggregate.
create table platform.sagas (
    id uuid primary key,
    tenant_id uuid not null,
    saga text not null,
    status text not null check (status in ('running', 'waiting', 'compensating', 'done', 'undone')),
    -- The step that is at hand, or the last one.
    step text not null,
    plan jsonb not null,
    steps_done integer not null,
    -- Attempts at the step that is at hand.
    attempts integer not null,
    error text,
    waits_until timestamptz,
    can_cancel boolean not null,
    started_at timestamptz not null,
    changed_at timestamptz not null,
    ended_at timestamptz,
    version integer not null
);
create index sagas_by_age on platform.sagas (tenant_id, started_at desc, id desc);
create index sagas_by_age_of_all on platform.sagas (started_at desc, id desc);
create index sagas_by_status on platform.sagas (status, started_at desc, id desc);

-- Whose turn it is: one row for each saga that goes on. Not a projection: when it is tried next, and by whom, is machine
-- time. `ready_at` is null while a saga waits for a moment of business time.
create table platform.saga_turns (
    saga_id uuid primary key,
    tenant_id uuid not null,
    saga text not null,
    -- Of a key there is one saga of a kind at a time; null: there may be any number.
    key text,
    ready_at timestamptz,
    -- While a call to somebody else is under way no transaction is open; the lease keeps others off.
    leased_until timestamptz
);
create unique index saga_turns_of_key on platform.saga_turns (tenant_id, saga, key);
create index saga_turns_ready on platform.saga_turns (ready_at) where ready_at is not null;

grant select, insert, update, delete on platform.jobs, platform.due, platform.sagas, platform.saga_turns to portico_app;

alter table platform.jobs enable row level security;
alter table platform.jobs force row level security;
alter table platform.due enable row level security;
alter table platform.due force row level security;
alter table platform.sagas enable row level security;
alter table platform.sagas force row level security;
alter table platform.saga_turns enable row level security;
alter table platform.saga_turns force row level security;
create policy by_tenant on platform.jobs
    using (
        (select current_setting('app.reach', true)) in ('platform', 'system')
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    )
    with check (
        (select current_setting('app.reach', true)) in ('platform', 'system')
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    );
create policy by_tenant on platform.due
    using (
        (select current_setting('app.reach', true)) in ('platform', 'system')
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    )
    with check (
        (select current_setting('app.reach', true)) in ('platform', 'system')
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    );
create policy by_tenant on platform.sagas
    using (
        (select current_setting('app.reach', true)) in ('platform', 'system')
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    )
    with check (
        (select current_setting('app.reach', true)) in ('platform', 'system')
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    );
create policy by_tenant on platform.saga_turns
    using (
        (select current_setting('app.reach', true)) in ('platform', 'system')
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    )
    with check (
        (select current_setting('app.reach', true)) in ('platform', 'system')
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    );

-- People whose account is blocked don't sign in; one that was erased has neither name nor address left.
alter table identity.users
    add column blocked_at timestamptz,
    add column erased_at timestamptz;
