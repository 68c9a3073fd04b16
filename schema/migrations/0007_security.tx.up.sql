-- The second barrier (R-42): each policy asks who the transaction is for, and
-- where nothing is set, none of them says yes. The settings are read in a
-- sub-select so that a query reads them once and not once a row.
DO $$
DECLARE
    t text;
    parties constant text := 'sender_id = (SELECT onward_organisation()) OR receiver_id = (SELECT onward_organisation())';
    network constant text := '(SELECT onward_role()) IN (''clock'', ''coordinator'', ''auditor'')';
    anybody constant text := '(SELECT onward_role()) IS NOT NULL';
BEGIN
    FOREACH t IN ARRAY ARRAY['policy', 'issues', 'organisations', 'closures', 'bank_holidays', 'users', 'memberships', 'sessions',
        'password_tokens', 'idempotency', 'drafts', 'referrals', 'referral_clients', 'referral_events', 'referral_words', 'notes',
        'contact_attempts', 'issue_outcomes', 'notifications', 'outbox', 'audit', 'audit_heads'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
    END LOOP;

    -- What everybody in the network may read; the application says who may change it.
    FOREACH t IN ARRAY ARRAY['policy', 'issues', 'organisations', 'closures', 'bank_holidays', 'users', 'memberships'] LOOP
        EXECUTE format('CREATE POLICY network ON %I USING (%s)', t, anybody);
        EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO onward_app', t);
    END LOOP;
    GRANT DELETE ON closures, bank_holidays TO onward_app;

    -- Sign-in happens before anybody is known: only the system itself reads these.
    FOREACH t IN ARRAY ARRAY['sessions', 'password_tokens'] LOOP
        EXECUTE format('CREATE POLICY system ON %I USING ((SELECT onward_role()) = ''clock'')', t);
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO onward_app', t);
    END LOOP;

    CREATE POLICY own ON idempotency USING (organisation_id = (SELECT onward_organisation()));
    CREATE POLICY old ON idempotency USING ((SELECT onward_role()) = 'clock');
    GRANT SELECT, INSERT, UPDATE, DELETE ON idempotency TO onward_app;

    CREATE POLICY own ON drafts USING (organisation_id = (SELECT onward_organisation()));
    GRANT SELECT, INSERT, UPDATE, DELETE ON drafts TO onward_app;

    -- Progress: the two organisations, and the network.
    FOREACH t IN ARRAY ARRAY['referrals', 'issue_outcomes', 'notifications'] LOOP
        EXECUTE format('CREATE POLICY parties ON %I USING (%s OR %s)', t, parties, network);
        EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO onward_app', t);
    END LOOP;
    CREATE POLICY account ON notifications FOR INSERT WITH CHECK (referral_id IS NULL AND (SELECT onward_role()) IS NOT NULL);
    EXECUTE format('CREATE POLICY parties ON referral_events USING ((%s OR %s) AND (NOT private OR actor_id = (SELECT onward_user())))', parties, network);
    GRANT SELECT, INSERT ON referral_events TO onward_app;

    -- The client, and words that may name one: the two organisations, nobody else.
    EXECUTE format('CREATE POLICY parties ON referral_clients USING (%s)', parties);
    GRANT SELECT, INSERT, UPDATE ON referral_clients TO onward_app;
    EXECUTE format('CREATE POLICY parties ON contact_attempts USING (%s)', parties);
    GRANT SELECT, INSERT ON contact_attempts TO onward_app;
    EXECUTE format('CREATE POLICY parties ON notes USING ((%s) AND (NOT private OR author_id = (SELECT onward_user())))', parties);
    GRANT SELECT, INSERT, UPDATE ON notes TO onward_app;
    EXECUTE format('CREATE POLICY parties ON referral_words FOR SELECT USING (%s OR author_id = (SELECT onward_user()))', parties);
    EXECUTE format('CREATE POLICY writer ON referral_words FOR INSERT WITH CHECK (%s OR %s)', parties, network);
    GRANT SELECT, INSERT ON referral_words TO onward_app;

    -- Anybody's change may make work for the relay; only the system does the work.
    EXECUTE format('CREATE POLICY writer ON outbox FOR INSERT WITH CHECK (%s)', anybody);
    CREATE POLICY system ON outbox USING ((SELECT onward_role()) = 'clock');
    GRANT SELECT, INSERT, UPDATE, DELETE ON outbox TO onward_app;

    EXECUTE format('CREATE POLICY writer ON audit FOR INSERT WITH CHECK (%s)', anybody);
    EXECUTE format('CREATE POLICY reader ON audit FOR SELECT USING (%s)', network);
    -- The trigger that links the chain runs as the owner.
    EXECUTE format('CREATE POLICY linker ON audit_heads USING (current_user <> ''onward_app'' OR %s)', network);
    GRANT SELECT, INSERT ON audit TO onward_app;
    GRANT SELECT ON audit_heads, audit_broken TO onward_app;
    GRANT USAGE ON SEQUENCE referral_number TO onward_app;
END
$$;
