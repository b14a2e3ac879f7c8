-- What a person and a tenant have set; null: what holds for everybody.
alter table identity.users
    add column time_zone text,
    add column locale text check (locale in ('en', 'ar', 'zh', 'ko'));
alter table tenancy.tenants add column time_zone text;

-- A tenant writes its own row, since its own people change its settings.
alter policy by_tenant on tenancy.tenants
    with check (
        (select current_setting('app.reach', true)) in ('platform', 'system')
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    );

-- The session's lookup brings the settings along, so that a page needs no statement of its own for them.
drop function identity.actor_of_session(uuid);
create function identity.actor_of_session(asked uuid)
returns table (
    user_id uuid, name text, email text, tenant_id uuid, tenant_name text, roles text[], cookie_hash bytea,
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
        select s.user_id, u.name, u.email, m.tenant_id, t.name, m.roles, s.cookie_hash,
               k.mode, k.test_clock, coalesce(u.time_zone, t.time_zone), u.locale
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

-- Projection of the tenant aggregate: the hosts under which a tenant's site answers. A host leads to one tenant, so it
-- is unique across all of them.
create table tenancy.hosts (
    tenant_id uuid not null,
    id uuid not null,
    host text not null check (host = lower(host)),
    added_at timestamptz not null,
    primary key (tenant_id, id),
    constraint hosts_lead_to_one_tenant unique (host)
);
create index hosts_by_age on tenancy.hosts (added_at desc, id desc);

grant select, insert, update, delete on tenancy.hosts to portico_app;
alter table tenancy.hosts enable row level security;
alter table tenancy.hosts force row level security;
create policy by_tenant on tenancy.hosts
    using (
        (select current_setting('app.reach', true)) in ('platform', 'system')
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    )
    with check ((select current_setting('app.reach', true)) in ('platform', 'system'));

-- Each process keeps the hosts that it was asked for; a change makes all of them forget.
create function tenancy.tell_hosts() returns trigger language plpgsql as $$
begin
    perform pg_notify('portico_hosts', '');
    return null;
end $$;
create trigger hosts_are_told after insert or update or delete on tenancy.hosts
    for each statement execute function tenancy.tell_hosts();
