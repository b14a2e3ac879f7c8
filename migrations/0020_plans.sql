-- Plans and what follows from them: what a tenant may use, how much of it, and which modules it sees.
create schema billing;
grant usage on schema billing to portico_app;

-- Projection of the plan aggregate. Plans are the platform's offer and no tenant's: everybody may read them.
create table billing.subscription_plans (
    code text primary key,
    stream_id uuid not null unique,
    name text not null,
    newest integer not null,
    is_retired boolean not null,
    created_at timestamptz not null,
    version integer not null
);
-- What was published stays as it is.
create table billing.plan_versions (
    code text not null,
    number integer not null,
    features text[] not null,
    limits jsonb not null,
    trial_days integer not null,
    published_at timestamptz not null,
    primary key (code, number)
);
-- Projection of the feature-flag aggregate: what holds for everybody; no row: it is shown.
create table billing.flag_defaults (
    feature text primary key,
    is_on boolean not null
);

-- Projection of the subscription aggregate. A tenant without a row, or without a plan in it, is on the newest version of
-- the plan `basic`.
create table billing.tenant_subscriptions (
    tenant_id uuid primary key,
    plan_code text,
    plan_version integer,
    since timestamptz not null,
    trial_until timestamptz,
    version integer not null,
    check ((plan_code is null) = (plan_version is null))
);
create index tenant_subscriptions_by_plan on billing.tenant_subscriptions (plan_code, plan_version);
create table billing.add_ons (
    tenant_id uuid not null,
    id uuid not null,
    name text not null,
    gives jsonb not null,
    given_at timestamptz not null,
    primary key (tenant_id, id)
);
create table billing.flag_overrides (
    tenant_id uuid not null,
    feature text not null,
    is_on boolean not null,
    primary key (tenant_id, feature)
);
create index flag_overrides_by_feature on billing.flag_overrides (feature, tenant_id);

-- What a tenant has used of what is counted by the month, by day (UTC).
create table billing.usage_logs (
    tenant_id uuid not null,
    meter text not null check (meter in ('calls', 'ai_tokens')),
    day date not null,
    amount bigint not null,
    primary key (tenant_id, meter, day)
);

grant select, insert, update, delete on
    billing.subscription_plans, billing.plan_versions, billing.flag_defaults, billing.tenant_subscriptions,
    billing.add_ons, billing.flag_overrides, billing.usage_logs
    to portico_app;

alter table billing.subscription_plans enable row level security;
alter table billing.subscription_plans force row level security;
create policy of_platform on billing.subscription_plans
    using (true)
    with check ((select current_setting('app.reach', true)) in ('platform', 'system'));
alter table billing.plan_versions enable row level security;
alter table billing.plan_versions force row level security;
create policy of_platform on billing.plan_versions
    using (true)
    with check ((select current_setting('app.reach', true)) in ('platform', 'system'));
alter table billing.flag_defaults enable row level security;
alter table billing.flag_defaults force row level security;
create policy of_platform on billing.flag_defaults
    using (true)
    with check ((select current_setting('app.reach', true)) in ('platform', 'system'));

-- A tenant sees what it has; the platform gives it.
alter table billing.tenant_subscriptions enable row level security;
alter table billing.tenant_subscriptions force row level security;
create policy by_tenant on billing.tenant_subscriptions
    using (
        (select current_setting('app.reach', true)) in ('platform', 'system')
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    )
    with check ((select current_setting('app.reach', true)) in ('platform', 'system'));
alter table billing.add_ons enable row level security;
alter table billing.add_ons force row level security;
create policy by_tenant on billing.add_ons
    using (
        (select current_setting('app.reach', true)) in ('platform', 'system')
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    )
    with check ((select current_setting('app.reach', true)) in ('platform', 'system'));
alter table billing.flag_overrides enable row level security;
alter table billing.flag_overrides force row level security;
create policy by_tenant on billing.flag_overrides
    using (
        (select current_setting('app.reach', true)) in ('platform', 'system')
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    )
    with check ((select current_setting('app.reach', true)) in ('platform', 'system'));
alter table billing.usage_logs enable row level security;
alter table billing.usage_logs force row level security;
create policy by_tenant on billing.usage_logs
    using (
        (select current_setting('app.reach', true)) in ('platform', 'system')
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    )
    with check ((select current_setting('app.reach', true)) = 'system');

-- Whether the platform's own staff works in a tenant: that one is nobody's customer.
create function billing.is_house(tenant uuid) returns boolean
language sql stable
set search_path = ''
as $$
    select exists (
        select from identity.memberships m
        where m.tenant_id = tenant and m.roles && array['super_admin', 'admin', 'consultant', 'support']
    )
$$;
revoke all on function billing.is_house(uuid) from public;
grant execute on function billing.is_house(uuid) to portico_app;

-- What a tenant may use: its plan, its add-ons and what flags hide. Part of finding out who somebody is, in the same
-- statement, so that a change holds on the next request in every process. Asked with the reach of the system.
create function billing.entitlements_of(tenant uuid) returns jsonb
language plpgsql security definer
set search_path = ''
as $$
declare
    before text := coalesce(current_setting('app.reach', true), '');
    held billing.tenant_subscriptions;
    told jsonb;
begin
    perform set_config('app.reach', 'system', true);
    select * into held from billing.tenant_subscriptions s where s.tenant_id = tenant;
    if held.plan_code is null then
        select p.code, p.newest into held.plan_code, held.plan_version
        from billing.subscription_plans p where p.code = 'basic';
    end if;
    select jsonb_build_object(
        'isHouse', billing.is_house(tenant),
        'revision', coalesce(held.version, 0),
        'trialUntil', held.trial_until,
        'plan', (
            select jsonb_build_object(
                'code', v.code, 'name', p.name, 'version', v.number, 'features', v.features, 'limits', v.limits,
                'trialDays', v.trial_days
            )
            from billing.plan_versions v join billing.subscription_plans p on p.code = v.code
            where v.code = held.plan_code and v.number = held.plan_version
        ),
        'addOns', (select coalesce(jsonb_agg(a.gives), '[]') from billing.add_ons a where a.tenant_id = tenant),
        'hidden', (
            select coalesce(jsonb_agg(f.feature), '[]')
            from (
                select o.feature from billing.flag_overrides o where o.tenant_id = tenant and not o.is_on
                union all
                select d.feature from billing.flag_defaults d
                where not d.is_on and not exists (
                    select from billing.flag_overrides o where o.tenant_id = tenant and o.feature = d.feature
                )
            ) f
        )
    ) into told;
    perform set_config('app.reach', before, true);
    return told;
end $$;
revoke all on function billing.entitlements_of(uuid) from public;
grant execute on function billing.entitlements_of(uuid) to portico_app;

-- What a tenant has used since a day, for the limits, which count before it is known who asks.
create function billing.used_since(tenant uuid, of_meter text, since date) returns bigint
language plpgsql security definer
set search_path = ''
as $$
declare
    before text := coalesce(current_setting('app.reach', true), '');
    used bigint;
begin
    perform set_config('app.reach', 'system', true);
    select coalesce(sum(u.amount), 0)::bigint into used
    from billing.usage_logs u where u.tenant_id = tenant and u.meter = of_meter and u.day >= since;
    perform set_config('app.reach', before, true);
    return used;
end $$;
revoke all on function billing.used_since(uuid, text, date) from public;
grant execute on function billing.used_since(uuid, text, date) to portico_app;

-- Every active tenant with the plan that it is on; null: the platform's own.
create view billing.tenants_by_plan with (security_invoker = true) as
    select t.id as tenant_id,
           case when not billing.is_house(t.id) then coalesce(s.plan_code, 'basic') end as code
    from tenancy.tenants t
    left join billing.tenant_subscriptions s on s.tenant_id = t.id
    where t.status = 'active';
-- Every tenant as the list shows it, with its plan.
create view tenancy.tenants_listed with (security_invoker = true) as
    select t.id, t.name, t.kind, t.status, t.admin_email, t.created_at,
           case when not billing.is_house(t.id) then coalesce(s.plan_code, 'basic') end as plan
    from tenancy.tenants t
    left join billing.tenant_subscriptions s on s.tenant_id = t.id;
-- Which tenants have a flag of their own, by name.
create view billing.flagged_tenants with (security_invoker = true) as
    select o.feature, o.is_on, t.id as tenant_id, t.name
    from billing.flag_overrides o
    join tenancy.tenants t on t.id = o.tenant_id;
grant select on billing.tenants_by_plan, tenancy.tenants_listed, billing.flagged_tenants to portico_app;
