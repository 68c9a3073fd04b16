-- The audit is read latest first, of the network or of one chain, and by
-- referral; a file's entry names its referral in its detail.
DROP INDEX audit_at;
CREATE INDEX audit_latest ON audit (at, chain, seq);
CREATE INDEX audit_chain_latest ON audit (chain, at, seq);
CREATE INDEX audit_actor ON audit (actor_id, at);
CREATE INDEX audit_files ON audit ((detail ->> 'referral')) WHERE action = 'file.open';

-- A lead reads what is in their own organisation's chain: what its people did,
-- and what the clock did while it waited for them.
CREATE POLICY lead ON audit FOR SELECT USING ((SELECT onward_role()) = 'lead' AND chain = (SELECT onward_organisation()));

-- Each time that every chain was checked from its beginning to its end. One that
-- is under way keeps its place, so that whoever goes on needs to know nothing.
CREATE TABLE audit_checks (
    id          uuid PRIMARY KEY,
    user_id     uuid REFERENCES users, -- null: the command on the machine
    started_at  timestamptz NOT NULL,
    finished_at timestamptz,
    total       bigint NOT NULL,
    checked     bigint NOT NULL DEFAULT 0,
    broken      bigint NOT NULL DEFAULT 0,
    first_chain uuid, -- where it first does not hold
    first_seq   bigint,
    at_chain    uuid NOT NULL DEFAULT '00000000-0000-0000-0000-000000000000',
    at_seq      bigint NOT NULL DEFAULT 0,
    at_hash     bytea NOT NULL DEFAULT ''
);
CREATE UNIQUE INDEX audit_checks_running ON audit_checks ((finished_at IS NULL)) WHERE finished_at IS NULL;
CREATE INDEX audit_checks_latest ON audit_checks (started_at, id);
ALTER TABLE audit_checks ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_checks FORCE ROW LEVEL SECURITY;
CREATE POLICY reader ON audit_checks FOR SELECT USING ((SELECT onward_role()) IN ('coordinator', 'auditor'));
CREATE POLICY system ON audit_checks USING ((SELECT onward_role()) = 'clock');
GRANT SELECT, INSERT, UPDATE ON audit_checks TO onward_app;
DO $$
DECLARE
    command text;
BEGIN
    FOREACH command IN ARRAY ARRAY['INSERT', 'UPDATE', 'DELETE'] LOOP
        EXECUTE format('CREATE POLICY auditor_no_%s ON audit_checks AS RESTRICTIVE FOR %s %s ((SELECT onward_role()) IS DISTINCT FROM ''auditor'')',
            lower(command), command, CASE command WHEN 'INSERT' THEN 'WITH CHECK' ELSE 'USING' END);
    END LOOP;
END
$$;
