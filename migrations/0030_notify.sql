-- What people are told, what they have chosen about it, and how near tenants are to their limits.
create schema notify;
grant usage on schema notify to portico_app;

-- One row for each person and event that was decided about, told or not: so nobody is told twice, and everybody can be told
-- why. State: it has marks that no event knows, and isn't made anew from the log.
create table notify.notices (
    id uuid primary key,
    person_id uuid not null,
    tenant_id uuid not null,
    -- The person's own in whichever tenant they are; others are seen in theirs alone.
    is_personal boolean not null,
    event_id uuid not null,
    event_type text not null,
    kind text not null,
    topic text not null,
    -- What the sentence is made of: words, numbers and ids, nothing personal.
    kept jsonb not null,
    at timestamptz not null,
    decided_at timestamptz not null,
    in_app text not null check (in_app in ('told', 'off', 'muted', 'own_deed')),
    shown_from timestamptz not null,
    read_at timestamptz,
    mail text not null check (mail in ('told', 'waits', 'off', 'muted', 'own_deed', 'told_elsewhere')),
    mail_at timestamptz,
    unique (person_id, event_id)
);
create index notices_by_age on notify.notices (person_id, at desc, id desc) where in_app = 'told';
create index notices_unread on notify.notices (person_id, at desc, id desc) where in_app = 'told' and read_at is null;
create index notices_waiting on notify.notices (tenant_id, person_id, mail_at) where mail = 'waits';
create index notices_by_decision on notify.notices (decided_at);

-- What somebody has chosen; without a row what holds for everybody.
create table notify.choices (
    person_id uuid primary key,
    -- Topics that come through a channel, or don't, otherwise than they do by themselves.
    in_app_switched text[] not null default '{}',
    mail_switched text[] not null default '{}',
    is_daily boolean not null default false,
    quiet_from smallint check (quiet_from between 0 and 23),
    quiet_until smallint check (quiet_until between 0 and 23),
    check ((quiet_from is null) = (quiet_until is null))
);
create table notify.mutes (
    person_id uuid not null,
    kind text not null,
    muted_at timestamptz not null,
    primary key (person_id, kind)
);

-- Projection of the watch over limits: the step that each limit of a tenant has reached.
create table billing.limit_steps (
    tenant_id uuid not null,
    kind text not null,
    step smallint not null,
    -- As `2026-11`, of what counts by the month.
    month text,
    reached_at timestamptz not null,
    primary key (tenant_id, kind)
);

grant select, insert, update, delete on notify.notices, notify.choices, notify.mutes, billing.limit_steps to portico_app;
alter table notify.notices enable row level security;
alter table notify.notices force row level security;
alter table notify.choices enable row level security;
alter table notify.choices force row level security;
alter table notify.mutes enable row level security;
alter table notify.mutes force row level security;
alter table billing.limit_steps enable row level security;
alter table billing.limit_steps force row level security;

-- A notice is its person's alone, also within their tenant. A transaction of theirs says who they are.
create policy by_person on notify.notices
    using (
        (select current_setting('app.reach', true)) = 'system'
        or (person_id = (select nullif(current_setting('app.person_id', true), '')::uuid)
            and (is_personal or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)))
    )
    with check (
        (select current_setting('app.reach', true)) = 'system'
        or (person_id = (select nullif(current_setting('app.person_id', true), '')::uuid)
            and (is_personal or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)))
    );
create policy by_person on notify.choices
    using (
        (select current_setting('app.reach', true)) = 'system'
        or person_id = (select nullif(current_setting('app.person_id', true), '')::uuid)
    )
    with check (
        (select current_setting('app.reach', true)) = 'system'
        or person_id = (select nullif(current_setting('app.person_id', true), '')::uuid)
    );
create policy by_person on notify.mutes
    using (
        (select current_setting('app.reach', true)) = 'system'
        or person_id = (select nullif(current_setting('app.person_id', true), '')::uuid)
    )
    with check (
        (select current_setting('app.reach', true)) = 'system'
        or person_id = (select nullif(current_setting('app.person_id', true), '')::uuid)
    );
create policy by_tenant on billing.limit_steps
    using (
        (select current_setting('app.reach', true)) in ('platform', 'system')
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    )
    with check (
        (select current_setting('app.reach', true)) in ('platform', 'system')
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    );

-- Nobody is told of what happened before there were notices.
select set_config('app.reach', 'system', true);
insert into log.checkpoints (subscriber, transaction_id, position)
select 'notices', transaction_id, position from log.events order by transaction_id desc, position desc limit 1;
