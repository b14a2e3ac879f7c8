-- Asked with every request: in PL/pgSQL its plan is kept by the session, in SQL it was
-- made anew each time.
create or replace function billing.is_house(tenant uuid) returns boolean
language plpgsql stable
set search_path = ''
as $$
begin
    return exists (
        select from identity.memberships m
        where m.tenant_id = tenant and m.roles && array['super_admin', 'admin', 'consultant', 'support']
    );
end $$;

-- Plan and staff are looked up for the tenants of the page alone, after they were put in order, and not joined to all of them
-- before. The staff is that of billing.is_house, written out: a function would be called for each row.
create or replace view tenancy.tenants_listed with (security_invoker = true) as
    select t.id, t.name, t.kind, t.status, t.admin_email, t.created_at,
           case when not exists (
               select from identity.memberships m
               where m.tenant_id = t.id and m.roles && array['super_admin', 'admin', 'consultant', 'support']
           ) then coalesce(
               (select s.plan_code from billing.tenant_subscriptions s where s.tenant_id = t.id), 'basic'
           ) end as plan
    from tenancy.tenants t;
