-- What an organisation says of itself (R11, Y3), and when it takes referrals (N38).
ALTER TABLE organisations
    ADD COLUMN website      text NOT NULL DEFAULT '',
    ADD COLUMN address      text NOT NULL DEFAULT '',
    ADD COLUMN languages    text NOT NULL DEFAULT '',
    ADD COLUMN access       text[] NOT NULL DEFAULT '{}',
    ADD COLUMN opening      jsonb NOT NULL DEFAULT '[]', -- Monday first
    ADD COLUMN checked_at   timestamptz,                 -- when somebody last said that it is all true
    ADD COLUMN opens_on     date,                        -- not accepting until this day, on which it opens by itself
    ADD COLUMN weekly_limit int CHECK (weekly_limit BETWEEN 1 AND 1000);

-- How many referrals each organisation received in each week, Monday to
-- Sunday in London. Counted as they come: a limit is asked for whenever
-- somebody types in a chooser.
CREATE TABLE referral_weeks (
    organisation_id uuid NOT NULL REFERENCES organisations,
    monday          date NOT NULL,
    n               bigint NOT NULL,
    PRIMARY KEY (organisation_id, monday)
) WITH (fillfactor = 50);

CREATE FUNCTION count_week() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO referral_weeks AS w
    SELECT receiver_id, date_trunc('week', sent_at AT TIME ZONE 'Europe/London')::date AS monday, count(*)
    FROM new_rows GROUP BY 1, 2 ORDER BY 1, 2
    ON CONFLICT (organisation_id, monday) DO UPDATE SET n = w.n + excluded.n;
    RETURN NULL;
END
$$;
CREATE TRIGGER referrals_count_week AFTER INSERT ON referrals REFERENCING NEW TABLE AS new_rows
    FOR EACH STATEMENT EXECUTE FUNCTION count_week();

-- An owner who is no superuser sees rows only as somebody.
SELECT set_config('app.role', 'clock', true);
INSERT INTO referral_weeks
SELECT receiver_id, date_trunc('week', sent_at AT TIME ZONE 'Europe/London')::date, count(*) FROM referrals GROUP BY 1, 2;

-- Others learn that an organisation is full, not how many it received.
CREATE FUNCTION week_is_full(organisation uuid, week date, most int) RETURNS boolean
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT coalesce((SELECT w.n >= most FROM referral_weeks AS w WHERE w.organisation_id = organisation AND w.monday = week), false)
$$;
REVOKE ALL ON FUNCTION week_is_full(uuid, date, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION week_is_full(uuid, date, int) TO onward_app;

ALTER TABLE referral_weeks ENABLE ROW LEVEL SECURITY;
ALTER TABLE referral_weeks FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON referral_weeks FOR SELECT
    USING (organisation_id = (SELECT onward_organisation()) OR (SELECT onward_role()) IN ('clock', 'coordinator', 'auditor'));
-- The trigger and the function run as the owner.
CREATE POLICY counter ON referral_weeks USING (current_user <> 'onward_app');
CREATE POLICY auditor_no_insert ON referral_weeks AS RESTRICTIVE FOR INSERT WITH CHECK ((SELECT onward_role()) IS DISTINCT FROM 'auditor');
CREATE POLICY auditor_no_update ON referral_weeks AS RESTRICTIVE FOR UPDATE USING ((SELECT onward_role()) IS DISTINCT FROM 'auditor');
CREATE POLICY auditor_no_delete ON referral_weeks AS RESTRICTIVE FOR DELETE USING ((SELECT onward_role()) IS DISTINCT FROM 'auditor');
GRANT SELECT ON referral_weeks TO onward_app;
