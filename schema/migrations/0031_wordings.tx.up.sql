-- Texts that the network writes itself, each version kept (R17). A referral
-- carries the words that were read to its client; these are for the next.
CREATE TABLE wordings (
    kind      text NOT NULL CHECK (kind IN ('consent', 'print', 'export')),
    version   int NOT NULL CHECK (version > 0),
    text      text NOT NULL CHECK (text <> ''),
    at        timestamptz NOT NULL DEFAULT now(),
    author_id uuid REFERENCES users, -- null: what the network began with
    PRIMARY KEY (kind, version)
);
INSERT INTO wordings (kind, version, text) VALUES
    ('consent', 1, 'We would like to send your details, and what you have told us, to the organisations we named to you, so that they can help you. They will keep them safe and use them only for this. You can say no, and you can change your mind later: it will not change how we help you. Do you agree?'),
    ('print', 1, 'The paper will hold a client''s personal details. Keep it with you, share it with nobody who does not need it, and shred it when it has done its work. That you printed it, and when, is recorded.'),
    ('export', 1, 'The file holds clients'' names, addresses, health and money. Once it leaves Onward, keeping it safe is yours: take only what the purpose needs, keep it where only people who need it can open it, send it to nobody by ordinary e-mail, and delete it when you are done. That you took it, when and why, is recorded.');

ALTER TABLE wordings ENABLE ROW LEVEL SECURITY;
ALTER TABLE wordings FORCE ROW LEVEL SECURITY;
CREATE POLICY network ON wordings FOR SELECT USING ((SELECT onward_role()) IS NOT NULL);
CREATE POLICY writer ON wordings FOR INSERT WITH CHECK ((SELECT onward_role()) IN ('coordinator', 'clock'));
CREATE POLICY auditor_no_insert ON wordings AS RESTRICTIVE FOR INSERT WITH CHECK ((SELECT onward_role()) IS DISTINCT FROM 'auditor');
CREATE POLICY auditor_no_update ON wordings AS RESTRICTIVE FOR UPDATE USING ((SELECT onward_role()) IS DISTINCT FROM 'auditor');
CREATE POLICY auditor_no_delete ON wordings AS RESTRICTIVE FOR DELETE USING ((SELECT onward_role()) IS DISTINCT FROM 'auditor');
GRANT SELECT, INSERT ON wordings TO onward_app; -- no version is ever changed
