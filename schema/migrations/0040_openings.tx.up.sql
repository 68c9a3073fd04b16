-- Who has opened a referral, for both of its organisations to see (R-61, H3): the latest time of each person,
-- which the audit has as well. People of the network see nothing of the client and are not in it.
CREATE TABLE referral_openings (
    referral_id     uuid NOT NULL REFERENCES referrals,
    user_id         uuid NOT NULL REFERENCES users,
    organisation_id uuid NOT NULL REFERENCES organisations, -- for whom they acted
    sender_id       uuid NOT NULL,
    receiver_id     uuid NOT NULL,
    first_at        timestamptz NOT NULL,
    last_at         timestamptz NOT NULL,
    PRIMARY KEY (referral_id, user_id, organisation_id)
);

DO $$
DECLARE
    command text;
    ours constant text := 'organisation_id = (SELECT onward_organisation())';
BEGIN
    ALTER TABLE referral_openings ENABLE ROW LEVEL SECURITY;
    ALTER TABLE referral_openings FORCE ROW LEVEL SECURITY;
    CREATE POLICY parties ON referral_openings FOR SELECT
        USING (sender_id = (SELECT onward_organisation()) OR receiver_id = (SELECT onward_organisation()));
    EXECUTE format('CREATE POLICY opened ON referral_openings FOR INSERT WITH CHECK (%s)', ours);
    EXECUTE format('CREATE POLICY opened_again ON referral_openings FOR UPDATE USING (%1$s) WITH CHECK (%1$s)', ours);
    GRANT SELECT, INSERT ON referral_openings TO onward_app;
    GRANT UPDATE (last_at) ON referral_openings TO onward_app;
    FOREACH command IN ARRAY ARRAY['INSERT', 'UPDATE', 'DELETE'] LOOP
        EXECUTE format('CREATE POLICY auditor_no_%s ON referral_openings AS RESTRICTIVE FOR %s %s ((SELECT onward_role()) IS DISTINCT FROM ''auditor'')',
            lower(command), command, CASE command WHEN 'INSERT' THEN 'WITH CHECK' ELSE 'USING' END);
    END LOOP;
END
$$;
