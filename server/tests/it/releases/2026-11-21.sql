
SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

CREATE SCHEMA identity;

CREATE SCHEMA log;

CREATE SCHEMA platform;

CREATE SCHEMA tenancy;

CREATE SCHEMA workspaces;

CREATE FUNCTION identity.actor_of_session(asked uuid) RETURNS TABLE(user_id uuid, name text, email text, tenant_id uuid, tenant_name text, roles text[], cookie_hash bytea)
    LANGUAGE plpgsql SECURITY DEFINER
    SET search_path TO ''
    AS $$
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

CREATE FUNCTION log.refuse_change() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
begin
    raise exception 'the event log is append-only' using errcode = 'restrict_violation';
end $$;

SET default_tablespace = '';

SET default_table_access_method = heap;

CREATE TABLE identity.credentials (
    user_id uuid NOT NULL,
    password_hash text NOT NULL,
    changed_at timestamp with time zone NOT NULL
);

ALTER TABLE ONLY identity.credentials FORCE ROW LEVEL SECURITY;

CREATE TABLE identity.memberships (
    tenant_id uuid NOT NULL,
    user_id uuid NOT NULL,
    roles text[] NOT NULL,
    granted_at timestamp with time zone NOT NULL
);

ALTER TABLE ONLY identity.memberships FORCE ROW LEVEL SECURITY;

CREATE TABLE identity.sessions (
    id uuid NOT NULL,
    user_id uuid NOT NULL,
    tenant_id uuid NOT NULL,
    cookie_hash bytea,
    refresh_hash bytea,
    user_agent text DEFAULT ''::text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    expires_at timestamp with time zone NOT NULL,
    revoked_at timestamp with time zone
);

ALTER TABLE ONLY identity.sessions FORCE ROW LEVEL SECURITY;

CREATE TABLE identity.users (
    id uuid NOT NULL,
    email text NOT NULL,
    name text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    version integer NOT NULL,
    CONSTRAINT users_email_check CHECK ((email = lower(email)))
);

ALTER TABLE ONLY identity.users FORCE ROW LEVEL SECURITY;

CREATE TABLE log.events (
    "position" bigint NOT NULL,
    transaction_id xid8 DEFAULT pg_current_xact_id() NOT NULL,
    event_id uuid NOT NULL,
    tenant_id uuid NOT NULL,
    context text NOT NULL,
    stream_type text NOT NULL,
    stream_id uuid NOT NULL,
    version integer NOT NULL,
    type text NOT NULL,
    schema_version smallint NOT NULL,
    payload jsonb NOT NULL,
    metadata jsonb NOT NULL,
    mode text DEFAULT 'live'::text NOT NULL,
    occurred_at timestamp with time zone NOT NULL,
    recorded_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT events_mode_check CHECK ((mode = ANY (ARRAY['live'::text, 'test'::text]))),
    CONSTRAINT events_version_check CHECK ((version > 0))
);

ALTER TABLE ONLY log.events FORCE ROW LEVEL SECURITY;

ALTER TABLE log.events ALTER COLUMN "position" ADD GENERATED ALWAYS AS IDENTITY (
    SEQUENCE NAME log.events_position_seq
    START WITH 1
    INCREMENT BY 1
    NO MINVALUE
    NO MAXVALUE
    CACHE 1
);

CREATE VIEW log.outbox WITH (security_invoker='true') AS
 SELECT events."position",
    events.event_id,
    events.tenant_id,
    events.context,
    events.type,
    events.payload,
    events.metadata,
    events.occurred_at
   FROM log.events;

CREATE TABLE platform.installation (
    only_one boolean DEFAULT true NOT NULL,
    kind text NOT NULL,
    created_at timestamp with time zone DEFAULT now() NOT NULL,
    CONSTRAINT installation_kind_check CHECK ((kind = ANY (ARRAY['live'::text, 'demo'::text]))),
    CONSTRAINT installation_only_one_check CHECK (only_one)
);

CREATE TABLE public._sqlx_migrations (
    version bigint NOT NULL,
    description text NOT NULL,
    installed_on timestamp with time zone DEFAULT now() NOT NULL,
    success boolean NOT NULL,
    checksum bytea NOT NULL,
    execution_time bigint NOT NULL
);

CREATE TABLE tenancy.tenants (
    id uuid NOT NULL,
    tenant_id uuid GENERATED ALWAYS AS (id) STORED NOT NULL,
    name text NOT NULL,
    kind text NOT NULL,
    status text NOT NULL,
    admin_email text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    version integer NOT NULL,
    CONSTRAINT tenants_kind_check CHECK ((kind = ANY (ARRAY['organisation'::text, 'agency'::text, 'individual'::text]))),
    CONSTRAINT tenants_status_check CHECK ((status = 'active'::text))
);

ALTER TABLE ONLY tenancy.tenants FORCE ROW LEVEL SECURITY;

CREATE UNLOGGED TABLE workspaces.execution_progress (
    execution_id uuid NOT NULL,
    tenant_id uuid NOT NULL,
    answer text NOT NULL,
    leased_until timestamp with time zone NOT NULL
);

ALTER TABLE ONLY workspaces.execution_progress FORCE ROW LEVEL SECURITY;

CREATE TABLE workspaces.executions (
    id uuid NOT NULL,
    tenant_id uuid NOT NULL,
    status text NOT NULL,
    prompt text NOT NULL,
    system text,
    history jsonb NOT NULL,
    model text NOT NULL,
    max_tokens integer NOT NULL,
    temperature real NOT NULL,
    answer text DEFAULT ''::text NOT NULL,
    prompt_tokens integer,
    completion_tokens integer,
    latency_ms integer,
    finish_reason text,
    failure text,
    started_by uuid NOT NULL,
    started_by_name text NOT NULL,
    created_at timestamp with time zone NOT NULL,
    begun_at timestamp with time zone,
    ended_at timestamp with time zone,
    version integer NOT NULL,
    CONSTRAINT executions_status_check CHECK ((status = ANY (ARRAY['queued'::text, 'running'::text, 'done'::text, 'failed'::text, 'cancelled'::text])))
);

ALTER TABLE ONLY workspaces.executions FORCE ROW LEVEL SECURITY;

INSERT INTO identity.credentials VALUES ('01a1fd52-0152-7103-b008-51e84994081c', '$argon2id$v=19$m=19456,t=2,p=1$eIUVS8Bh9ERay/mP59DGfA$e1Z1FRGFXp/6TFOp52eFM/udU03w4RhxHUGfUGJCzF0', '2025-09-08 09:00:00.000006+00');
INSERT INTO identity.credentials VALUES ('01a1fd52-0167-76f8-9678-7c847476bce6', '$argon2id$v=19$m=19456,t=2,p=1$S01cfnLZfbG7uKFi2aFOfQ$Ue4JMaOFvVJ9COEI1cH4XfMUNP6pbX3+zqvd6vG+C1k', '2025-09-08 09:00:00.000008+00');
INSERT INTO identity.credentials VALUES ('01a1fd52-0183-709e-9c59-2d0c9b6c0434', '$argon2id$v=19$m=19456,t=2,p=1$dp1evpOOcSgvjRWjEvbpfA$2iUZuC+wdVzA2bRvTmIXqyBz59CALmGUY7K8/nDXgDY', '2025-09-08 09:00:00.000008+00');
INSERT INTO identity.credentials VALUES ('01a1fd52-01a4-710f-b6a4-766fec3170f5', '$argon2id$v=19$m=19456,t=2,p=1$ORya0K/lVoPjNMmuGcikPg$zVXYgvyuJJY6jZ5o1eB4iQpaIQljbcXamCrdew4QLVA', '2025-12-27 09:00:00.000009+00');
INSERT INTO identity.credentials VALUES ('01a1fd52-01c8-748a-83f6-c2a4abc818f6', '$argon2id$v=19$m=19456,t=2,p=1$MurCpE9hftJxjWl9veeZQw$hg0qaQ+lmdtfQpiDmExlbAE9grbD9mwMB4FcrfKwn9Q', '2025-12-27 09:00:00.00002+00');
INSERT INTO identity.credentials VALUES ('01a1fd52-01e2-756c-b088-9d43ae66f94c', '$argon2id$v=19$m=19456,t=2,p=1$oqBRbKmL4eO6NOf6TJsBZA$4GRFiDqiAukyhY9TAEHjjDtuJmtcIr0EfMYtGxfo7TU', '2026-01-19 09:00:00.000007+00');
INSERT INTO identity.credentials VALUES ('01a1fd52-01fd-7282-94e6-0e92dc853f63', '$argon2id$v=19$m=19456,t=2,p=1$2QYwKR4koT2tXhv/c6QNJg$S4BnNLTE+MQeo0jUGAvBvSwFFtdZqbk46iYqQJwijNE', '2026-04-02 09:00:00.000008+00');
INSERT INTO identity.credentials VALUES ('01a1fd52-0217-70c4-b883-6bac593bf4cf', '$argon2id$v=19$m=19456,t=2,p=1$4a4TRerdON9YXXi+iCFAwQ$o0/IcWuxsX/F94rTVueLxb4tbQ1IHfkCySCg4gk5Q8o', '2026-04-26 09:00:00.000009+00');
INSERT INTO identity.credentials VALUES ('01a1fd52-022f-7123-a949-5acb2ddca942', '$argon2id$v=19$m=19456,t=2,p=1$E/he7+5bXAFqMmOpc0nvog$wB8INuf61u2/0TVobA1yPncpkvqEfxwGFSaQrH7h06s', '2026-05-15 09:00:00.000008+00');
INSERT INTO identity.credentials VALUES ('01a1fd52-0250-7595-8b07-358352560b12', '$argon2id$v=19$m=19456,t=2,p=1$XSP63iGmMXLNssIOToVRiA$4FHD0xNZSNAsMrwzUVxKfj8my+RG7o9iS19mGnoBOKU', '2026-03-07 09:00:00.000009+00');

INSERT INTO identity.memberships VALUES ('01a1fd52-00fa-768b-94c1-0e4e8254c42e', '01a1fd52-0152-7103-b008-51e84994081c', '{admin}', '2025-09-08 09:00:00.000006+00');
INSERT INTO identity.memberships VALUES ('01a1fd52-00fa-768b-94c1-0e4e8254c42e', '01a1fd52-0167-76f8-9678-7c847476bce6', '{consultant}', '2025-09-08 09:00:00.000008+00');
INSERT INTO identity.memberships VALUES ('01a1fd52-00fa-768b-94c1-0e4e8254c42e', '01a1fd52-0183-709e-9c59-2d0c9b6c0434', '{support}', '2025-09-08 09:00:00.000008+00');
INSERT INTO identity.memberships VALUES ('01a1fd52-0105-729b-a9be-bd7c61de46d5', '01a1fd52-01a4-710f-b6a4-766fec3170f5', '{owner}', '2025-12-27 09:00:00.000009+00');
INSERT INTO identity.memberships VALUES ('01a1fd52-0105-729b-a9be-bd7c61de46d5', '01a1fd52-01c8-748a-83f6-c2a4abc818f6', '{client_user}', '2025-12-27 09:00:00.00002+00');
INSERT INTO identity.memberships VALUES ('01a1fd52-0107-72a6-9372-0661d88776c0', '01a1fd52-01e2-756c-b088-9d43ae66f94c', '{agency}', '2026-01-19 09:00:00.000007+00');
INSERT INTO identity.memberships VALUES ('01a1fd52-0110-7064-8e1f-4280e26334a5', '01a1fd52-01fd-7282-94e6-0e92dc853f63', '{developer}', '2026-04-02 09:00:00.000008+00');
INSERT INTO identity.memberships VALUES ('01a1fd52-0110-7064-8e1f-4284122b35ad', '01a1fd52-0217-70c4-b883-6bac593bf4cf', '{vendor}', '2026-04-26 09:00:00.000009+00');
INSERT INTO identity.memberships VALUES ('01a1fd52-0111-70a5-ada8-26ed545f9094', '01a1fd52-022f-7123-a949-5acb2ddca942', '{investor}', '2026-05-15 09:00:00.000008+00');
INSERT INTO identity.memberships VALUES ('01a1fd52-0108-701b-9e3e-f7c0220248c8', '01a1fd52-0250-7595-8b07-358352560b12', '{client_user}', '2026-03-07 09:00:00.000009+00');

INSERT INTO identity.users VALUES ('01a1fd52-0152-7103-b008-51e84994081c', 'admin@demo.portico.example', 'Amira Solano', '2025-09-08 09:00:00.000006+00', 2);
INSERT INTO identity.users VALUES ('01a1fd52-0167-76f8-9678-7c847476bce6', 'consultant@demo.portico.example', 'Jonas Weber', '2025-09-08 09:00:00.000008+00', 2);
INSERT INTO identity.users VALUES ('01a1fd52-0183-709e-9c59-2d0c9b6c0434', 'support@demo.portico.example', 'Priya Raman', '2025-09-08 09:00:00.000008+00', 2);
INSERT INTO identity.users VALUES ('01a1fd52-01a4-710f-b6a4-766fec3170f5', 'owner@demo.portico.example', 'Salma Benali', '2025-12-27 09:00:00.000009+00', 2);
INSERT INTO identity.users VALUES ('01a1fd52-01c8-748a-83f6-c2a4abc818f6', 'client@demo.portico.example', 'Lina Haddad', '2025-12-27 09:00:00.00002+00', 2);
INSERT INTO identity.users VALUES ('01a1fd52-01e2-756c-b088-9d43ae66f94c', 'agency@demo.portico.example', 'Marta Kowalska', '2026-01-19 09:00:00.000007+00', 2);
INSERT INTO identity.users VALUES ('01a1fd52-01fd-7282-94e6-0e92dc853f63', 'developer@demo.portico.example', 'Minjun Park', '2026-04-02 09:00:00.000008+00', 2);
INSERT INTO identity.users VALUES ('01a1fd52-0217-70c4-b883-6bac593bf4cf', 'vendor@demo.portico.example', 'Wei Zhang', '2026-04-26 09:00:00.000009+00', 2);
INSERT INTO identity.users VALUES ('01a1fd52-022f-7123-a949-5acb2ddca942', 'investor@demo.portico.example', 'Edith Laurent', '2026-05-15 09:00:00.000008+00', 2);
INSERT INTO identity.users VALUES ('01a1fd52-0250-7595-8b07-358352560b12', 'client@rival.portico.example', 'Erik Lund', '2026-03-07 09:00:00.000009+00', 2);

INSERT INTO log.events OVERRIDING SYSTEM VALUE VALUES (1, '746', '01a1fd52-0102-7693-a7cf-e09692446d2f', '01a1fd52-00fa-768b-94c1-0e4e8254c42e', 'tenancy', 'tenant', '01a1fd52-00fa-768b-94c1-0e4e8254c42e', 1, 'TenantCreated', 1, '{"kind": "organisation", "name": "Portico Consulting", "adminEmail": "admin@demo.portico.example"}', '{"actor": "system:demo", "reach": "platform", "source": "worker", "traceId": "01a1fd5200fa768b94c10e4d6e2be782", "operation": "tenancy.create_tenant", "correlationId": "01a1fd5200fa768b94c10e4d6e2be782"}', 'live', '2025-09-07 09:00:00.000016+00', '2026-11-21 08:56:12.290091+00');
INSERT INTO log.events OVERRIDING SYSTEM VALUE VALUES (2, '747', '01a1fd52-0105-729b-a9be-bd7dc68ea9c3', '01a1fd52-0105-729b-a9be-bd7c61de46d5', 'tenancy', 'tenant', '01a1fd52-0105-729b-a9be-bd7c61de46d5', 1, 'TenantCreated', 1, '{"kind": "organisation", "name": "Aurora Foods", "adminEmail": "owner@demo.portico.example"}', '{"actor": "system:demo", "reach": "platform", "source": "worker", "traceId": "01a1fd520105729ba9bebd7bc570d628", "operation": "tenancy.create_tenant", "correlationId": "01a1fd520105729ba9bebd7bc570d628"}', 'live', '2025-12-26 09:00:00.000008+00', '2026-11-21 08:56:12.293475+00');
INSERT INTO log.events OVERRIDING SYSTEM VALUE VALUES (3, '748', '01a1fd52-0107-72a6-9372-066207c8d6c1', '01a1fd52-0107-72a6-9372-0661d88776c0', 'tenancy', 'tenant', '01a1fd52-0107-72a6-9372-0661d88776c0', 1, 'TenantCreated', 1, '{"kind": "agency", "name": "Studio Meridian", "adminEmail": "agency@demo.portico.example"}', '{"actor": "system:demo", "reach": "platform", "source": "worker", "traceId": "01a1fd52010772a693720660650847cf", "operation": "tenancy.create_tenant", "correlationId": "01a1fd52010772a693720660650847cf"}', 'live', '2026-01-18 09:00:00.000005+00', '2026-11-21 08:56:12.295342+00');
INSERT INTO log.events OVERRIDING SYSTEM VALUE VALUES (4, '749', '01a1fd52-010e-7789-a369-69bb4f01dcb1', '01a1fd52-0108-701b-9e3e-f7c0220248c8', 'tenancy', 'tenant', '01a1fd52-0108-701b-9e3e-f7c0220248c8', 1, 'TenantCreated', 1, '{"kind": "organisation", "name": "Borealis Logistics", "adminEmail": "client@rival.portico.example"}', '{"actor": "system:demo", "reach": "platform", "source": "worker", "traceId": "01a1fd520108701b9e3ef7bf82ec1d38", "operation": "tenancy.create_tenant", "correlationId": "01a1fd520108701b9e3ef7bf82ec1d38"}', 'live', '2026-03-06 09:00:00.000004+00', '2026-11-21 08:56:12.302116+00');
INSERT INTO log.events OVERRIDING SYSTEM VALUE VALUES (5, '750', '01a1fd52-0110-7064-8e1f-4281d3778599', '01a1fd52-0110-7064-8e1f-4280e26334a5', 'tenancy', 'tenant', '01a1fd52-0110-7064-8e1f-4280e26334a5', 1, 'TenantCreated', 1, '{"kind": "organisation", "name": "Halcyon Labs", "adminEmail": "developer@demo.portico.example"}', '{"actor": "system:demo", "reach": "platform", "source": "worker", "traceId": "01a1fd52011070648e1f427f7d98e769", "operation": "tenancy.create_tenant", "correlationId": "01a1fd52011070648e1f427f7d98e769"}', 'live', '2026-04-01 09:00:00.000008+00', '2026-11-21 08:56:12.304278+00');
INSERT INTO log.events OVERRIDING SYSTEM VALUE VALUES (6, '751', '01a1fd52-0110-7064-8e1f-428543985e0e', '01a1fd52-0110-7064-8e1f-4284122b35ad', 'tenancy', 'tenant', '01a1fd52-0110-7064-8e1f-4284122b35ad', 1, 'TenantCreated', 1, '{"kind": "organisation", "name": "Tessera Data", "adminEmail": "vendor@demo.portico.example"}', '{"actor": "system:demo", "reach": "platform", "source": "worker", "traceId": "01a1fd52011070648e1f4283a672a89b", "operation": "tenancy.create_tenant", "correlationId": "01a1fd52011070648e1f4283a672a89b"}', 'live', '2026-04-25 09:00:00.000004+00', '2026-11-21 08:56:12.304932+00');
INSERT INTO log.events OVERRIDING SYSTEM VALUE VALUES (7, '752', '01a1fd52-0118-76db-8ee9-9b70054c7558', '01a1fd52-0111-70a5-ada8-26ed545f9094', 'tenancy', 'tenant', '01a1fd52-0111-70a5-ada8-26ed545f9094', 1, 'TenantCreated', 1, '{"kind": "organisation", "name": "Quayside Capital", "adminEmail": "investor@demo.portico.example"}', '{"actor": "system:demo", "reach": "platform", "source": "worker", "traceId": "01a1fd52011170a5ada826ec6b76e603", "operation": "tenancy.create_tenant", "correlationId": "01a1fd52011170a5ada826ec6b76e603"}', 'live', '2026-05-14 09:00:00.000003+00', '2026-11-21 08:56:12.31275+00');
INSERT INTO log.events OVERRIDING SYSTEM VALUE VALUES (8, '753', '01a1fd52-011e-719c-bed2-073a033e6702', '01a1fd52-011e-719c-bed2-0739dd6f2be8', 'tenancy', 'tenant', '01a1fd52-011e-719c-bed2-0739dd6f2be8', 1, 'TenantCreated', 1, '{"kind": "individual", "name": "Jasmine Okafor", "adminEmail": "office@jasmine-okafor.example"}', '{"actor": "system:demo", "reach": "platform", "source": "worker", "traceId": "01a1fd52011e719cbed20738d088e10a", "operation": "tenancy.create_tenant", "correlationId": "01a1fd52011e719cbed20738d088e10a"}', 'live', '2026-06-21 09:00:00.000007+00', '2026-11-21 08:56:12.318067+00');
INSERT INTO log.events OVERRIDING SYSTEM VALUE VALUES (9, '754', '01a1fd52-0125-77fe-8ba8-cb2e184cb241', '01a1fd52-0124-7491-a8a7-f893dcabac2e', 'tenancy', 'tenant', '01a1fd52-0124-7491-a8a7-f893dcabac2e', 1, 'TenantCreated', 1, '{"kind": "organisation", "name": "Kestrel Insurance", "adminEmail": "office@kestrel-insurance.example"}', '{"actor": "system:demo", "reach": "platform", "source": "worker", "traceId": "01a1fd5201247491a8a7f892b290774b", "operation": "tenancy.create_tenant", "correlationId": "01a1fd5201247491a8a7f892b290774b"}', 'live', '2026-07-28 09:00:00.000068+00', '2026-11-21 08:56:12.325004+00');
INSERT INTO log.events OVERRIDING SYSTEM VALUE VALUES (10, '755', '01a1fd52-012c-7522-ab8c-a1640fa95ce3', '01a1fd52-012c-7522-ab8c-a1637a861a35', 'tenancy', 'tenant', '01a1fd52-012c-7522-ab8c-a1637a861a35', 1, 'TenantCreated', 1, '{"kind": "agency", "name": "Lumen & Field", "adminEmail": "office@lumen-field.example"}', '{"actor": "system:demo", "reach": "platform", "source": "worker", "traceId": "01a1fd52012c7522ab8ca1625a4b336d", "operation": "tenancy.create_tenant", "correlationId": "01a1fd52012c7522ab8ca1625a4b336d"}', 'live', '2026-08-19 09:00:00.000007+00', '2026-11-21 08:56:12.332514+00');
INSERT INTO log.events OVERRIDING SYSTEM VALUE VALUES (11, '756', '01a1fd52-012d-75d7-af00-dee03f8910fa', '01a1fd52-012d-75d7-af00-dedfa33faad9', 'tenancy', 'tenant', '01a1fd52-012d-75d7-af00-dedfa33faad9', 1, 'TenantCreated', 1, '{"kind": "organisation", "name": "Nadir Translations", "adminEmail": "office@nadir-translations.example"}', '{"actor": "system:demo", "reach": "platform", "source": "worker", "traceId": "01a1fd52012d75d7af00dede85e23d01", "operation": "tenancy.create_tenant", "correlationId": "01a1fd52012d75d7af00dede85e23d01"}', 'live', '2026-09-10 09:00:00.000003+00', '2026-11-21 08:56:12.3335+00');
INSERT INTO log.events OVERRIDING SYSTEM VALUE VALUES (12, '757', '01a1fd52-0135-703a-a8e2-48eda1a9d3ab', '01a1fd52-0135-703a-a8e2-48eca9678502', 'tenancy', 'tenant', '01a1fd52-0135-703a-a8e2-48eca9678502', 1, 'TenantCreated', 1, '{"kind": "organisation", "name": "Haneul Robotics", "adminEmail": "office@haneul-robotics.example"}', '{"actor": "system:demo", "reach": "platform", "source": "worker", "traceId": "01a1fd520135703aa8e248eb4132353d", "operation": "tenancy.create_tenant", "correlationId": "01a1fd520135703aa8e248eb4132353d"}', 'live', '2026-09-29 09:00:00.000006+00', '2026-11-21 08:56:12.341098+00');
INSERT INTO log.events OVERRIDING SYSTEM VALUE VALUES (13, '758', '01a1fd52-0136-775f-98c5-42e11a752436', '01a1fd52-0135-703a-a8e2-48f0f70425fd', 'tenancy', 'tenant', '01a1fd52-0135-703a-a8e2-48f0f70425fd', 1, 'TenantCreated', 1, '{"kind": "individual", "name": "Mateo Ruiz", "adminEmail": "office@mateo-ruiz.example"}', '{"actor": "system:demo", "reach": "platform", "source": "worker", "traceId": "01a1fd520135703aa8e248ef66b35a96", "operation": "tenancy.create_tenant", "correlationId": "01a1fd520135703aa8e248ef66b35a96"}', 'live', '2026-10-13 09:00:00.000002+00', '2026-11-21 08:56:12.34208+00');
INSERT INTO log.events OVERRIDING SYSTEM VALUE VALUES (14, '759', '01a1fd52-0136-775f-98c5-42e50d9376d8', '01a1fd52-0136-775f-98c5-42e4eccc3e64', 'tenancy', 'tenant', '01a1fd52-0136-775f-98c5-42e4eccc3e64', 1, 'TenantCreated', 1, '{"kind": "organisation", "name": "Qinghe Water Works", "adminEmail": "office@qinghe-water-works.example"}', '{"actor": "system:demo", "reach": "platform", "source": "worker", "traceId": "01a1fd520136775f98c542e318aaab90", "operation": "tenancy.create_tenant", "correlationId": "01a1fd520136775f98c542e318aaab90"}', 'live', '2026-10-26 09:00:00.000004+00', '2026-11-21 08:56:12.342939+00');
INSERT INTO log.events OVERRIDING SYSTEM VALUE VALUES (15, '760', '01a1fd52-0154-77ad-b7dd-1a91c5244657', '01a1fd52-00fa-768b-94c1-0e4e8254c42e', 'identity', 'person', '01a1fd52-0152-7103-b008-51e84994081c', 1, 'PersonRegistered', 1, '{"name": "Amira Solano", "email": "admin@demo.portico.example"}', '{"actor": "system:demo", "reach": "platform", "source": "worker", "traceId": "01a1fd520139771d8cded0a8083b9d88", "operation": "identity.add_person", "correlationId": "01a1fd520139771d8cded0a8083b9d88"}', 'live', '2025-09-08 09:00:00.000006+00', '2026-11-21 08:56:12.370644+00');
INSERT INTO log.events OVERRIDING SYSTEM VALUE VALUES (16, '760', '01a1fd52-0155-73c4-989c-924c28770112', '01a1fd52-00fa-768b-94c1-0e4e8254c42e', 'identity', 'person', '01a1fd52-0152-7103-b008-51e84994081c', 2, 'MembershipGranted', 1, '{"roles": ["admin"], "tenantId": "01a1fd52-00fa-768b-94c1-0e4e8254c42e"}', '{"actor": "system:demo", "reach": "platform", "source": "worker", "traceId": "01a1fd520139771d8cded0a8083b9d88", "operation": "identity.add_person", "correlationId": "01a1fd520139771d8cded0a8083b9d88"}', 'live', '2025-09-08 09:00:00.000006+00', '2026-11-21 08:56:12.370644+00');
INSERT INTO log.events OVERRIDING SYSTEM VALUE VALUES (17, '761', '01a1fd52-0168-724f-8ff5-6edf5c9a1a83', '01a1fd52-00fa-768b-94c1-0e4e8254c42e', 'identity', 'person', '01a1fd52-0167-76f8-9678-7c847476bce6', 1, 'PersonRegistered', 1, '{"name": "Jonas Weber", "email": "consultant@demo.portico.example"}', '{"actor": "system:demo", "reach": "platform", "source": "worker", "traceId": "01a1fd5201597747a28d83b9e2d4955b", "operation": "identity.add_person", "correlationId": "01a1fd5201597747a28d83b9e2d4955b"}', 'live', '2025-09-08 09:00:00.000008+00', '2026-11-21 08:56:12.391821+00');
INSERT INTO log.events OVERRIDING SYSTEM VALUE VALUES (18, '761', '01a1fd52-0169-753b-a280-0bece2e1f7f6', '01a1fd52-00fa-768b-94c1-0e4e8254c42e', 'identity', 'person', '01a1fd52-0167-76f8-9678-7c847476bce6', 2, 'MembershipGranted', 1, '{"roles": ["consultant"], "tenantId": "01a1fd52-00fa-768b-94c1-0e4e8254c42e"}', '{"actor": "system:demo", "reach": "platform", "source": "worker", "traceId": "01a1fd5201597747a28d83b9e2d4955b", "operation": "identity.add_person", "correlationId": "01a1fd5201597747a28d83b9e2d4955b"}', 'live', '2025-09-08 09:00:00.000008+00', '2026-11-21 08:56:12.391821+00');
INSERT INTO log.events OVERRIDING SYSTEM VALUE VALUES (27, '766', '01a1fd52-01fe-716e-8e32-496067fe7524', '01a1fd52-0110-7064-8e1f-4280e26334a5', 'identity', 'person', '01a1fd52-01fd-7282-94e6-0e92dc853f63', 1, 'PersonRegistered', 1, '{"name": "Minjun Park", "email": "developer@demo.portico.example"}', '{"actor": "system:demo", "reach": "platform", "source": "worker", "traceId": "01a1fd5201e677cf8cf6fd76262f5268", "operation": "identity.add_person", "correlationId": "01a1fd5201e677cf8cf6fd76262f5268"}', 'live', '2026-04-02 09:00:00.000008+00', '2026-11-21 08:56:12.541307+00');
INSERT INTO log.events OVERRIDING SYSTEM VALUE VALUES (28, '766', '01a1fd52-01fe-716e-8e32-4961386ca1a2', '01a1fd52-0110-7064-8e1f-4280e26334a5', 'identity', 'person', '01a1fd52-01fd-7282-94e6-0e92dc853f63', 2, 'MembershipGranted', 1, '{"roles": ["developer"], "tenantId": "01a1fd52-0110-7064-8e1f-4280e26334a5"}', '{"actor": "system:demo", "reach": "platform", "source": "worker", "traceId": "01a1fd5201e677cf8cf6fd76262f5268", "operation": "identity.add_person", "correlationId": "01a1fd5201e677cf8cf6fd76262f5268"}', 'live', '2026-04-02 09:00:00.000008+00', '2026-11-21 08:56:12.541307+00');
INSERT INTO log.events OVERRIDING SYSTEM VALUE VALUES (33, '769', '01a1fd52-0250-7595-8b07-3584c3381aa3', '01a1fd52-0108-701b-9e3e-f7c0220248c8', 'identity', 'person', '01a1fd52-0250-7595-8b07-358352560b12', 1, 'PersonRegistered', 1, '{"name": "Erik Lund", "email": "client@rival.portico.example"}', '{"actor": "system:demo", "reach": "platform", "source": "worker", "traceId": "01a1fd52023b75c192f282aef2a1eb56", "operation": "identity.add_person", "correlationId": "01a1fd52023b75c192f282aef2a1eb56"}', 'live', '2026-03-07 09:00:00.000009+00', '2026-11-21 08:56:12.624237+00');
INSERT INTO log.events OVERRIDING SYSTEM VALUE VALUES (34, '769', '01a1fd52-0251-7122-850d-e829a4ac4bb3', '01a1fd52-0108-701b-9e3e-f7c0220248c8', 'identity', 'person', '01a1fd52-0250-7595-8b07-358352560b12', 2, 'MembershipGranted', 1, '{"roles": ["client_user"], "tenantId": "01a1fd52-0108-701b-9e3e-f7c0220248c8"}', '{"actor": "system:demo", "reach": "platform", "source": "worker", "traceId": "01a1fd52023b75c192f282aef2a1eb56", "operation": "identity.add_person", "correlationId": "01a1fd52023b75c192f282aef2a1eb56"}', 'live', '2026-03-07 09:00:00.000009+00', '2026-11-21 08:56:12.624237+00');
INSERT INTO log.events OVERRIDING SYSTEM VALUE VALUES (44, '788', '01a1fd52-06e1-7188-9fde-7971a13f36ab', '01a1fd52-0108-701b-9e3e-f7c0220248c8', 'workspaces', 'execution', '01a1fd52-06e1-7188-9fde-79704a22f7d8', 1, 'ExecutionQueued', 1, '{"prompt": {"text": "Suggest a subject line for a mail about a delayed delivery.", "model": "smollm2-135m-instruct.q4_1", "system": null, "history": [], "maxTokens": 96, "temperature": 0.0}, "startedBy": "01a1fd52-0250-7595-8b07-358352560b12", "startedByName": "Erik Lund"}', '{"actor": "person:01a1fd52-0250-7595-8b07-358352560b12", "reach": "own", "source": "worker", "traceId": "01a1fd5206e171889fde796ffcda055f", "operation": "workspaces.start_execution", "correlationId": "01a1fd5206e171889fde796ffcda055f"}', 'live', '2026-10-30 09:00:00.000012+00', '2026-11-21 08:56:13.793593+00');
INSERT INTO log.events OVERRIDING SYSTEM VALUE VALUES (19, '762', '01a1fd52-0185-748e-b26c-0726a7b8627e', '01a1fd52-00fa-768b-94c1-0e4e8254c42e', 'identity', 'person', '01a1fd52-0183-709e-9c59-2d0c9b6c0434', 1, 'PersonRegistered', 1, '{"name": "Priya Raman", "email": "support@demo.portico.example"}', '{"actor": "system:demo", "reach": "platform", "source": "worker", "traceId": "01a1fd52016d753c85f7fe0546b3f22a", "operation": "identity.add_person", "correlationId": "01a1fd52016d753c85f7fe0546b3f22a"}', 'live', '2025-09-08 09:00:00.000008+00', '2026-11-21 08:56:12.419988+00');
INSERT INTO log.events OVERRIDING SYSTEM VALUE VALUES (20, '762', '01a1fd52-0188-71f1-962f-7ce0f84f6710', '01a1fd52-00fa-768b-94c1-0e4e8254c42e', 'identity', 'person', '01a1fd52-0183-709e-9c59-2d0c9b6c0434', 2, 'MembershipGranted', 1, '{"roles": ["support"], "tenantId": "01a1fd52-00fa-768b-94c1-0e4e8254c42e"}', '{"actor": "system:demo", "reach": "platform", "source": "worker", "traceId": "01a1fd52016d753c85f7fe0546b3f22a", "operation": "identity.add_person", "correlationId": "01a1fd52016d753c85f7fe0546b3f22a"}', 'live', '2025-09-08 09:00:00.000008+00', '2026-11-21 08:56:12.419988+00');
INSERT INTO log.events OVERRIDING SYSTEM VALUE VALUES (29, '767', '01a1fd52-0217-70c4-b883-6badd16a06bf', '01a1fd52-0110-7064-8e1f-4284122b35ad', 'identity', 'person', '01a1fd52-0217-70c4-b883-6bac593bf4cf', 1, 'PersonRegistered', 1, '{"name": "Wei Zhang", "email": "vendor@demo.portico.example"}', '{"actor": "system:demo", "reach": "platform", "source": "worker", "traceId": "01a1fd52020172108f84e4962c8a17cd", "operation": "identity.add_person", "correlationId": "01a1fd52020172108f84e4962c8a17cd"}', 'live', '2026-04-26 09:00:00.000009+00', '2026-11-21 08:56:12.567381+00');
INSERT INTO log.events OVERRIDING SYSTEM VALUE VALUES (30, '767', '01a1fd52-0218-7299-9ee5-152dee1fc382', '01a1fd52-0110-7064-8e1f-4284122b35ad', 'identity', 'person', '01a1fd52-0217-70c4-b883-6bac593bf4cf', 2, 'MembershipGranted', 1, '{"roles": ["vendor"], "tenantId": "01a1fd52-0110-7064-8e1f-4284122b35ad"}', '{"actor": "system:demo", "reach": "platform", "source": "worker", "traceId": "01a1fd52020172108f84e4962c8a17cd", "operation": "identity.add_person", "correlationId": "01a1fd52020172108f84e4962c8a17cd"}', 'live', '2026-04-26 09:00:00.000009+00', '2026-11-21 08:56:12.567381+00');
INSERT INTO log.events OVERRIDING SYSTEM VALUE VALUES (36, '771', '01a1fd52-0259-7048-b580-1e2285178ff7', '01a1fd52-0105-729b-a9be-bd7c61de46d5', 'workspaces', 'execution', '01a1fd52-0256-7516-8c41-505f7ca39e4c', 2, 'ExecutionBegun', 1, '{"at": "2026-10-20T09:00:00.001745Z"}', '{"actor": "system:executions", "reach": "own", "source": "worker", "traceId": "01a1fd5202577192aaa2a7b5e7d8ebe7", "operation": "workspaces.start_execution", "correlationId": "01a1fd5202577192aaa2a7b5e7d8ebe7"}', 'live', '2026-10-20 09:00:00.001745+00', '2026-11-21 08:56:12.631947+00');
INSERT INTO log.events OVERRIDING SYSTEM VALUE VALUES (40, '783', '01a1fd52-062d-707f-aebf-87124ce2d984', '01a1fd52-0105-729b-a9be-bd7c61de46d5', 'workspaces', 'execution', '01a1fd52-0356-7647-bd2a-2bd716c5896e', 3, 'ExecutionCompleted', 1, '{"answer": {"text": "When considering a new spice supplier, here are three questions to ask to ensure you''re getting the best possible value for your money:\n\n1. **What''s the origin and history of the spice?** This helps you understand the origin and history of the spice, which can be a significant factor in determining its quality and authenticity.\n\n2. **How is the spice sourced from?** This is a crucial aspect to consider, as it can impact the price and the quality of the spice", "promptTokens": 20, "completionTokens": 96}, "reason": "length", "latencyMs": 721}', '{"actor": "system:executions", "reach": "own", "source": "worker", "traceId": "01a1fd52062874269b65db5c06208e5c", "operation": "workspaces.start_execution", "correlationId": "01a1fd52062874269b65db5c06208e5c"}', 'live', '2026-10-23 09:00:00.72203+00', '2026-11-21 08:56:13.612847+00');
INSERT INTO log.events OVERRIDING SYSTEM VALUE VALUES (42, '785', '01a1fd52-0635-7274-b9ca-1f574edeec0f', '01a1fd52-0105-729b-a9be-bd7c61de46d5', 'workspaces', 'execution', '01a1fd52-0630-71f8-9744-de5169fa0f83', 2, 'ExecutionBegun', 1, '{"at": "2026-10-29T09:00:00.004341Z"}', '{"actor": "system:executions", "reach": "own", "source": "worker", "traceId": "01a1fd52063477f1a833541c33269df6", "operation": "workspaces.start_execution", "correlationId": "01a1fd52063477f1a833541c33269df6"}', 'live', '2026-10-29 09:00:00.004341+00', '2026-11-21 08:56:13.620861+00');
INSERT INTO log.events OVERRIDING SYSTEM VALUE VALUES (46, '792', '01a1fd52-0800-70e8-aaf4-a0af3345400f', '01a1fd52-0108-701b-9e3e-f7c0220248c8', 'workspaces', 'execution', '01a1fd52-06e1-7188-9fde-79704a22f7d8', 3, 'ExecutionCompleted', 1, '{"answer": {"text": "Aiming for a delayed delivery, please provide the details of the item you are requesting.", "promptTokens": 21, "completionTokens": 19}, "reason": "stop", "latencyMs": 285}', '{"actor": "system:executions", "reach": "own", "source": "worker", "traceId": "01a1fd5207ff71c6ba5288858a977b60", "operation": "workspaces.start_execution", "correlationId": "01a1fd5207ff71c6ba5288858a977b60"}', 'live', '2026-10-30 09:00:00.286431+00', '2026-11-21 08:56:14.080009+00');
INSERT INTO log.events OVERRIDING SYSTEM VALUE VALUES (21, '763', '01a1fd52-01a9-716f-a2ad-2e2cfab5e672', '01a1fd52-0105-729b-a9be-bd7c61de46d5', 'identity', 'person', '01a1fd52-01a4-710f-b6a4-766fec3170f5', 1, 'PersonRegistered', 1, '{"name": "Salma Benali", "email": "owner@demo.portico.example"}', '{"actor": "system:demo", "reach": "platform", "source": "worker", "traceId": "01a1fd52018e72b4861eb480d3276aa1", "operation": "identity.add_person", "correlationId": "01a1fd52018e72b4861eb480d3276aa1"}', 'live', '2025-12-27 09:00:00.000009+00', '2026-11-21 08:56:12.456317+00');
INSERT INTO log.events OVERRIDING SYSTEM VALUE VALUES (22, '763', '01a1fd52-01aa-7543-be72-20ecad6472d4', '01a1fd52-0105-729b-a9be-bd7c61de46d5', 'identity', 'person', '01a1fd52-01a4-710f-b6a4-766fec3170f5', 2, 'MembershipGranted', 1, '{"roles": ["owner"], "tenantId": "01a1fd52-0105-729b-a9be-bd7c61de46d5"}', '{"actor": "system:demo", "reach": "platform", "source": "worker", "traceId": "01a1fd52018e72b4861eb480d3276aa1", "operation": "identity.add_person", "correlationId": "01a1fd52018e72b4861eb480d3276aa1"}', 'live', '2025-12-27 09:00:00.000009+00', '2026-11-21 08:56:12.456317+00');
INSERT INTO log.events OVERRIDING SYSTEM VALUE VALUES (31, '768', '01a1fd52-0230-7188-afc9-74a5fd2cbc56', '01a1fd52-0111-70a5-ada8-26ed545f9094', 'identity', 'person', '01a1fd52-022f-7123-a949-5acb2ddca942', 1, 'PersonRegistered', 1, '{"name": "Edith Laurent", "email": "investor@demo.portico.example"}', '{"actor": "system:demo", "reach": "platform", "source": "worker", "traceId": "01a1fd52021a70bf92a0cd5ca8c2a101", "operation": "identity.add_person", "correlationId": "01a1fd52021a70bf92a0cd5ca8c2a101"}', 'live', '2026-05-15 09:00:00.000008+00', '2026-11-21 08:56:12.592243+00');
INSERT INTO log.events OVERRIDING SYSTEM VALUE VALUES (32, '768', '01a1fd52-0234-73f4-9230-b2783d85f94f', '01a1fd52-0111-70a5-ada8-26ed545f9094', 'identity', 'person', '01a1fd52-022f-7123-a949-5acb2ddca942', 2, 'MembershipGranted', 1, '{"roles": ["investor"], "tenantId": "01a1fd52-0111-70a5-ada8-26ed545f9094"}', '{"actor": "system:demo", "reach": "platform", "source": "worker", "traceId": "01a1fd52021a70bf92a0cd5ca8c2a101", "operation": "identity.add_person", "correlationId": "01a1fd52021a70bf92a0cd5ca8c2a101"}', 'live', '2026-05-15 09:00:00.000008+00', '2026-11-21 08:56:12.592243+00');
INSERT INTO log.events OVERRIDING SYSTEM VALUE VALUES (37, '774', '01a1fd52-0353-7559-bda7-b9721284e37b', '01a1fd52-0105-729b-a9be-bd7c61de46d5', 'workspaces', 'execution', '01a1fd52-0256-7516-8c41-505f7ca39e4c', 3, 'ExecutionCompleted', 1, '{"answer": {"text": "We''re always happy to accommodate customers'' requests and offer a wide range of products to suit every occasion.", "promptTokens": 26, "completionTokens": 21}, "reason": "stop", "latencyMs": 250}', '{"actor": "system:executions", "reach": "own", "source": "worker", "traceId": "01a1fd520352741198b5d87347b95e3a", "operation": "workspaces.start_execution", "correlationId": "01a1fd520352741198b5d87347b95e3a"}', 'live', '2026-10-20 09:00:00.252362+00', '2026-11-21 08:56:12.882628+00');
INSERT INTO log.events OVERRIDING SYSTEM VALUE VALUES (39, '776', '01a1fd52-0357-71cf-ad88-cd3bf4fb8845', '01a1fd52-0105-729b-a9be-bd7c61de46d5', 'workspaces', 'execution', '01a1fd52-0356-7647-bd2a-2bd716c5896e', 2, 'ExecutionBegun', 1, '{"at": "2026-10-23T09:00:00.000943Z"}', '{"actor": "system:executions", "reach": "own", "source": "worker", "traceId": "01a1fd52035771cfad88cd3aab3bec7c", "operation": "workspaces.start_execution", "correlationId": "01a1fd52035771cfad88cd3aab3bec7c"}', 'live', '2026-10-23 09:00:00.000943+00', '2026-11-21 08:56:12.887392+00');
INSERT INTO log.events OVERRIDING SYSTEM VALUE VALUES (23, '764', '01a1fd52-01ca-7683-b787-53daec703557', '01a1fd52-0105-729b-a9be-bd7c61de46d5', 'identity', 'person', '01a1fd52-01c8-748a-83f6-c2a4abc818f6', 1, 'PersonRegistered', 1, '{"name": "Lina Haddad", "email": "client@demo.portico.example"}', '{"actor": "system:demo", "reach": "platform", "source": "worker", "traceId": "01a1fd5201ae77b68e3b6dcdca822686", "operation": "identity.add_person", "correlationId": "01a1fd5201ae77b68e3b6dcdca822686"}', 'live', '2025-12-27 09:00:00.00002+00', '2026-11-21 08:56:12.489156+00');
INSERT INTO log.events OVERRIDING SYSTEM VALUE VALUES (24, '764', '01a1fd52-01cb-7014-ae68-34d2f42a741f', '01a1fd52-0105-729b-a9be-bd7c61de46d5', 'identity', 'person', '01a1fd52-01c8-748a-83f6-c2a4abc818f6', 2, 'MembershipGranted', 1, '{"roles": ["client_user"], "tenantId": "01a1fd52-0105-729b-a9be-bd7c61de46d5"}', '{"actor": "system:demo", "reach": "platform", "source": "worker", "traceId": "01a1fd5201ae77b68e3b6dcdca822686", "operation": "identity.add_person", "correlationId": "01a1fd5201ae77b68e3b6dcdca822686"}', 'live', '2025-12-27 09:00:00.00002+00', '2026-11-21 08:56:12.489156+00');
INSERT INTO log.events OVERRIDING SYSTEM VALUE VALUES (38, '775', '01a1fd52-0356-7647-bd2a-2bd85e471da0', '01a1fd52-0105-729b-a9be-bd7c61de46d5', 'workspaces', 'execution', '01a1fd52-0356-7647-bd2a-2bd716c5896e', 1, 'ExecutionQueued', 1, '{"prompt": {"text": "List three questions to ask a new supplier of spices.", "model": "smollm2-135m-instruct.q4_1", "system": null, "history": [], "maxTokens": 96, "temperature": 0.0}, "startedBy": "01a1fd52-01a4-710f-b6a4-766fec3170f5", "startedByName": "Salma Benali"}', '{"actor": "person:01a1fd52-01a4-710f-b6a4-766fec3170f5", "reach": "own", "source": "worker", "traceId": "01a1fd5203567647bd2a2bd624a05376", "operation": "workspaces.start_execution", "correlationId": "01a1fd5203567647bd2a2bd624a05376"}', 'live', '2026-10-23 09:00:00.00001+00', '2026-11-21 08:56:12.886516+00');
INSERT INTO log.events OVERRIDING SYSTEM VALUE VALUES (43, '787', '01a1fd52-06db-7428-b005-cbd8902b0111', '01a1fd52-0105-729b-a9be-bd7c61de46d5', 'workspaces', 'execution', '01a1fd52-0630-71f8-9744-de5169fa0f83', 3, 'ExecutionCompleted', 1, '{"answer": {"text": "We thank you for your patience and cooperation.", "promptTokens": 24, "completionTokens": 9}, "reason": "stop", "latencyMs": 166}', '{"actor": "system:executions", "reach": "own", "source": "worker", "traceId": "01a1fd5206db7428b005cbd7c697d7f5", "operation": "workspaces.start_execution", "correlationId": "01a1fd5206db7428b005cbd7c697d7f5"}', 'live', '2026-10-29 09:00:00.17081+00', '2026-11-21 08:56:13.787465+00');
INSERT INTO log.events OVERRIDING SYSTEM VALUE VALUES (45, '789', '01a1fd52-06e3-7032-8733-9e8a4e9503f0', '01a1fd52-0108-701b-9e3e-f7c0220248c8', 'workspaces', 'execution', '01a1fd52-06e1-7188-9fde-79704a22f7d8', 2, 'ExecutionBegun', 1, '{"at": "2026-10-30T09:00:00.001157Z"}', '{"actor": "system:executions", "reach": "own", "source": "worker", "traceId": "01a1fd5206e277d5ab18c009e502ad49", "operation": "workspaces.start_execution", "correlationId": "01a1fd5206e277d5ab18c009e502ad49"}', 'live', '2026-10-30 09:00:00.001157+00', '2026-11-21 08:56:13.794646+00');
INSERT INTO log.events OVERRIDING SYSTEM VALUE VALUES (25, '765', '01a1fd52-01e3-71cc-ba9a-7dbba7b5206e', '01a1fd52-0107-72a6-9372-0661d88776c0', 'identity', 'person', '01a1fd52-01e2-756c-b088-9d43ae66f94c', 1, 'PersonRegistered', 1, '{"name": "Marta Kowalska", "email": "agency@demo.portico.example"}', '{"actor": "system:demo", "reach": "platform", "source": "worker", "traceId": "01a1fd5201ce742fab7c0dacf2485534", "operation": "identity.add_person", "correlationId": "01a1fd5201ce742fab7c0dacf2485534"}', 'live', '2026-01-19 09:00:00.000007+00', '2026-11-21 08:56:12.515026+00');
INSERT INTO log.events OVERRIDING SYSTEM VALUE VALUES (26, '765', '01a1fd52-01e4-7193-a578-1c7dfd8c35d6', '01a1fd52-0107-72a6-9372-0661d88776c0', 'identity', 'person', '01a1fd52-01e2-756c-b088-9d43ae66f94c', 2, 'MembershipGranted', 1, '{"roles": ["agency"], "tenantId": "01a1fd52-0107-72a6-9372-0661d88776c0"}', '{"actor": "system:demo", "reach": "platform", "source": "worker", "traceId": "01a1fd5201ce742fab7c0dacf2485534", "operation": "identity.add_person", "correlationId": "01a1fd5201ce742fab7c0dacf2485534"}', 'live', '2026-01-19 09:00:00.000007+00', '2026-11-21 08:56:12.515026+00');
INSERT INTO log.events OVERRIDING SYSTEM VALUE VALUES (35, '770', '01a1fd52-0256-7516-8c41-506044011bfa', '01a1fd52-0105-729b-a9be-bd7c61de46d5', 'workspaces', 'execution', '01a1fd52-0256-7516-8c41-505f7ca39e4c', 1, 'ExecutionQueued', 1, '{"prompt": {"text": "Write a friendly one-sentence reply to a customer who asks when our shop opens.", "model": "smollm2-135m-instruct.q4_1", "system": null, "history": [], "maxTokens": 96, "temperature": 0.0}, "startedBy": "01a1fd52-01c8-748a-83f6-c2a4abc818f6", "startedByName": "Lina Haddad"}', '{"actor": "person:01a1fd52-01c8-748a-83f6-c2a4abc818f6", "reach": "own", "source": "worker", "traceId": "01a1fd52025675168c41505e1f9d94b2", "operation": "workspaces.start_execution", "correlationId": "01a1fd52025675168c41505e1f9d94b2"}', 'live', '2026-10-20 09:00:00.000074+00', '2026-11-21 08:56:12.630234+00');
INSERT INTO log.events OVERRIDING SYSTEM VALUE VALUES (41, '784', '01a1fd52-0630-71f8-9744-de52e8c6b447', '01a1fd52-0105-729b-a9be-bd7c61de46d5', 'workspaces', 'execution', '01a1fd52-0630-71f8-9744-de5169fa0f83', 1, 'ExecutionQueued', 1, '{"prompt": {"text": "Rewrite in plain words: We hereby acknowledge receipt of your correspondence.", "model": "smollm2-135m-instruct.q4_1", "system": null, "history": [], "maxTokens": 96, "temperature": 0.0}, "startedBy": "01a1fd52-01c8-748a-83f6-c2a4abc818f6", "startedByName": "Lina Haddad"}', '{"actor": "person:01a1fd52-01c8-748a-83f6-c2a4abc818f6", "reach": "own", "source": "worker", "traceId": "01a1fd52063071f89744de50a7e2c87f", "operation": "workspaces.start_execution", "correlationId": "01a1fd52063071f89744de50a7e2c87f"}', 'live', '2026-10-29 09:00:00.000009+00', '2026-11-21 08:56:13.616585+00');

INSERT INTO platform.installation VALUES (true, 'demo', '2026-11-21 08:56:12.275977+00');

INSERT INTO public._sqlx_migrations VALUES (1, 'foundation', '2026-11-21 08:56:12.189433+00', true, '\x8d3f98c9203d0b5a3cb13391cb39ab07976250cdf9aa15f262ba8337cc4fc0a36a9424660675d313e1b8053ef5252861', 13526199);
INSERT INTO public._sqlx_migrations VALUES (2, 'tenancy', '2026-11-21 08:56:12.203371+00', true, '\x991836e3cd4b441ea778da361a26da6d6170bfe229d4eb8fc4ae268e0dd40e8572a0501d7a042eed258bb1bf9001970a', 6697271);
INSERT INTO public._sqlx_migrations VALUES (3, 'identity', '2026-11-21 08:56:12.212791+00', true, '\xb06fa886370d59d886d166d13632955570feb47cc76d0b2d7960311a57a9232beb0dd781ec66650861ea8b5290ef0369', 19760366);
INSERT INTO public._sqlx_migrations VALUES (4, 'workspaces', '2026-11-21 08:56:12.232978+00', true, '\xe54dc74b3bbea7242ac79952b6b39c2d9e0a96f4fe8b686f643cff4ea2924f87d7f00f6709ccb871cd651ab638d01d4d', 13701703);
INSERT INTO public._sqlx_migrations VALUES (5, 'authentication', '2026-11-21 08:56:12.246989+00', true, '\xbd269cc9661c058c4a65aee747460decf57b0ee20c1c42c32daf953b56a4f323e785f9256c5d880206f51ec3149825c3', 728494);

INSERT INTO tenancy.tenants VALUES ('01a1fd52-00fa-768b-94c1-0e4e8254c42e', DEFAULT, 'Portico Consulting', 'organisation', 'active', 'admin@demo.portico.example', '2025-09-07 09:00:00.000016+00', 1);
INSERT INTO tenancy.tenants VALUES ('01a1fd52-0105-729b-a9be-bd7c61de46d5', DEFAULT, 'Aurora Foods', 'organisation', 'active', 'owner@demo.portico.example', '2025-12-26 09:00:00.000008+00', 1);
INSERT INTO tenancy.tenants VALUES ('01a1fd52-0107-72a6-9372-0661d88776c0', DEFAULT, 'Studio Meridian', 'agency', 'active', 'agency@demo.portico.example', '2026-01-18 09:00:00.000005+00', 1);
INSERT INTO tenancy.tenants VALUES ('01a1fd52-0108-701b-9e3e-f7c0220248c8', DEFAULT, 'Borealis Logistics', 'organisation', 'active', 'client@rival.portico.example', '2026-03-06 09:00:00.000004+00', 1);
INSERT INTO tenancy.tenants VALUES ('01a1fd52-0110-7064-8e1f-4280e26334a5', DEFAULT, 'Halcyon Labs', 'organisation', 'active', 'developer@demo.portico.example', '2026-04-01 09:00:00.000008+00', 1);
INSERT INTO tenancy.tenants VALUES ('01a1fd52-0110-7064-8e1f-4284122b35ad', DEFAULT, 'Tessera Data', 'organisation', 'active', 'vendor@demo.portico.example', '2026-04-25 09:00:00.000004+00', 1);
INSERT INTO tenancy.tenants VALUES ('01a1fd52-0111-70a5-ada8-26ed545f9094', DEFAULT, 'Quayside Capital', 'organisation', 'active', 'investor@demo.portico.example', '2026-05-14 09:00:00.000003+00', 1);
INSERT INTO tenancy.tenants VALUES ('01a1fd52-011e-719c-bed2-0739dd6f2be8', DEFAULT, 'Jasmine Okafor', 'individual', 'active', 'office@jasmine-okafor.example', '2026-06-21 09:00:00.000007+00', 1);
INSERT INTO tenancy.tenants VALUES ('01a1fd52-0124-7491-a8a7-f893dcabac2e', DEFAULT, 'Kestrel Insurance', 'organisation', 'active', 'office@kestrel-insurance.example', '2026-07-28 09:00:00.000068+00', 1);
INSERT INTO tenancy.tenants VALUES ('01a1fd52-012c-7522-ab8c-a1637a861a35', DEFAULT, 'Lumen & Field', 'agency', 'active', 'office@lumen-field.example', '2026-08-19 09:00:00.000007+00', 1);
INSERT INTO tenancy.tenants VALUES ('01a1fd52-012d-75d7-af00-dedfa33faad9', DEFAULT, 'Nadir Translations', 'organisation', 'active', 'office@nadir-translations.example', '2026-09-10 09:00:00.000003+00', 1);
INSERT INTO tenancy.tenants VALUES ('01a1fd52-0135-703a-a8e2-48eca9678502', DEFAULT, 'Haneul Robotics', 'organisation', 'active', 'office@haneul-robotics.example', '2026-09-29 09:00:00.000006+00', 1);
INSERT INTO tenancy.tenants VALUES ('01a1fd52-0135-703a-a8e2-48f0f70425fd', DEFAULT, 'Mateo Ruiz', 'individual', 'active', 'office@mateo-ruiz.example', '2026-10-13 09:00:00.000002+00', 1);
INSERT INTO tenancy.tenants VALUES ('01a1fd52-0136-775f-98c5-42e4eccc3e64', DEFAULT, 'Qinghe Water Works', 'organisation', 'active', 'office@qinghe-water-works.example', '2026-10-26 09:00:00.000004+00', 1);

INSERT INTO workspaces.executions VALUES ('01a1fd52-0256-7516-8c41-505f7ca39e4c', '01a1fd52-0105-729b-a9be-bd7c61de46d5', 'done', 'Write a friendly one-sentence reply to a customer who asks when our shop opens.', NULL, '[]', 'smollm2-135m-instruct.q4_1', 96, 0, 'We''re always happy to accommodate customers'' requests and offer a wide range of products to suit every occasion.', 26, 21, 250, 'stop', NULL, '01a1fd52-01c8-748a-83f6-c2a4abc818f6', 'Lina Haddad', '2026-10-20 09:00:00.000074+00', '2026-10-20 09:00:00.001745+00', '2026-10-20 09:00:00.252362+00', 3);
INSERT INTO workspaces.executions VALUES ('01a1fd52-0356-7647-bd2a-2bd716c5896e', '01a1fd52-0105-729b-a9be-bd7c61de46d5', 'done', 'List three questions to ask a new supplier of spices.', NULL, '[]', 'smollm2-135m-instruct.q4_1', 96, 0, 'When considering a new spice supplier, here are three questions to ask to ensure you''re getting the best possible value for your money:

1. **What''s the origin and history of the spice?** This helps you understand the origin and history of the spice, which can be a significant factor in determining its quality and authenticity.

2. **How is the spice sourced from?** This is a crucial aspect to consider, as it can impact the price and the quality of the spice', 20, 96, 721, 'length', NULL, '01a1fd52-01a4-710f-b6a4-766fec3170f5', 'Salma Benali', '2026-10-23 09:00:00.00001+00', '2026-10-23 09:00:00.000943+00', '2026-10-23 09:00:00.72203+00', 3);
INSERT INTO workspaces.executions VALUES ('01a1fd52-0630-71f8-9744-de5169fa0f83', '01a1fd52-0105-729b-a9be-bd7c61de46d5', 'done', 'Rewrite in plain words: We hereby acknowledge receipt of your correspondence.', NULL, '[]', 'smollm2-135m-instruct.q4_1', 96, 0, 'We thank you for your patience and cooperation.', 24, 9, 166, 'stop', NULL, '01a1fd52-01c8-748a-83f6-c2a4abc818f6', 'Lina Haddad', '2026-10-29 09:00:00.000009+00', '2026-10-29 09:00:00.004341+00', '2026-10-29 09:00:00.17081+00', 3);
INSERT INTO workspaces.executions VALUES ('01a1fd52-06e1-7188-9fde-79704a22f7d8', '01a1fd52-0108-701b-9e3e-f7c0220248c8', 'done', 'Suggest a subject line for a mail about a delayed delivery.', NULL, '[]', 'smollm2-135m-instruct.q4_1', 96, 0, 'Aiming for a delayed delivery, please provide the details of the item you are requesting.', 21, 19, 285, 'stop', NULL, '01a1fd52-0250-7595-8b07-358352560b12', 'Erik Lund', '2026-10-30 09:00:00.000012+00', '2026-10-30 09:00:00.001157+00', '2026-10-30 09:00:00.286431+00', 3);

SELECT pg_catalog.setval('log.events_position_seq', 46, true);

ALTER TABLE ONLY identity.credentials
    ADD CONSTRAINT credentials_pkey PRIMARY KEY (user_id);

ALTER TABLE ONLY identity.memberships
    ADD CONSTRAINT memberships_pkey PRIMARY KEY (tenant_id, user_id);

ALTER TABLE ONLY identity.sessions
    ADD CONSTRAINT sessions_pkey PRIMARY KEY (id);

ALTER TABLE ONLY identity.users
    ADD CONSTRAINT users_email_key UNIQUE (email);

ALTER TABLE ONLY identity.users
    ADD CONSTRAINT users_pkey PRIMARY KEY (id);

ALTER TABLE ONLY log.events
    ADD CONSTRAINT events_event_id_key UNIQUE (event_id);

ALTER TABLE ONLY log.events
    ADD CONSTRAINT events_pkey PRIMARY KEY ("position");

ALTER TABLE ONLY log.events
    ADD CONSTRAINT events_stream_id_version_key UNIQUE (stream_id, version);

ALTER TABLE ONLY platform.installation
    ADD CONSTRAINT installation_pkey PRIMARY KEY (only_one);

ALTER TABLE ONLY public._sqlx_migrations
    ADD CONSTRAINT _sqlx_migrations_pkey PRIMARY KEY (version);

ALTER TABLE ONLY tenancy.tenants
    ADD CONSTRAINT tenants_pkey PRIMARY KEY (id);

ALTER TABLE ONLY workspaces.execution_progress
    ADD CONSTRAINT execution_progress_pkey PRIMARY KEY (execution_id);

ALTER TABLE ONLY workspaces.executions
    ADD CONSTRAINT executions_pkey PRIMARY KEY (id);

CREATE INDEX memberships_by_user ON identity.memberships USING btree (user_id);

CREATE INDEX sessions_by_user ON identity.sessions USING btree (user_id);

CREATE INDEX events_by_tenant ON log.events USING btree (tenant_id, "position");

CREATE INDEX tenants_by_age ON tenancy.tenants USING btree (created_at DESC, id DESC);

CREATE INDEX tenants_by_name ON tenancy.tenants USING btree (lower(name), id);

CREATE INDEX executions_by_age ON workspaces.executions USING btree (tenant_id, created_at DESC, id DESC);

CREATE INDEX executions_waiting ON workspaces.executions USING btree (created_at) WHERE (status = ANY (ARRAY['queued'::text, 'running'::text]));

CREATE TRIGGER events_stay BEFORE DELETE OR UPDATE ON log.events FOR EACH ROW EXECUTE FUNCTION log.refuse_change();

CREATE TRIGGER events_stay_whole BEFORE TRUNCATE ON log.events FOR EACH STATEMENT EXECUTE FUNCTION log.refuse_change();

ALTER TABLE ONLY identity.credentials
    ADD CONSTRAINT credentials_user_id_fkey FOREIGN KEY (user_id) REFERENCES identity.users(id);

ALTER TABLE ONLY identity.memberships
    ADD CONSTRAINT memberships_user_id_fkey FOREIGN KEY (user_id) REFERENCES identity.users(id);

ALTER TABLE ONLY identity.sessions
    ADD CONSTRAINT sessions_user_id_fkey FOREIGN KEY (user_id) REFERENCES identity.users(id);

CREATE POLICY by_membership ON identity.users USING (((( SELECT current_setting('app.reach'::text, true) AS current_setting) = ANY (ARRAY['platform'::text, 'system'::text])) OR (EXISTS ( SELECT
   FROM identity.memberships m
  WHERE (m.user_id = users.id))))) WITH CHECK ((( SELECT current_setting('app.reach'::text, true) AS current_setting) = ANY (ARRAY['platform'::text, 'system'::text])));

CREATE POLICY by_system ON identity.credentials USING ((( SELECT current_setting('app.reach'::text, true) AS current_setting) = 'system'::text)) WITH CHECK ((( SELECT current_setting('app.reach'::text, true) AS current_setting) = ANY (ARRAY['platform'::text, 'system'::text])));

CREATE POLICY by_system ON identity.sessions USING ((( SELECT current_setting('app.reach'::text, true) AS current_setting) = 'system'::text)) WITH CHECK ((( SELECT current_setting('app.reach'::text, true) AS current_setting) = 'system'::text));

CREATE POLICY by_tenant ON identity.memberships USING (((( SELECT current_setting('app.reach'::text, true) AS current_setting) = ANY (ARRAY['platform'::text, 'system'::text])) OR (tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")))) WITH CHECK ((( SELECT current_setting('app.reach'::text, true) AS current_setting) = ANY (ARRAY['platform'::text, 'system'::text])));

ALTER TABLE identity.credentials ENABLE ROW LEVEL SECURITY;

ALTER TABLE identity.memberships ENABLE ROW LEVEL SECURITY;

ALTER TABLE identity.sessions ENABLE ROW LEVEL SECURITY;

ALTER TABLE identity.users ENABLE ROW LEVEL SECURITY;

CREATE POLICY by_tenant ON log.events USING (((( SELECT current_setting('app.reach'::text, true) AS current_setting) = ANY (ARRAY['platform'::text, 'system'::text])) OR (tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")))) WITH CHECK (((( SELECT current_setting('app.reach'::text, true) AS current_setting) = ANY (ARRAY['platform'::text, 'system'::text])) OR (tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif"))));

ALTER TABLE log.events ENABLE ROW LEVEL SECURITY;

CREATE POLICY by_tenant ON tenancy.tenants USING (((( SELECT current_setting('app.reach'::text, true) AS current_setting) = ANY (ARRAY['platform'::text, 'system'::text])) OR (tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")))) WITH CHECK ((( SELECT current_setting('app.reach'::text, true) AS current_setting) = ANY (ARRAY['platform'::text, 'system'::text])));

ALTER TABLE tenancy.tenants ENABLE ROW LEVEL SECURITY;

CREATE POLICY by_tenant ON workspaces.execution_progress USING (((( SELECT current_setting('app.reach'::text, true) AS current_setting) = 'system'::text) OR (tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")))) WITH CHECK (((( SELECT current_setting('app.reach'::text, true) AS current_setting) = 'system'::text) OR (tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif"))));

CREATE POLICY by_tenant ON workspaces.executions USING (((( SELECT current_setting('app.reach'::text, true) AS current_setting) = 'system'::text) OR (tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif")))) WITH CHECK (((( SELECT current_setting('app.reach'::text, true) AS current_setting) = 'system'::text) OR (tenant_id = ( SELECT (NULLIF(current_setting('app.tenant_id'::text, true), ''::text))::uuid AS "nullif"))));

ALTER TABLE workspaces.execution_progress ENABLE ROW LEVEL SECURITY;

ALTER TABLE workspaces.executions ENABLE ROW LEVEL SECURITY;

GRANT USAGE ON SCHEMA identity TO portico_app;

GRANT USAGE ON SCHEMA log TO portico_app;

GRANT USAGE ON SCHEMA platform TO portico_app;

REVOKE USAGE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO portico_app;

GRANT USAGE ON SCHEMA tenancy TO portico_app;

GRANT USAGE ON SCHEMA workspaces TO portico_app;

REVOKE ALL ON FUNCTION identity.actor_of_session(asked uuid) FROM PUBLIC;
GRANT ALL ON FUNCTION identity.actor_of_session(asked uuid) TO portico_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE identity.credentials TO portico_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE identity.memberships TO portico_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE identity.sessions TO portico_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE identity.users TO portico_app;

GRANT SELECT,INSERT ON TABLE log.events TO portico_app;

GRANT SELECT ON TABLE log.outbox TO portico_app;

GRANT SELECT,INSERT ON TABLE platform.installation TO portico_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE tenancy.tenants TO portico_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE workspaces.execution_progress TO portico_app;

GRANT SELECT,INSERT,DELETE,UPDATE ON TABLE workspaces.executions TO portico_app;

