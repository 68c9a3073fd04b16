-- What kind of organisation one is, from a list that the network decides (R11).
CREATE TABLE organisation_types (
    code     text PRIMARY KEY CHECK (code ~ '^[a-z][a-z0-9_]*$'),
    label    text NOT NULL,
    grouping text NOT NULL DEFAULT '',
    position int NOT NULL,
    active   boolean NOT NULL DEFAULT true
);
INSERT INTO organisation_types (code, label, position) VALUES
    ('charity', 'Charity or community group', 1),
    ('council', 'Council service', 2),
    ('advice_centre', 'Advice centre', 3),
    ('housing_association', 'Housing association', 4),
    ('health', 'Health service', 5),
    ('law_centre', 'Law centre', 6),
    ('other', 'Another kind of organisation', 7);

ALTER TABLE organisation_types ENABLE ROW LEVEL SECURITY;
ALTER TABLE organisation_types FORCE ROW LEVEL SECURITY;
CREATE POLICY network ON organisation_types USING ((SELECT onward_role()) IN ('coordinator', 'clock'));
CREATE POLICY published ON organisation_types FOR SELECT USING (true); -- like the issues: the public pages say it
CREATE POLICY auditor_no_insert ON organisation_types AS RESTRICTIVE FOR INSERT WITH CHECK ((SELECT onward_role()) IS DISTINCT FROM 'auditor');
CREATE POLICY auditor_no_update ON organisation_types AS RESTRICTIVE FOR UPDATE USING ((SELECT onward_role()) IS DISTINCT FROM 'auditor');
CREATE POLICY auditor_no_delete ON organisation_types AS RESTRICTIVE FOR DELETE USING ((SELECT onward_role()) IS DISTINCT FROM 'auditor');
GRANT SELECT, INSERT, UPDATE ON organisation_types TO onward_app; -- nothing is ever deleted

ALTER TABLE organisations ADD COLUMN type text REFERENCES organisation_types; -- null: not said yet
CREATE INDEX organisations_type ON organisations (type) WHERE type IS NOT NULL;
