-- Searches of the directory that found nobody: a need that the network has no
-- organisation for shows here before it shows anywhere else (G3, unmet need).
-- Each person's counts once a day, so that trying again makes no demand. Neither
-- words nor a postcode are kept: only an issue and an area that the network knows.
CREATE TABLE unmatched_searches (
    day       date NOT NULL,                    -- in London
    user_id   uuid NOT NULL REFERENCES users,
    issue     text NOT NULL DEFAULT '',
    area      text NOT NULL DEFAULT '',
    accepting boolean NOT NULL DEFAULT false,   -- only those that take referrals now were asked for
    PRIMARY KEY (day, user_id, issue, area, accepting)
);

ALTER TABLE unmatched_searches ENABLE ROW LEVEL SECURITY;
ALTER TABLE unmatched_searches FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON unmatched_searches USING (user_id = (SELECT onward_user()));
CREATE POLICY network ON unmatched_searches FOR SELECT USING ((SELECT onward_role()) IN ('coordinator', 'auditor'));
CREATE POLICY auditor_no_insert ON unmatched_searches AS RESTRICTIVE FOR INSERT WITH CHECK ((SELECT onward_role()) IS DISTINCT FROM 'auditor');
GRANT SELECT, INSERT ON unmatched_searches TO onward_app;
