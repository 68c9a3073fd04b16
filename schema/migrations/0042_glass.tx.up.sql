-- A coordinator who broke the glass of one referral (spec section 2): whom it
-- lets read its client, why, and until when. What they wrote for the two
-- organisations is with the referral's other words.
CREATE TABLE glass (
    id          uuid PRIMARY KEY,
    referral_id uuid NOT NULL REFERENCES referrals,
    user_id     uuid NOT NULL REFERENCES users,
    reason      text NOT NULL CHECK (reason ~ '^[a-z_]+$'),
    opened_at   timestamptz NOT NULL,
    expires_at  timestamptz NOT NULL CHECK (expires_at <= opened_at + interval '30 minutes'),
    ended_at    timestamptz
);
CREATE UNIQUE INDEX glass_open ON glass (user_id, referral_id) WHERE ended_at IS NULL;
CREATE INDEX glass_expired ON glass (expires_at) WHERE ended_at IS NULL;

ALTER TABLE glass ENABLE ROW LEVEL SECURITY;
ALTER TABLE glass FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON glass USING (user_id = (SELECT onward_user()) AND (SELECT onward_role()) = 'coordinator');
CREATE POLICY system ON glass USING ((SELECT onward_role()) = 'clock');
GRANT SELECT, INSERT, UPDATE (ended_at) ON glass TO onward_app;

-- The clock by which a policy decides: the database's, but in tests and demo
-- data, whose own time is set for each transaction.
CREATE FUNCTION onward_now() RETURNS timestamptz LANGUAGE sql STABLE AS
$$ SELECT coalesce(nullif(current_setting('app.now', true), '')::timestamptz, clock_timestamp()) $$;

-- The one referral whose client this transaction may read beside what its
-- organisation may: it has to name the opening, which must be this person's, not
-- be ended, and not be over. Without that, null, which equals nothing.
CREATE FUNCTION onward_glass() RETURNS uuid LANGUAGE sql STABLE AS $$
    SELECT g.referral_id FROM glass AS g
    WHERE g.id = nullif(current_setting('app.glass', true), '')::uuid AND g.user_id = onward_user()
      AND onward_role() = 'coordinator' AND g.ended_at IS NULL AND g.expires_at > onward_now()
$$;

-- To read, and nothing else; files, their names, and private notes stay closed.
CREATE POLICY glass ON referral_clients FOR SELECT USING (referral_id = (SELECT onward_glass()));
CREATE POLICY glass ON referral_words FOR SELECT USING (referral_id = (SELECT onward_glass()));
CREATE POLICY glass ON referral_amendments FOR SELECT USING (referral_id = (SELECT onward_glass()));
CREATE POLICY glass ON contact_attempts FOR SELECT USING (referral_id = (SELECT onward_glass()));
CREATE POLICY glass ON notes FOR SELECT USING (referral_id = (SELECT onward_glass()) AND NOT private);

DO $$
DECLARE
    command text;
BEGIN
    FOREACH command IN ARRAY ARRAY['INSERT', 'UPDATE', 'DELETE'] LOOP
        EXECUTE format('CREATE POLICY auditor_no_%s ON glass AS RESTRICTIVE FOR %s %s ((SELECT onward_role()) IS DISTINCT FROM ''auditor'')',
            lower(command), command, CASE command WHEN 'INSERT' THEN 'WITH CHECK' ELSE 'USING' END);
    END LOOP;
END
$$;
