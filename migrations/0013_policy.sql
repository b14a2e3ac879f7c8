-- Projection of the role aggregate: the roles that a tenant has made for itself, beside the built-in ones, which stand
-- in the code.
create table identity.roles (
    tenant_id uuid not null,
    id uuid not null,
    name text not null,
    description text not null,
    -- Wire names of permissions. What is denied beats whatever another role allows.
    allowed text[] not null,
    denied text[] not null,
    created_at timestamptz not null,
    version integer not null,
    primary key (tenant_id, id)
);
-- People choose a role by its name: no two of a tenant bear the same.
create unique index roles_by_name on identity.roles (tenant_id, lower(name));
create index roles_by_age on identity.roles (tenant_id, created_at desc, id desc);

-- Projection of the person aggregate: roles that hold for a while or within one client of the tenant, beside those
-- that the membership carries everywhere and for good.
create table identity.limited_grants (
    tenant_id uuid not null,
    user_id uuid not null references identity.users,
    -- A built-in role's wire name or the id of one of the tenant's own.
    role text not null,
    client_id uuid,
    until timestamptz,
    granted_at timestamptz not null,
    -- A key has no nulls.
    client_key uuid not null
        generated always as (coalesce(client_id, '00000000-0000-0000-0000-000000000000')) stored,
    primary key (tenant_id, user_id, role, client_key),
    check (client_id is not null or until is not null)
);
create index limited_grants_by_user on identity.limited_grants (user_id);

grant select, insert, update, delete on identity.roles, identity.limited_grants to portico_app;
alter table identity.roles enable row level security;
alter table identity.roles force row level security;
alter table identity.limited_grants enable row level security;
alter table identity.limited_grants force row level security;

create policy by_tenant on identity.roles
    using (
        (select current_setting('app.reach', true)) in ('platform', 'system')
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    )
    with check (
        (select current_setting('app.reach', true)) in ('platform', 'system')
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    );
create policy by_tenant on identity.limited_grants
    using (
        (select current_setting('app.reach', true)) in ('platform', 'system')
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    )
    with check (
        (select current_setting('app.reach', true)) in ('platform', 'system')
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    );

-- A tenant's own people say who its members are and what they may: its rows are written at its own reach too.
alter policy by_tenant on identity.memberships
    with check (
        (select current_setting('app.reach', true)) in ('platform', 'system')
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    );

-- What a member's roles are, and for those of the tenant's own what they allow and deny. Asked with the reach of the
-- system: it is part of finding out who somebody is. plpgsql, since that keeps its plan.
create function identity.grants_of(person uuid, tenant uuid) returns jsonb
language plpgsql stable
set search_path = ''
as $$
begin
    return (
        select coalesce(
            jsonb_agg(jsonb_build_object(
                'role', g.role, 'client', g.client_id, 'name', r.name, 'allowed', r.allowed, 'denied', r.denied
            )),
            '[]'
        )
        from (
            select unnest(m.roles) as role, null::uuid as client_id
            from identity.memberships m where m.tenant_id = tenant and m.user_id = person
            union all
            select l.role, l.client_id
            from identity.limited_grants l
            where l.tenant_id = tenant and l.user_id = person and (l.until is null or l.until > now())
        ) g
        left join identity.roles r on r.tenant_id = tenant
            and r.id = case when g.role ~ '^[0-9a-f]{8}-' then g.role::uuid end
    );
end $$;
revoke all on function identity.grants_of(uuid, uuid) from public;
grant execute on function identity.grants_of(uuid, uuid) to portico_app;

drop function identity.actor_of_session(uuid);
create function identity.actor_of_session(asked uuid)
returns table (
    user_id uuid, name text, email text, tenant_id uuid, tenant_name text, grants jsonb, cookie_hash bytea,
    mode text, test_clock timestamptz, time_zone text, locale text
)
language plpgsql security definer
set search_path = ''
as $$
declare
    before text := coalesce(current_setting('app.reach', true), '');
begin
    perform set_config('app.reach', 'system', true);
    return query
        select s.user_id, u.name, u.email, m.tenant_id, t.name, identity.grants_of(s.user_id, m.tenant_id),
               s.cookie_hash, k.mode, k.test_clock, coalesce(u.time_zone, t.time_zone), u.locale
        from identity.sessions s
        join identity.users u on u.id = s.user_id
        join identity.memberships m on m.user_id = s.user_id and m.tenant_id = s.tenant_id
        join tenancy.tenants t on t.id = m.tenant_id
        left join log.tenants k on k.tenant_id = m.tenant_id
        where s.id = asked and s.revoked_at is null and s.expires_at > now();
    perform set_config('app.reach', before, true);
end $$;
revoke all on function identity.actor_of_session(uuid) from public;
grant execute on function identity.actor_of_session(uuid) to portico_app;
