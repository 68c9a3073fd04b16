-- What the network says around its letters, each version kept whole (R17).
CREATE TABLE letter_words (
    version   int PRIMARY KEY CHECK (version > 0),
    words     jsonb NOT NULL,
    at        timestamptz NOT NULL DEFAULT now(),
    author_id uuid REFERENCES users -- null: what the network began with
);
INSERT INTO letter_words (version, words) VALUES (1, '{}');

ALTER TABLE letter_words ENABLE ROW LEVEL SECURITY;
ALTER TABLE letter_words FORCE ROW LEVEL SECURITY;
CREATE POLICY network ON letter_words FOR SELECT USING ((SELECT onward_role()) IS NOT NULL);
CREATE POLICY writer ON letter_words FOR INSERT WITH CHECK ((SELECT onward_role()) IN ('coordinator', 'clock'));
CREATE POLICY auditor_no_insert ON letter_words AS RESTRICTIVE FOR INSERT WITH CHECK ((SELECT onward_role()) IS DISTINCT FROM 'auditor');
GRANT SELECT, INSERT ON letter_words TO onward_app; -- no version is ever changed
