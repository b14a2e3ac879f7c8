-- What of ours fails, how fast pages are, and which of them are loaded. Nothing here is a tenant's or anybody's: messages are kept by
-- their shape, people only as a number, pages by their route.

-- When each release ran first, on whichever process.
create table platform.releases (
    release text primary key,
    ran_from timestamptz not null
);

-- One row for each cause. State: it counts what no event tells; a row goes 30 days after it happened last.
create table platform.defects (
    id uuid primary key,
    -- Hash of side, kind, shape and lasting place.
    fingerprint text not null unique,
    side text not null check (side in ('server', 'browser')),
    kind text not null check (kind in ('panic', 'failure', 'error', 'rejection')),
    message text not null,
    place text not null,
    -- As the projection has it, so that the list reads one table.
    status text not null check (status in ('open', 'resolved')),
    occurrences bigint not null,
    -- A bit for each person, shared by several, by a hash that is keyed and of this row alone: how many they are, and not who.
    crowd bytea not null,
    people bigint not null,
    -- Of the last occurrence.
    release text not null,
    stack text not null,
    during text,
    request_id text,
    releases text[] not null,
    first_at timestamptz not null,
    last_at timestamptz not null
);
create index defects_by_time on platform.defects (last_at desc, id desc);
create index defects_by_status on platform.defects (status, last_at desc, id desc);
create index defects_by_side on platform.defects (side, last_at desc, id desc);
-- How many new ones browsers have told of within the hour.
create index defects_by_age on platform.defects (side, first_at);

create table platform.defect_releases (
    defect_id uuid not null references platform.defects on delete cascade,
    release text not null,
    occurrences bigint not null,
    first_at timestamptz not null,
    last_at timestamptz not null,
    primary key (defect_id, release)
);

create table platform.defect_hours (
    defect_id uuid not null references platform.defects on delete cascade,
    hour timestamptz not null,
    occurrences bigint not null,
    primary key (defect_id, hour)
);
create index defect_hours_by_age on platform.defect_hours (hour);

-- Projection of defects: where each stands. It outlives what was counted, as the log does.
create table platform.defect_states (
    id uuid primary key,
    status text not null check (status in ('open', 'resolved')),
    resolved_at timestamptz,
    came_back boolean not null,
    version integer not null
);

-- What browsers measured, as histograms: how many loads fell into each step.
create table platform.vitals (
    day date not null,
    page text not null,
    device text not null check (device in ('phone', 'tablet', 'desktop')),
    release text not null,
    vital text not null check (vital in ('lcp', 'inp', 'cls')),
    step smallint not null,
    loads bigint not null,
    primary key (day, page, device, release, vital, step)
);

-- Pages that were loaded.
create table platform.page_views (
    day date not null,
    page text not null,
    language text not null,
    -- A host; empty: no other site led here.
    referrer text not null,
    views bigint not null,
    primary key (day, page, language, referrer)
);

grant select, insert, update, delete on platform.releases, platform.defects, platform.defect_releases, platform.defect_hours,
    platform.defect_states, platform.vitals, platform.page_views to portico_app;
alter table platform.releases enable row level security;
alter table platform.releases force row level security;
alter table platform.defects enable row level security;
alter table platform.defects force row level security;
alter table platform.defect_releases enable row level security;
alter table platform.defect_releases force row level security;
alter table platform.defect_hours enable row level security;
alter table platform.defect_hours force row level security;
alter table platform.defect_states enable row level security;
alter table platform.defect_states force row level security;
alter table platform.vitals enable row level security;
alter table platform.vitals force row level security;
alter table platform.page_views enable row level security;
alter table platform.page_views force row level security;
create policy by_reach on platform.releases
    using ((select current_setting('app.reach', true)) in ('platform', 'system'))
    with check ((select current_setting('app.reach', true)) = 'system');
create policy by_reach on platform.defects
    using ((select current_setting('app.reach', true)) in ('platform', 'system'))
    with check ((select current_setting('app.reach', true)) in ('platform', 'system'));
create policy by_reach on platform.defect_releases
    using ((select current_setting('app.reach', true)) in ('platform', 'system'))
    with check ((select current_setting('app.reach', true)) = 'system');
create policy by_reach on platform.defect_hours
    using ((select current_setting('app.reach', true)) in ('platform', 'system'))
    with check ((select current_setting('app.reach', true)) = 'system');
create policy by_reach on platform.defect_states
    using ((select current_setting('app.reach', true)) in ('platform', 'system'))
    with check ((select current_setting('app.reach', true)) in ('platform', 'system'));
create policy by_reach on platform.vitals
    using ((select current_setting('app.reach', true)) in ('platform', 'system'))
    with check ((select current_setting('app.reach', true)) = 'system');
create policy by_reach on platform.page_views
    using ((select current_setting('app.reach', true)) in ('platform', 'system'))
    with check ((select current_setting('app.reach', true)) = 'system');
