-- The application never runs as the owner of its tables: it takes this role,
-- which cannot log in, for which row-level security holds, and which may not
-- change the audit (R-42, R-45, R-75). Roles belong to the whole cluster, so
-- another database, or another migration at this moment, may have made it.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'onward_app') THEN
        CREATE ROLE onward_app NOLOGIN NOBYPASSRLS;
    END IF;
EXCEPTION
    WHEN duplicate_object OR unique_violation THEN NULL;
END
$$;
DO $$
BEGIN
    -- From 16 on, who makes a role is a member of it and yet may not take it.
    IF NOT pg_has_role(current_user, 'onward_app', CASE WHEN current_setting('server_version_num')::int >= 160000 THEN 'SET' ELSE 'MEMBER' END) THEN
        EXECUTE format('GRANT onward_app TO %I', current_user);
    END IF;
END
$$;
GRANT USAGE ON SCHEMA public TO onward_app;

-- Who asks: set for each transaction with set_config(…, true), unset otherwise,
-- and then every policy answers no.
CREATE FUNCTION onward_organisation() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT nullif(current_setting('app.organisation', true), '')::uuid $$;
CREATE FUNCTION onward_user() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT nullif(current_setting('app.user', true), '')::uuid $$;
CREATE FUNCTION onward_role() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT nullif(current_setting('app.role', true), '') $$;
