-- The kinds of accesses are the code's words; the column keeps their shape.
alter table log.accesses drop constraint accesses_what_check;
alter table log.accesses add constraint accesses_what_check check (what ~ '^[a-z]+(_[a-z]+)*$');

-- Projection of the service account aggregate: who the tenant's programs are.
create table identity.service_accounts (
    tenant_id uuid not null,
    id uuid not null,
    name text not null,
    -- Built-in roles' wire names or ids of the tenant's own.
    roles text[] not null,
    created_at timestamptz not null,
    version integer not null,
    primary key (tenant_id, id)
);
create unique index service_accounts_by_name on identity.service_accounts (tenant_id, lower(name));
create index service_accounts_in_order on identity.service_accounts (tenant_id, name, id);
create index service_accounts_by_age on identity.service_accounts (tenant_id, created_at desc, id desc);

-- Projection of the API key aggregate.
create table identity.api_keys (
    tenant_id uuid not null,
    id uuid not null,
    person_id uuid,
    service_account_id uuid,
    name text not null,
    -- Wire names of the permissions that it may at most.
    scopes text[] not null,
    -- Ranges of addresses that it may be used from; none: from anywhere.
    ranges text[] not null,
    created_at timestamptz not null,
    expires_at timestamptz,
    -- Until when the secret before the present one works.
    old_until timestamptz,
    revoked_at timestamptz,
    version integer not null,
    primary key (tenant_id, id),
    check ((person_id is null) <> (service_account_id is null))
);
create index api_keys_by_id on identity.api_keys (id);
create index api_keys_by_age on identity.api_keys (tenant_id, created_at desc, id desc);
create index api_keys_by_person on identity.api_keys (tenant_id, person_id, created_at desc, id desc);
create index api_keys_by_service_account on identity.api_keys (tenant_id, service_account_id, created_at desc, id desc);

-- The secrets of keys are state, never events. Two hold while a rotated key overlaps.
create table identity.key_secrets (
    tenant_id uuid not null,
    key_id uuid not null,
    -- SHA-256 of the secret; it is random, so no slow hash is needed.
    hash bytea not null check (length(hash) = 32),
    made_at timestamptz not null,
    ends_at timestamptz,
    -- Since when its owner is the member that the key was made for: who leaves and comes back makes new keys. Null for
    -- service accounts.
    member_since timestamptz,
    primary key (tenant_id, key_id, hash)
);

-- When a key was last used, to the minute.
create table identity.key_uses (
    tenant_id uuid not null,
    key_id uuid not null,
    used_at timestamptz not null,
    primary key (tenant_id, key_id)
);

-- Who acts as whom, in whose tenant: a session of somebody on staff is the person's while one of its rows is open.
create table identity.impersonations (
    tenant_id uuid not null,
    id uuid not null,
    user_id uuid not null,
    staff_id uuid not null,
    -- Empty once they are erased.
    staff_name text not null,
    session_id uuid not null references identity.sessions on delete cascade,
    reason text not null,
    begun_at timestamptz not null,
    until timestamptz not null,
    ended_at timestamptz,
    primary key (tenant_id, id)
);
create unique index impersonations_open on identity.impersonations (session_id) where ended_at is null;
create index impersonations_by_session on identity.impersonations (session_id);
create index impersonations_by_person on identity.impersonations (tenant_id, user_id, begun_at desc, id desc);
create index impersonations_by_staff on identity.impersonations (staff_id);

grant select, insert, update, delete
    on identity.service_accounts, identity.api_keys, identity.key_secrets, identity.key_uses, identity.impersonations
    to portico_app;

alter table identity.service_accounts enable row level security;
alter table identity.service_accounts force row level security;
alter table identity.api_keys enable row level security;
alter table identity.api_keys force row level security;
alter table identity.key_secrets enable row level security;
alter table identity.key_secrets force row level security;
alter table identity.key_uses enable row level security;
alter table identity.key_uses force row level security;
alter table identity.impersonations enable row level security;
alter table identity.impersonations force row level security;

create policy by_tenant on identity.service_accounts
    using ((select current_setting('app.reach', true)) in ('platform', 'system')
           or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
    with check ((select current_setting('app.reach', true)) in ('platform', 'system')
                or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
create policy by_tenant on identity.api_keys
    using ((select current_setting('app.reach', true)) in ('platform', 'system')
           or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
    with check ((select current_setting('app.reach', true)) in ('platform', 'system')
                or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
create policy by_tenant on identity.key_secrets
    using ((select current_setting('app.reach', true)) in ('platform', 'system')
           or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
    with check ((select current_setting('app.reach', true)) in ('platform', 'system')
                or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
create policy by_tenant on identity.key_uses
    using ((select current_setting('app.reach', true)) in ('platform', 'system')
           or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
    with check ((select current_setting('app.reach', true)) in ('platform', 'system')
                or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));
create policy by_tenant on identity.impersonations
    using ((select current_setting('app.reach', true)) in ('platform', 'system')
           or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))
    with check ((select current_setting('app.reach', true)) in ('platform', 'system')
                or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid));

-- With which key a job was ordered, and who acted as whoever ordered it.
alter table platform.jobs add column key_id uuid, add column impersonator jsonb;

-- As identity.grants_of tells it, for roles that are named rather than held by a member.
create function identity.grants_of_roles(named text[], tenant uuid) returns jsonb
language plpgsql stable
set search_path = ''
as $$
begin
    return (
        select coalesce(
            jsonb_agg(jsonb_build_object(
                'role', g.role, 'client', null, 'name', r.name, 'allowed', r.allowed, 'denied', r.denied
            )),
            '[]'
        )
        from unnest(named) as g(role)
        left join identity.roles r on r.tenant_id = tenant
            and r.id = case when g.role ~ '^[0-9a-f]{8}-' then g.role::uuid end
    );
end $$;
revoke all on function identity.grants_of_roles(text[], uuid) from public;
grant execute on function identity.grants_of_roles(text[], uuid) to portico_app;

-- Who is behind a key, in one statement outside of any transaction, as identity.actor_of_session. It answers where the
-- key holds: neither revoked nor over, its owner still there, and the hash is that of one of its secrets; without a hash
-- for whoever has seen the secret before, as a job has that was ordered with it.
create function identity.actor_of_key(asked uuid, secret bytea)
returns table (
    owner_id uuid, is_person boolean, name text, email text, tenant_id uuid, tenant_name text, grants jsonb,
    scopes text[], ranges text[], mode text, test_clock timestamptz, time_zone text, locale text, used_at timestamptz
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
               coalesce(u.email, ''), k.tenant_id, t.name,
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

-- As before, and while somebody acts as a person through it, that person: with whoever acts, until when, and what the
-- roles of theirs come to, since acting ends with the permission. Pages keep the language of whoever looks at them.
drop function identity.actor_of_session(uuid);
create function identity.actor_of_session(asked uuid)
returns table (
    user_id uuid, name text, email text, tenant_id uuid, tenant_name text, grants jsonb, cookie_hash bytea,
    mode text, test_clock timestamptz, time_zone text, locale text,
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
        select u.id, u.name, u.email, m.tenant_id, t.name, identity.grants_of(u.id, m.tenant_id),
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
