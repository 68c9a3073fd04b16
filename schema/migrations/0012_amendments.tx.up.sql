-- A referral that was returned can be amended (C5): what its sender changes is a
-- draft that belongs to it, one at most, and what it said before is kept.
ALTER TABLE drafts ADD COLUMN amends uuid REFERENCES referrals;
CREATE UNIQUE INDEX drafts_amends ON drafts (amends) WHERE amends IS NOT NULL;

CREATE TABLE referral_amendments (
    referral_id uuid NOT NULL REFERENCES referrals,
    seq         bigint NOT NULL, -- the event that amended it
    sender_id   uuid NOT NULL,
    receiver_id uuid NOT NULL,
    before      jsonb NOT NULL,  -- the form until then
    PRIMARY KEY (referral_id, seq)
);

-- It is the client's details as they were: the two organisations', nobody else's.
DO $$
DECLARE
    command text;
BEGIN
    ALTER TABLE referral_amendments ENABLE ROW LEVEL SECURITY;
    ALTER TABLE referral_amendments FORCE ROW LEVEL SECURITY;
    CREATE POLICY parties ON referral_amendments
        USING (sender_id = (SELECT onward_organisation()) OR receiver_id = (SELECT onward_organisation()));
    GRANT SELECT, INSERT ON referral_amendments TO onward_app;
    FOREACH command IN ARRAY ARRAY['INSERT', 'UPDATE', 'DELETE'] LOOP
        EXECUTE format('CREATE POLICY auditor_no_%s ON referral_amendments AS RESTRICTIVE FOR %s %s ((SELECT onward_role()) IS DISTINCT FROM ''auditor'')',
            lower(command), command, CASE command WHEN 'INSERT' THEN 'WITH CHECK' ELSE 'USING' END);
    END LOOP;
END
$$;
