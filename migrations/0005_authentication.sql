-- Who is behind a session, in one statement outside of any transaction: it runs on every request. The function may
-- read what its caller may not, answers only for a session id, which nobody can guess, and leaves the reach as it was.
create function identity.actor_of_session(asked uuid)
returns table (
    user_id uuid, name text, email text, tenant_id uuid, tenant_name text, roles text[], cookie_hash bytea
)
language plpgsql security definer
set search_path = ''
as $$
declare
    before text := coalesce(current_setting('app.reach', true), '');
begin
    perform set_config('app.reach', 'system', true);
    return query
        select s.user_id, u.name, u.email, m.tenant_id, t.name, m.roles, s.cookie_hash
        from identity.sessions s
        join identity.users u on u.id = s.user_id
        join identity.memberships m on m.user_id = s.user_id and m.tenant_id = s.tenant_id
        join tenancy.tenants t on t.id = m.tenant_id
        where s.id = asked and s.revoked_at is null and s.expires_at > now();
    perform set_config('app.reach', before, true);
end $$;
revoke all on function identity.actor_of_session(uuid) from public;
grant execute on function identity.actor_of_session(uuid) to portico_app;
