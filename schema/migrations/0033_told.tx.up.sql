-- How often the others' referrals were declined, and why, so that a sender can
-- see its own beside them (K4). An organisation sees no figures but its own, so
-- this counts for it: sums over all others only, no referral and no name.
CREATE FUNCTION answers_elsewhere(first date, last date) RETURNS TABLE (reason text, n bigint, senders bigint)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH answered AS (
        SELECT f.sender_id, CASE WHEN f.state = 'declined' THEN f.reason ELSE '' END AS reason
        FROM referral_figures AS f
        WHERE f.began_on BETWEEN first AND last AND f.sender_id <> onward_organisation()
            AND f.state IN ('accepted', 'successful', 'unsuccessful', 'declined')
    )
    SELECT a.reason, count(*), (SELECT count(DISTINCT sender_id) FROM answered) FROM answered AS a GROUP BY a.reason
$$;
REVOKE EXECUTE ON FUNCTION answers_elsewhere(date, date) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION answers_elsewhere(date, date) TO onward_app;
