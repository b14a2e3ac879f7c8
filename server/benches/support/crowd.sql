-- Fills an installation with $TENANTS tenants and 100 people in each, in the tables that commands and their projections
-- would have written: tenants with their mode, keys and plan, people with keys, password and membership, and the events of
-- all of them. Sealed values are copies of the first one's, which nobody can open. One in fifty tenants is suspended, one
-- person in a hundred is an owner.
set session_replication_role = replica;
-- An id as the server makes them (RFC 9562, version 7): what came at one time lies together.
create function pg_temp.id_at(at timestamptz) returns uuid language sql as $$
    select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || substr(noise, 1, 3) || '8' || substr(noise, 4, 15))::uuid
    from md5(random()::text || random()::text) noise $$;
create temp table crowd as
    select pg_temp.id_at(at) as id, gen_random_uuid() as key, number, at
    from (select number, now() - number * interval '10 minutes' as at from generate_series(1, $TENANTS) number) c;
create temp table folk as
    select pg_temp.id_at(at) as id, tenant_id, key, number, n, at
    from (select c.id as tenant_id, c.key, c.number * 1000 + n as number, n, c.at + n * interval '1 second' as at
          from crowd c, generate_series(1, 100) n) f;
analyze crowd;
analyze folk;

insert into log.tenants (tenant_id, mode) select id, 'live' from crowd;
insert into keys.tenants (id, tenant_id, root, wrapped)
    select c.key, c.id, k.root, k.wrapped from crowd c, (select root, wrapped from keys.tenants limit 1) k;
insert into tenancy.tenants (id, name, kind, status, admin_email, created_at, stands_since, version)
    select id, 'Company ' || lpad(number::text, 5, '0'),
           (array['organisation', 'agency', 'individual'])[1 + number % 3],
           case when number % 50 = 0 then 'suspended' else 'active' end, 'office@company' || number || '.example', at, at, 1
    from crowd;
insert into billing.tenant_subscriptions (tenant_id, plan_code, plan_version, since, version)
    select id, (array['basic', 'pro', 'enterprise'])[1 + number % 3], 1, at, 1 from crowd;
insert into keys.subjects (id, tenant_id, subject_id, tenant_key, wrapped)
    select gen_random_uuid(), f.tenant_id, f.id, f.key, k.wrapped
    from folk f, (select wrapped from keys.subjects limit 1) k;
insert into identity.users (id, email, name, created_at, version)
    select id, 'person' || number || '@company.example',
           (array['Ada', 'Ben', 'Chloe', 'Dana', 'Emil', 'Farah', 'Goran', 'Hana'])[1 + number % 8] || ' Person ' || number,
           at, 2
    from folk;
insert into identity.credentials (user_id, password_hash, changed_at)
    select f.id, c.password_hash, f.at from folk f, (select password_hash from identity.credentials limit 1) c;
insert into identity.memberships (tenant_id, user_id, roles, granted_at)
    select tenant_id, id, array[case when n = 1 then 'owner' when n % 10 = 2 then 'member' else 'client_user' end], at
    from folk;

insert into log.events (event_id, tenant_id, context, stream_type, stream_id, version, type, schema_version, payload,
                        metadata, occurred_at)
    select pg_temp.id_at(c.at), c.id, e.context, e.stream_type, c.id, 1, e.type, e.schema_version,
           replace(e.payload::text, e.stream_id::text, c.id::text)::jsonb, e.metadata, c.at
    from crowd c, (select * from log.events where type = 'TenantCreated' limit 1) e;
insert into log.events (event_id, tenant_id, context, stream_type, stream_id, version, type, schema_version, payload,
                        metadata, occurred_at)
    select pg_temp.id_at(f.at), f.tenant_id, e.context, e.stream_type, f.id, e.version, e.type, e.schema_version,
           replace(e.payload::text, e.stream_id::text, f.id::text)::jsonb, e.metadata, f.at
    from folk f,
         (select * from log.events
          where stream_id = (select stream_id from log.events where type = 'PersonRegistered' limit 1)
            and version <= 2) e;
reset session_replication_role;
vacuum (analyze);
checkpoint;
