-- What a new referral of an organisation starts with in the sections for free
-- text (N10-N12). Nobody else reads it: people write in it as they write of clients.
CREATE TABLE default_texts (
    organisation_id uuid PRIMARY KEY REFERENCES organisations,
    texts           jsonb NOT NULL
);

ALTER TABLE default_texts ENABLE ROW LEVEL SECURITY;
ALTER TABLE default_texts FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON default_texts USING (organisation_id = (SELECT onward_organisation()));
CREATE POLICY auditor_no_insert ON default_texts AS RESTRICTIVE FOR INSERT WITH CHECK ((SELECT onward_role()) IS DISTINCT FROM 'auditor');
CREATE POLICY auditor_no_update ON default_texts AS RESTRICTIVE FOR UPDATE USING ((SELECT onward_role()) IS DISTINCT FROM 'auditor');
CREATE POLICY auditor_no_delete ON default_texts AS RESTRICTIVE FOR DELETE USING ((SELECT onward_role()) IS DISTINCT FROM 'auditor');
GRANT SELECT, INSERT, UPDATE ON default_texts TO onward_app;
