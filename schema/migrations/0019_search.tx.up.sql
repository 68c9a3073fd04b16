-- Names that sound or look alike. All three are trusted: the owner of a
-- database may add them without being a superuser.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS fuzzystrmatch;

-- Looking for a misspelt name reads every surname that an organisation has.
-- With what the policy asks for in the index, it reads no row for that.
DROP INDEX referral_clients_incoming;
DROP INDEX referral_clients_outgoing;
CREATE INDEX referral_clients_incoming ON referral_clients (receiver_id, surname_key, referral_id) INCLUDE (sender_id);
CREATE INDEX referral_clients_outgoing ON referral_clients (sender_id, surname_key, referral_id) INCLUDE (receiver_id);

-- Searches that a person keeps, and their latest ones, which have no name. A
-- search may hold a surname, so it is that person's alone.
CREATE TABLE searches (
    id              uuid PRIMARY KEY,
    organisation_id uuid NOT NULL REFERENCES organisations,
    user_id         uuid NOT NULL REFERENCES users,
    name            text NOT NULL DEFAULT '', -- empty: a recent one
    question        jsonb NOT NULL,
    digest          bytea NOT NULL,           -- of the question: asked again, a recent one only moves up
    used_at         timestamptz NOT NULL
);
CREATE UNIQUE INDEX searches_name_key ON searches (user_id, organisation_id, lower(name)) WHERE name <> '';
CREATE UNIQUE INDEX searches_recent_key ON searches (user_id, organisation_id, digest) WHERE name = '';

ALTER TABLE searches ENABLE ROW LEVEL SECURITY;
ALTER TABLE searches FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON searches USING (user_id = (SELECT onward_user()) AND organisation_id = (SELECT onward_organisation()));
CREATE POLICY auditor_no_insert ON searches AS RESTRICTIVE FOR INSERT WITH CHECK ((SELECT onward_role()) IS DISTINCT FROM 'auditor');
CREATE POLICY auditor_no_update ON searches AS RESTRICTIVE FOR UPDATE USING ((SELECT onward_role()) IS DISTINCT FROM 'auditor');
CREATE POLICY auditor_no_delete ON searches AS RESTRICTIVE FOR DELETE USING ((SELECT onward_role()) IS DISTINCT FROM 'auditor');
GRANT SELECT, INSERT, UPDATE, DELETE ON searches TO onward_app;
