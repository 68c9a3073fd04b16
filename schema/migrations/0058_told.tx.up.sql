-- What would have made a referral right for its receiver (K4), in their words:
-- for the two organisations, as what else they wrote.
CREATE TABLE referral_remedies (
    referral_id uuid NOT NULL,
    seq         bigint NOT NULL,
    sender_id   uuid NOT NULL,
    receiver_id uuid NOT NULL,
    words       text NOT NULL CHECK (words <> ''),
    PRIMARY KEY (referral_id, seq),
    FOREIGN KEY (referral_id, seq) REFERENCES referral_events
);
ALTER TABLE referral_remedies ENABLE ROW LEVEL SECURITY;
ALTER TABLE referral_remedies FORCE ROW LEVEL SECURITY;
CREATE POLICY parties ON referral_remedies FOR SELECT
    USING (sender_id = (SELECT onward_organisation()) OR receiver_id = (SELECT onward_organisation()));
CREATE POLICY writer ON referral_remedies FOR INSERT
    WITH CHECK (receiver_id = (SELECT onward_organisation()) OR (SELECT onward_role()) = 'clock'); -- the clock imports
CREATE POLICY auditor_no_insert ON referral_remedies AS RESTRICTIVE FOR INSERT WITH CHECK ((SELECT onward_role()) IS DISTINCT FROM 'auditor');
GRANT SELECT, INSERT ON referral_remedies TO onward_app; -- what was said is never changed

-- What a sender was told, the latest first.
CREATE INDEX referral_events_told ON referral_events (sender_id, at DESC, referral_id) WHERE kind IN ('decline', 'return');
-- A sender's latest to one receiver.
CREATE INDEX referrals_between ON referrals (sender_id, receiver_id, sent_at DESC, id DESC);
