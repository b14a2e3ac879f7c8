-- Where a tenant can stand, since when and why; and the clients of agencies.
alter table tenancy.tenants
    drop constraint tenants_status_check,
    add constraint tenants_status_check
        check (status in ('provisioning', 'active', 'suspended', 'closed', 'purged', 'failed')),
    add column reason text,
    add column stands_since timestamptz,
    add column status_before text,
    add column purge_at timestamptz,
    add column failed_step text,
    -- What was destroyed, as the event has it.
    add column certificate jsonb;
-- The owner is bound by the policies too.
select set_config('app.reach', 'system', true);
update tenancy.tenants set stands_since = created_at;
select set_config('app.reach', '', true);
alter table tenancy.tenants alter column stands_since set not null, alter column stands_since set default now();
create index tenants_by_status on tenancy.tenants (status, created_at desc, id desc);

-- A tenant whose keys are destroyed: a rebuild passes over its events, but those of the tenant itself.
alter table log.tenants add column purged_at timestamptz;

-- Projection of the client aggregate: the parts of an agency's tenant.
create table tenancy.sub_tenants (
    tenant_id uuid not null,
    id uuid not null,
    name text not null,
    website_id uuid not null,
    domain text not null,
    template text not null,
    features text[] not null,
    created_at timestamptz not null,
    deleted_at timestamptz,
    version integer not null,
    primary key (tenant_id, id)
);
create index sub_tenants_by_age on tenancy.sub_tenants (tenant_id, created_at desc, id desc);
create index sub_tenants_by_name on tenancy.sub_tenants (tenant_id, lower(name), id);

-- State: what somebody has said so far about a tenant that they are about to open. Personal, and theirs alone.
create table tenancy.tenant_drafts (
    tenant_id uuid not null,
    person_id uuid not null,
    step text not null check (step in ('details', 'plan', 'administrator', 'review')),
    name text,
    kind text check (kind in ('organisation', 'agency', 'individual')),
    mode text check (mode in ('live', 'test')),
    admin_email text,
    plan text,
    changed_at timestamptz not null,
    primary key (tenant_id, person_id)
);

grant select, insert, update, delete on tenancy.sub_tenants, tenancy.tenant_drafts to portico_app;
alter table tenancy.sub_tenants enable row level security;
alter table tenancy.sub_tenants force row level security;
alter table tenancy.tenant_drafts enable row level security;
alter table tenancy.tenant_drafts force row level security;
create policy by_tenant on tenancy.sub_tenants
    using (
        (select current_setting('app.reach', true)) in ('platform', 'system')
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    )
    with check (
        (select current_setting('app.reach', true)) in ('platform', 'system')
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    );
create policy by_tenant on tenancy.tenant_drafts
    using (
        (select current_setting('app.reach', true)) in ('platform', 'system')
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    )
    with check (
        (select current_setting('app.reach', true)) in ('platform', 'system')
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    );

-- As before, with where the tenant stands: its people are refused from the next request on.
drop function identity.actor_of_session(uuid);
create function identity.actor_of_session(asked uuid)
returns table (
    user_id uuid, name text, email text, tenant_id uuid, tenant_name text, tenant_status text, grants jsonb,
    cookie_hash bytea, mode text, test_clock timestamptz, time_zone text, locale text,
    staff_id uuid, staff_name text, staff_until timestamptz, staff_grants jsonb
)
language plpgsql security definer
set search_path = ''
as $$
declare
    before text := coalesce(current_setting('app.reach', true), '');
begin
    perform set_config('app.reach', 'system', true);
    return query
        select u.id, u.name, u.email, m.tenant_id, t.name, t.status, identity.grants_of(u.id, m.tenant_id),
               s.cookie_hash, k.mode, k.test_clock, coalesce(u.time_zone, t.time_zone), own.locale,
               i.staff_id, case when i.id is not null then own.name end, i.until,
               case when i.id is not null then identity.grants_of(s.user_id, s.tenant_id) end
        from identity.sessions s
        join identity.users own on own.id = s.user_id
        left join lateral (
            select o.id, o.user_id, o.tenant_id, o.staff_id, o.until
            from identity.impersonations o
            where o.session_id = s.id and o.ended_at is null and o.until > now()
                and exists (select from identity.memberships im
                            where im.tenant_id = o.tenant_id and im.user_id = o.user_id)
                and exists (select from identity.users iu where iu.id = o.user_id and iu.blocked_at is null)
            limit 1
        ) i on true
        -- Not coalesce: behind a policy an index is only asked with what PostgreSQL knows to leak nothing.
        join identity.users u on u.id = case when i.id is null then s.user_id else i.user_id end
        join identity.memberships m
            on m.user_id = u.id and m.tenant_id = case when i.id is null then s.tenant_id else i.tenant_id end
        join tenancy.tenants t on t.id = m.tenant_id
        left join log.tenants k on k.tenant_id = m.tenant_id
        where s.id = asked and s.revoked_at is null and s.expires_at > now();
    perform set_config('app.reach', before, true);
end $$;
revoke all on function identity.actor_of_session(uuid) from public;
grant execute on function identity.actor_of_session(uuid) to portico_app;

drop function identity.actor_of_key(uuid, bytea);
create function identity.actor_of_key(asked uuid, secret bytea)
returns table (
    owner_id uuid, is_person boolean, name text, email text, tenant_id uuid, tenant_name text, tenant_status text,
    grants jsonb, scopes text[], ranges text[], mode text, test_clock timestamptz, time_zone text, locale text,
    used_at timestamptz
)
language plpgsql security definer
set search_path = ''
as $$
declare
    before text := coalesce(current_setting('app.reach', true), '');
begin
    perform set_config('app.reach', 'system', true);
    return query
        select coalesce(k.person_id, k.service_account_id), k.person_id is not null, coalesce(u.name, a.name),
               coalesce(u.email, ''), k.tenant_id, t.name, t.status,
               case when k.person_id is null then identity.grants_of_roles(a.roles, k.tenant_id)
                    else identity.grants_of(k.person_id, k.tenant_id) end,
               k.scopes, k.ranges, l.mode, l.test_clock, coalesce(u.time_zone, t.time_zone), u.locale, n.used_at
        from identity.api_keys k
        join tenancy.tenants t on t.id = k.tenant_id
        left join log.tenants l on l.tenant_id = k.tenant_id
        left join identity.key_uses n on n.tenant_id = k.tenant_id and n.key_id = k.id
        left join identity.service_accounts a on a.tenant_id = k.tenant_id and a.id = k.service_account_id
        left join identity.users u on u.id = k.person_id and u.blocked_at is null
        left join identity.memberships m on m.tenant_id = k.tenant_id and m.user_id = k.person_id
        where k.id = asked and k.revoked_at is null and (k.expires_at is null or k.expires_at > now())
            and (a.id is not null or (u.id is not null and m.user_id is not null))
            and exists (
                select from identity.key_secrets s
                where s.tenant_id = k.tenant_id and s.key_id = k.id and (s.ends_at is null or s.ends_at > now())
                    and (secret is null or s.hash = secret) and s.member_since is not distinct from m.granted_at
            );
    perform set_config('app.reach', before, true);
end $$;
revoke all on function identity.actor_of_key(uuid, bytea) from public;
grant execute on function identity.actor_of_key(uuid, bytea) to portico_app;
