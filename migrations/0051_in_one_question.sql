-- What is asked on the way of many requests, in one statement and planned once a connection: before PostgreSQL 18 a function
-- in SQL that isn't inlined is planned at each call, one in PL/pgSQL isn't.

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

-- The teams that somebody is in, for statements of other contexts. It sees what its caller sees.
create function tenancy.teams_of(tenant uuid, person uuid) returns uuid[]
language plpgsql stable
set search_path = ''
as $$
begin
    return (
        select coalesce(array_agg(p.team_id order by p.team_id), '{}')
        from tenancy.team_people p where p.tenant_id = tenant and p.id = person
    );
end $$;
revoke all on function tenancy.teams_of(uuid, uuid) from public;
grant execute on function tenancy.teams_of(uuid, uuid) to portico_app;

-- What a tenant may name, provider by provider in the order in which they are asked: those of its own and of the platform's
-- that are on. It sees what its caller sees.
create function models.offers_of(tenant uuid) returns jsonb
language plpgsql stable
set search_path = ''
as $$
begin
    return (
        select coalesce(
            jsonb_agg(
                jsonb_build_object('name', asked.name, 'kind', asked.kind, 'models', asked.models)
                order by asked.rank, asked.turn, asked.id
            ),
            '[]'
        )
        from (
            select p.id, p.name, p.kind, p.rank, p.models, 0 as turn
            from models.model_providers p
            where p.tenant_id = tenant and p.tenant_id <> '00000000-0000-0000-0000-000000000000' and p.is_on
            union all
            select o.id, o.name, o.kind, o.rank, o.models, 1
            from models.platform_offers o
            where o.is_on
        ) as asked
    );
end $$;
revoke all on function models.offers_of(uuid) from public;
grant execute on function models.offers_of(uuid) to portico_app;
