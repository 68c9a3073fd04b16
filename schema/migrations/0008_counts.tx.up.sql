-- How many referrals each organisation has at each status, kept as they
-- change: a dashboard shows six such figures, and counting rows would take
-- longer every year.
CREATE TABLE referral_counts (
    organisation_id uuid NOT NULL REFERENCES organisations,
    box             text NOT NULL CHECK (box IN ('incoming', 'outgoing')),
    status          text NOT NULL,
    n               bigint NOT NULL,
    PRIMARY KEY (organisation_id, box, status)
) WITH (fillfactor = 50);

-- One statement counts all the rows that a statement changed, always in the
-- order of the key, so that two of them never wait for each other.
CREATE FUNCTION count_sent() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO referral_counts AS c
    SELECT organisation_id, box, status, sum(d) FROM (
        SELECT receiver_id AS organisation_id, 'incoming' AS box, status, 1 AS d FROM new_rows
        UNION ALL SELECT sender_id, 'outgoing', status, 1 FROM new_rows
    ) changed GROUP BY organisation_id, box, status ORDER BY organisation_id, box, status
    ON CONFLICT (organisation_id, box, status) DO UPDATE SET n = c.n + excluded.n;
    RETURN NULL;
END
$$;
CREATE TRIGGER referrals_count_sent AFTER INSERT ON referrals REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION count_sent();

CREATE FUNCTION count_changed() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO referral_counts AS c
    SELECT organisation_id, box, status, sum(d) FROM (
        SELECT receiver_id AS organisation_id, 'incoming' AS box, status, 1 AS d FROM new_rows
        UNION ALL SELECT sender_id, 'outgoing', status, 1 FROM new_rows
        UNION ALL SELECT receiver_id, 'incoming', status, -1 FROM old_rows
        UNION ALL SELECT sender_id, 'outgoing', status, -1 FROM old_rows
    ) changed GROUP BY organisation_id, box, status HAVING sum(d) <> 0 ORDER BY organisation_id, box, status
    ON CONFLICT (organisation_id, box, status) DO UPDATE SET n = c.n + excluded.n;
    RETURN NULL;
END
$$;
CREATE TRIGGER referrals_count_changed AFTER UPDATE ON referrals REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION count_changed();

-- An owner who is no superuser sees rows only as somebody.
SELECT set_config('app.role', 'clock', true);
INSERT INTO referral_counts
SELECT organisation_id, box, status, count(*) FROM (
    SELECT receiver_id AS organisation_id, 'incoming' AS box, status FROM referrals
    UNION ALL SELECT sender_id, 'outgoing', status FROM referrals
) all_rows GROUP BY organisation_id, box, status;

ALTER TABLE referral_counts ENABLE ROW LEVEL SECURITY;
ALTER TABLE referral_counts FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON referral_counts FOR SELECT
    USING (organisation_id = (SELECT onward_organisation()) OR (SELECT onward_role()) IN ('clock', 'coordinator', 'auditor'));
-- The triggers count as the owner.
CREATE POLICY counter ON referral_counts USING (current_user <> 'onward_app');
GRANT SELECT ON referral_counts TO onward_app;

-- What a dashboard still counts, it counts without reading a row.
DROP INDEX referrals_incoming_due;
DROP INDEX referrals_outgoing_due;
CREATE INDEX referrals_incoming_due ON referrals (receiver_id, due_order, id) INCLUDE (sender_id);
CREATE INDEX referrals_outgoing_due ON referrals (sender_id, due_order, id) INCLUDE (receiver_id);
DROP INDEX referrals_incoming_status;
DROP INDEX referrals_outgoing_status;
CREATE INDEX referrals_incoming_status ON referrals (receiver_id, status, sent_at DESC, id DESC);
CREATE INDEX referrals_outgoing_status ON referrals (sender_id, status, sent_at DESC, id DESC);
CREATE INDEX referrals_unassigned ON referrals (receiver_id, due_order, id) INCLUDE (sender_id)
    WHERE status IN ('sent', 'acknowledged', 'accepted') AND assigned_to IS NULL;
