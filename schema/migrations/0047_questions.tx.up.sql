-- Extra questions: of a receiver, asked of whoever refers to it, or of the
-- network, about an issue (R2, R12). Answers are part of the client's form and
-- keep the question as it was worded, so that a question may change or retire.
CREATE TABLE questions (
    id              uuid PRIMARY KEY,
    organisation_id uuid REFERENCES organisations,
    issue           text REFERENCES issues (code),
    version         bigint NOT NULL DEFAULT 1,
    kind            text NOT NULL,
    question        text NOT NULL,
    help            text NOT NULL DEFAULT '',
    options         text[] NOT NULL DEFAULT '{}',
    required        boolean NOT NULL DEFAULT false,
    position        int NOT NULL,
    retired_at      timestamptz,
    CHECK ((organisation_id IS NULL) <> (issue IS NULL))
);
CREATE INDEX questions_organisation ON questions (organisation_id, position);
CREATE INDEX questions_issue ON questions (issue, position) WHERE issue IS NOT NULL;

ALTER TABLE questions ENABLE ROW LEVEL SECURITY;
ALTER TABLE questions FORCE ROW LEVEL SECURITY;
-- Whoever refers must read them; each is written by those who ask it.
CREATE POLICY network ON questions FOR SELECT USING ((SELECT onward_role()) IS NOT NULL);
CREATE POLICY own ON questions USING (organisation_id = (SELECT onward_organisation()) OR (SELECT onward_role()) = 'clock'
    OR (organisation_id IS NULL AND (SELECT onward_role()) = 'coordinator'));
CREATE POLICY auditor_no_insert ON questions AS RESTRICTIVE FOR INSERT WITH CHECK ((SELECT onward_role()) IS DISTINCT FROM 'auditor');
CREATE POLICY auditor_no_update ON questions AS RESTRICTIVE FOR UPDATE USING ((SELECT onward_role()) IS DISTINCT FROM 'auditor');
GRANT SELECT, INSERT, UPDATE ON questions TO onward_app;
