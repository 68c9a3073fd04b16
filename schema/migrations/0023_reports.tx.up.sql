-- What reports count, one row for each referral, kept as its history grows:
-- reading the history itself of a year of a network would take seconds. It
-- holds no client: of where they live only the outward half of the postcode
-- (some ten thousand households), and only where all of it is a postcode, so
-- that nothing else that was typed there can come along.
CREATE TABLE referral_figures (
    referral_id     uuid PRIMARY KEY REFERENCES referrals ON DELETE CASCADE,
    sender_id       uuid NOT NULL,
    receiver_id     uuid NOT NULL,
    outward         text NOT NULL DEFAULT '',
    client_case     uuid,                    -- the first send that it comes from: one client's attempt to be helped
    forwarded_from  boolean NOT NULL DEFAULT false,
    began_at        timestamptz,             -- first sent; null until the history says so
    sent_at         timestamptz,             -- last sent: what the answer answers
    acknowledged_at timestamptz,
    contacted_at    timestamptz,             -- the client was first reached
    decided_at      timestamptz,
    ended_at        timestamptz,
    acknowledge_by  timestamptz,             -- as it stood when it was acted on; null: no clock ran
    decide_by       timestamptz,
    state           text NOT NULL DEFAULT '',
    unmet           boolean NOT NULL DEFAULT false, -- declined, or nobody answered
    reason          text NOT NULL DEFAULT '',
    issues          text[] NOT NULL DEFAULT '{}',
    -- The days in London, on which working days and months are counted.
    began_on        date GENERATED ALWAYS AS ((began_at AT TIME ZONE 'Europe/London')::date) STORED,
    sent_on         date GENERATED ALWAYS AS ((sent_at AT TIME ZONE 'Europe/London')::date) STORED,
    acknowledged_on date GENERATED ALWAYS AS ((acknowledged_at AT TIME ZONE 'Europe/London')::date) STORED,
    contacted_on    date GENERATED ALWAYS AS ((CASE WHEN contacted_at < began_at THEN began_at ELSE contacted_at END AT TIME ZONE 'Europe/London')::date) STORED,
    decided_on      date GENERATED ALWAYS AS ((decided_at AT TIME ZONE 'Europe/London')::date) STORED
);
CREATE INDEX referral_figures_received ON referral_figures (receiver_id, began_on);
CREATE INDEX referral_figures_sent ON referral_figures (sender_id, began_on);
CREATE INDEX referral_figures_began ON referral_figures (began_on);
CREATE INDEX referral_figures_case ON referral_figures (client_case);

-- The outward half of a whole postcode, else nothing.
CREATE FUNCTION outward_code(typed text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE WHEN packed ~ '^(GIR0AA|[A-PR-UWYZ]([0-9]{1,2}|[A-HK-Y][0-9]([0-9]|[ABEHMNPRV-Y])?|[0-9][A-HJKPS-UW])[0-9][ABD-HJLNP-UW-Z]{2})$'
        THEN left(packed, -3) ELSE '' END
    FROM (SELECT upper(regexp_replace(coalesce(typed, ''), '\s', '', 'g')) AS packed) AS p
$$;

-- The state in which a report counts a referral. A decision that was undone
-- left the referral undecided, so it is not counted; a declined one that its
-- sender ended stays declined.
CREATE FUNCTION report_state(status text, result text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT CASE
        WHEN status IN ('sent', 'acknowledged', 'returned') THEN 'waiting'
        WHEN status = 'closed' AND result = 'no_further_referral' THEN 'declined'
        WHEN status = 'closed' AND result = 'no_response' THEN 'unanswered'
        WHEN status = 'closed' AND result IN ('successful', 'unsuccessful') THEN result
        WHEN status = 'closed' THEN 'accepted'
        ELSE status
    END
$$;

-- It reads as the clock does: whoever's change it was, the figures are the same.
CREATE FUNCTION figure(ids uuid[]) RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    asker constant text := coalesce(current_setting('app.role', true), '');
BEGIN
    PERFORM set_config('app.role', 'clock', true);
    INSERT INTO referral_figures AS f (referral_id, sender_id, receiver_id, client_case, forwarded_from, began_at, sent_at, acknowledged_at,
        contacted_at, decided_at, ended_at, acknowledge_by, decide_by, state, unmet, reason, issues)
    SELECT r.id, r.sender_id, r.receiver_id, root.batch_id, r.parent_id IS NOT NULL, history.began_at, r.sent_at, r.acknowledged_at,
        history.contacted_at, r.decided_at, r.closed_at,
        CASE WHEN r.stopped AND r.status = 'sent' OR history.unclocked_acknowledgement THEN NULL ELSE r.acknowledge_by END,
        CASE WHEN r.stopped OR history.unclocked_decision THEN NULL ELSE r.decide_by END,
        report_state(r.status, r.result), r.stuck OR report_state(r.status, r.result) IN ('declined', 'unanswered'), r.declined_for, r.issues
    FROM referrals AS r
    CROSS JOIN LATERAL (
        SELECT min(e.at) FILTER (WHERE e.kind = 'send') AS began_at,
            min((e.detail -> 'contact' ->> 'at')::timestamptz) FILTER (WHERE e.kind = 'record-contact' AND (e.detail -> 'contact' ->> 'reached')::boolean) AS contacted_at,
            -- Acted on while the clock was stopped: there was no deadline to meet.
            bool_or(e.due_before IS NULL AND e.answer AND e.at = coalesce(r.acknowledged_at, r.decided_at)) AS unclocked_acknowledgement,
            bool_or(e.due_before IS NULL AND e.answer AND e.at = r.decided_at) AS unclocked_decision
        FROM (SELECT h.kind, h.at, h.detail, h.kind IN ('acknowledge', 'accept', 'decline') AS answer, lag(h.due_at) OVER (ORDER BY h.seq) AS due_before
            FROM referral_events AS h WHERE h.referral_id = r.id AND NOT h.private) AS e
        WHERE e.kind IN ('send', 'record-contact', 'acknowledge', 'accept', 'decline')
    ) AS history
    CROSS JOIN LATERAL (
        WITH RECURSIVE up AS (
            SELECT r.batch_id, r.parent_id
            UNION ALL SELECT p.batch_id, p.parent_id FROM up JOIN referrals AS p ON p.id = up.parent_id
        ) SELECT batch_id FROM up WHERE parent_id IS NULL
    ) AS root
    WHERE r.id = ANY (ids)
    ON CONFLICT (referral_id) DO UPDATE SET client_case = excluded.client_case, forwarded_from = excluded.forwarded_from,
        began_at = excluded.began_at, sent_at = excluded.sent_at, acknowledged_at = excluded.acknowledged_at,
        contacted_at = excluded.contacted_at, decided_at = excluded.decided_at, ended_at = excluded.ended_at,
        acknowledge_by = excluded.acknowledge_by, decide_by = excluded.decide_by, state = excluded.state, unmet = excluded.unmet,
        reason = excluded.reason, issues = excluded.issues;
    PERFORM set_config('app.role', asker, true);
END
$$;

CREATE FUNCTION figure_events() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    ids uuid[] := ARRAY(SELECT DISTINCT referral_id FROM new_rows WHERE kind NOT IN ('add-note', 'delete-note', 'assign') ORDER BY referral_id);
BEGIN
    IF cardinality(ids) > 0 THEN
        PERFORM figure(ids);
    END IF;
    RETURN NULL;
END
$$;
CREATE TRIGGER referral_events_figure AFTER INSERT ON referral_events REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION figure_events();

-- Where the client lives is known to the two organisations alone, so it is
-- taken from the very rows that one of them writes.
CREATE FUNCTION figure_area() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO referral_figures AS f (referral_id, sender_id, receiver_id, outward)
    SELECT referral_id, sender_id, receiver_id, outward_code(form -> 'client' -> 'address' ->> 'postcode') FROM new_rows ORDER BY referral_id
    ON CONFLICT (referral_id) DO UPDATE SET outward = excluded.outward;
    RETURN NULL;
END
$$;
CREATE TRIGGER referral_clients_area AFTER INSERT ON referral_clients REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION figure_area();
CREATE TRIGGER referral_clients_area_changed AFTER UPDATE ON referral_clients REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION figure_area();

-- What is there already. An owner who is no superuser sees a referral's client
-- only as one of its organisations, so it is each sender in turn.
SELECT set_config('app.role', 'clock', true);
SELECT figure(ARRAY(SELECT id FROM referrals));
DO $$
DECLARE
    organisation uuid;
BEGIN
    FOR organisation IN SELECT DISTINCT sender_id FROM referrals LOOP
        PERFORM set_config('app.organisation', organisation::text, true);
        UPDATE referral_figures AS f SET outward = outward_code(k.form -> 'client' -> 'address' ->> 'postcode')
        FROM referral_clients AS k WHERE k.referral_id = f.referral_id AND k.sender_id = organisation;
    END LOOP;
    PERFORM set_config('app.organisation', '', true);
END
$$;

ALTER TABLE referral_figures ENABLE ROW LEVEL SECURITY;
ALTER TABLE referral_figures FORCE ROW LEVEL SECURITY;
CREATE POLICY parties ON referral_figures FOR SELECT
    USING (sender_id = (SELECT onward_organisation()) OR receiver_id = (SELECT onward_organisation())
        OR (SELECT onward_role()) IN ('clock', 'coordinator', 'auditor'));
-- The triggers count as the owner.
CREATE POLICY counter ON referral_figures USING (current_user <> 'onward_app');
CREATE POLICY auditor_no_insert ON referral_figures AS RESTRICTIVE FOR INSERT WITH CHECK ((SELECT onward_role()) IS DISTINCT FROM 'auditor');
CREATE POLICY auditor_no_update ON referral_figures AS RESTRICTIVE FOR UPDATE USING ((SELECT onward_role()) IS DISTINCT FROM 'auditor');
CREATE POLICY auditor_no_delete ON referral_figures AS RESTRICTIVE FOR DELETE USING ((SELECT onward_role()) IS DISTINCT FROM 'auditor');
GRANT SELECT ON referral_figures TO onward_app;
REVOKE EXECUTE ON FUNCTION figure(uuid[]) FROM PUBLIC;
