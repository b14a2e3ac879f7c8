DO $$
DECLARE
    name text;
BEGIN
    FOREACH name IN ARRAY ARRAY['portico_owner', 'portico_app'] LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = name) THEN
            EXECUTE format('CREATE ROLE %I', name);
        END IF;
        EXECUTE format('ALTER ROLE %I LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE', name);
    END LOOP;
    -- Databases of single tenants, copies of the template; and one can be dropped while somebody is still connected.
    ALTER ROLE portico_owner CREATEDB;
    GRANT pg_signal_backend TO portico_owner;
END
$$;

REVOKE ALL ON DATABASE postgres FROM PUBLIC;

REVOKE ALL ON DATABASE template1 FROM PUBLIC;
