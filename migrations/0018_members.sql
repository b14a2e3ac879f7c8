-- Whose erasure is under way and who is deactivated are two things; that somebody can't sign in follows from either.
alter table identity.users rename column blocked_at to erasing_since;
alter table identity.users
    add column deactivated_at timestamptz,
    add column blocked_at timestamptz generated always as (coalesce(erasing_since, deactivated_at)) stored;

-- Lists of people are ordered by these.
create index users_by_age on identity.users (created_at desc, id desc);
create index users_by_name on identity.users (lower(name), id);
create index memberships_by_age on identity.memberships (tenant_id, granted_at desc, user_id desc);
-- The tenants in which the platform's own roles are held: few rows, asked for each person of a tenant's list.
create index memberships_of_staff on identity.memberships (tenant_id)
    where roles && array['super_admin', 'admin', 'consultant', 'support'];

-- Whether somebody is a member of the platform's own tenant, seen from another one. Asked with the reach of the system:
-- a tenant doesn't see others' members.
create function identity.is_staff_elsewhere(person uuid, tenant uuid) returns boolean
language plpgsql security definer
set search_path = ''
as $$
declare
    before text := coalesce(current_setting('app.reach', true), '');
    found_one boolean;
begin
    perform set_config('app.reach', 'system', true);
    found_one := exists (
        select from identity.memberships m
        where m.user_id = person and m.tenant_id <> tenant and exists (
            select from identity.memberships s
            where s.tenant_id = m.tenant_id and s.roles && array['super_admin', 'admin', 'consultant', 'support']
        )
    );
    perform set_config('app.reach', before, true);
    return found_one;
end $$;
revoke all on function identity.is_staff_elsewhere(uuid, uuid) from public;
grant execute on function identity.is_staff_elsewhere(uuid, uuid) to portico_app;

-- Every role that somebody has now, with the name that the tenant gave to its own. One that is gone isn't there.
create view identity.held_roles with (security_invoker = true) as
    select g.tenant_id, g.user_id, g.role, coalesce(r.name, g.role) as name, g.client_id, g.until
    from (
        select m.tenant_id, m.user_id, unnest(m.roles) as role, null::uuid as client_id, null::timestamptz as until
        from identity.memberships m
        union all
        select l.tenant_id, l.user_id, l.role, l.client_id, l.until
        from identity.limited_grants l
        where l.until is null or l.until > now()
    ) g
    left join identity.roles r on r.tenant_id = g.tenant_id
        and r.id = case when g.role ~ '^[0-9a-f]{8}-' then g.role::uuid end
    where r.id is not null or g.role !~ '^[0-9a-f]{8}-';

-- People as the platform lists them, one row each.
create view identity.people with (security_invoker = true) as
    select u.id, u.name, u.email, u.created_at as since,
           case when u.erasing_since is not null then 'erasing'
                when u.deactivated_at is not null then 'deactivated' else 'active' end as status,
           array(select distinct h.name from identity.held_roles h where h.user_id = u.id order by 1) as roles,
           array(select h.role from identity.held_roles h where h.user_id = u.id) as role_refs,
           array(select t.name from identity.memberships m join tenancy.tenants t on t.id = m.tenant_id
                 where m.user_id = u.id order by m.granted_at, m.tenant_id) as tenants
    from identity.users u
    where u.erased_at is null;

-- People as a tenant lists them, one row for each membership.
create view identity.members with (security_invoker = true) as
    select u.id, m.tenant_id, u.name, u.email, m.granted_at as since,
           case when u.erasing_since is not null then 'erasing'
                when u.deactivated_at is not null then 'deactivated' else 'active' end as status,
           array(select distinct h.name from identity.held_roles h
                 where h.user_id = u.id and h.tenant_id = m.tenant_id order by 1) as roles,
           array(select h.role from identity.held_roles h
                 where h.user_id = u.id and h.tenant_id = m.tenant_id) as role_refs,
           array[t.name] as tenants
    from identity.memberships m
    join identity.users u on u.id = m.user_id
    join tenancy.tenants t on t.id = m.tenant_id
    where u.erased_at is null;
grant select on identity.held_roles, identity.people, identity.members to portico_app;

-- Projection of the invitation aggregate.
create table identity.invitations (
    tenant_id uuid not null,
    id uuid not null unique,
    -- Null once the person is erased.
    email text,
    -- Under whose key the address lies in the log: the person's, or an id that becomes theirs with their account.
    subject uuid not null,
    -- Who joined by it; until then the same as the subject.
    person_id uuid not null,
    role text not null,
    status text not null check (status in ('open', 'accepted', 'revoked')),
    invited_at timestamptz not null,
    until timestamptz not null,
    version integer not null,
    primary key (tenant_id, id)
);
-- Somebody is invited into a tenant once at a time.
create unique index invitations_once on identity.invitations (tenant_id, email) where status = 'open';
create index invitations_by_age on identity.invitations (invited_at desc, id desc);
create index invitations_of_tenant on identity.invitations (tenant_id, invited_at desc, id desc);
create index invitations_by_status on identity.invitations (status, invited_at desc, id desc);
create index invitations_of_tenant_by_status on identity.invitations (tenant_id, status, invited_at desc, id desc);
create index invitations_by_person on identity.invitations (person_id);

-- What stands in the link of an open invitation. Secrets are state: a new one takes the place of the one before.
create table identity.invitation_secrets (
    tenant_id uuid not null,
    invitation_id uuid primary key,
    -- Stands in the link; changes with each.
    id uuid not null unique,
    -- SHA-256 of the secret in the mail.
    secret_hash bytea not null,
    expires_at timestamptz not null
);
create index invitation_secrets_by_end on identity.invitation_secrets (expires_at);

create view identity.invited with (security_invoker = true) as
    select i.id, i.tenant_id, i.email, coalesce(r.name, i.role) as role, i.status, i.invited_at, i.until,
           (select t.name from tenancy.tenants t where t.id = i.tenant_id) as tenant_name
    from identity.invitations i
    left join identity.roles r on r.tenant_id = i.tenant_id
        and r.id = case when i.role ~ '^[0-9a-f]{8}-' then i.role::uuid end;

grant select, insert, update, delete on identity.invitations, identity.invitation_secrets to portico_app;
grant select on identity.invited to portico_app;
alter table identity.invitations enable row level security;
alter table identity.invitations force row level security;
alter table identity.invitation_secrets enable row level security;
alter table identity.invitation_secrets force row level security;
create policy by_tenant on identity.invitations
    using (
        (select current_setting('app.reach', true)) in ('platform', 'system')
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    )
    with check (
        (select current_setting('app.reach', true)) in ('platform', 'system')
        or tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
    );
create policy by_system on identity.invitation_secrets
    using ((select current_setting('app.reach', true)) = 'system')
    with check ((select current_setting('app.reach', true)) = 'system');
