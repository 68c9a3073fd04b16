-- A second factor (R-29): codes of an app on the person's own telephone.
CREATE TABLE second_factors (
    user_id      uuid PRIMARY KEY REFERENCES users,
    secret       bytea NOT NULL,            -- sealed with a key that is not in this database
    confirmed_at timestamptz,               -- null while it is being set up
    last_step    bigint NOT NULL DEFAULT 0, -- of the last code used: none works twice
    created_at   timestamptz NOT NULL
);

CREATE TABLE recovery_codes (
    user_id     uuid NOT NULL REFERENCES users,
    code_sha256 bytea NOT NULL CHECK (length(code_sha256) = 32),
    used_at     timestamptz,
    PRIMARY KEY (user_id, code_sha256)
);

-- The network's rule for each role; who has several is asked for the strictest.
CREATE TABLE second_factor_policy (
    role text PRIMARY KEY CHECK (role IN ('adviser', 'lead', 'coordinator', 'auditor')),
    rule text NOT NULL CHECK (rule IN ('off', 'optional', 'required'))
);
INSERT INTO second_factor_policy VALUES ('adviser', 'optional'), ('lead', 'required'), ('coordinator', 'required'), ('auditor', 'optional');

-- What a session still owes before it may do anything else.
ALTER TABLE sessions ADD COLUMN owes text NOT NULL DEFAULT '' CHECK (owes IN ('', 'code', 'enrolment'));

DO $$
DECLARE
    t text;
    command text;
BEGIN
    FOREACH t IN ARRAY ARRAY['second_factors', 'recovery_codes', 'second_factor_policy'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
        FOREACH command IN ARRAY ARRAY['INSERT', 'UPDATE', 'DELETE'] LOOP
            EXECUTE format('CREATE POLICY auditor_no_%s ON %I AS RESTRICTIVE FOR %s %s ((SELECT onward_role()) IS DISTINCT FROM ''auditor'')',
                lower(command), t, command, CASE command WHEN 'INSERT' THEN 'WITH CHECK' ELSE 'USING' END);
        END LOOP;
    END LOOP;
    -- Like sessions: only the system itself reads these.
    FOREACH t IN ARRAY ARRAY['second_factors', 'recovery_codes'] LOOP
        EXECUTE format('CREATE POLICY system ON %I USING ((SELECT onward_role()) = ''clock'')', t);
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO onward_app', t);
    END LOOP;
    CREATE POLICY network ON second_factor_policy FOR SELECT USING ((SELECT onward_role()) IS NOT NULL);
    CREATE POLICY keeper ON second_factor_policy FOR UPDATE USING ((SELECT onward_role()) IN ('clock', 'coordinator'));
    GRANT SELECT, UPDATE ON second_factor_policy TO onward_app;
END
$$;
