-- People who can't sign in are few among many: lists of them read an index of them alone.
create index users_blocked on identity.users (created_at desc, id desc) where blocked_at is not null;

create or replace view identity.people with (security_invoker = true) as
    select u.id, u.name, u.email, u.created_at as since,
           case when u.erasing_since is not null then 'erasing'
                when u.deactivated_at is not null then 'deactivated' else 'active' end as status,
           array(select distinct h.name from identity.held_roles h where h.user_id = u.id order by 1) as roles,
           array(select h.role from identity.held_roles h where h.user_id = u.id) as role_refs,
           array(select t.name from identity.memberships m join tenancy.tenants t on t.id = m.tenant_id
                 where m.user_id = u.id order by m.granted_at, m.tenant_id) as tenants,
           u.blocked_at
    from identity.users u
    where u.erased_at is null;
