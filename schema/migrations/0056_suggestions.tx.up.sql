-- What somebody says is wrong in an organisation's profile (Y3). Whoever read
-- the public page may leave an address to be thanked; nobody but the system
-- reads it, and it is erased once the thanks have left.
CREATE TABLE suggestions (
    id              uuid PRIMARY KEY,
    organisation_id uuid NOT NULL REFERENCES organisations,
    part            text NOT NULL CHECK (part IN ('opening', 'contact', 'address', 'criteria', 'issues', 'waiting', 'other')),
    text            text NOT NULL CHECK (text <> ''),
    made_at         timestamptz NOT NULL,
    author_id       uuid REFERENCES users,         -- none: somebody on the public page
    author_organisation_id uuid REFERENCES organisations, -- whom they acted for; none: the network
    email           text NOT NULL DEFAULT '',
    state           text NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'done', 'not_right')),
    answer          text NOT NULL DEFAULT '',
    answered_at     timestamptz,
    answered_by     uuid REFERENCES users,
    CHECK (author_id IS NULL OR email = ''),
    CHECK ((state = 'open') = (answered_at IS NULL))
);
CREATE INDEX suggestions_organisation ON suggestions (organisation_id, made_at);
CREATE INDEX suggestions_author ON suggestions (author_id, organisation_id) WHERE author_id IS NOT NULL;
CREATE INDEX suggestions_made ON suggestions (made_at);

ALTER TABLE suggestions ENABLE ROW LEVEL SECURITY;
ALTER TABLE suggestions FORCE ROW LEVEL SECURITY;
CREATE POLICY lead ON suggestions FOR SELECT
    USING ((SELECT onward_role()) = 'lead' AND organisation_id = (SELECT onward_organisation()));
CREATE POLICY author ON suggestions FOR SELECT USING (author_id = (SELECT onward_user()));
CREATE POLICY overseer ON suggestions FOR SELECT USING ((SELECT onward_role()) IN ('coordinator', 'auditor'));
CREATE POLICY answering ON suggestions FOR UPDATE
    USING ((SELECT onward_role()) = 'lead' AND organisation_id = (SELECT onward_organisation()));
-- The system keeps what was said, whoever said it: nobody may see what others did.
CREATE POLICY system ON suggestions USING ((SELECT onward_role()) = 'clock');
GRANT SELECT, INSERT, DELETE ON suggestions TO onward_app;
GRANT UPDATE (state, answer, answered_at, answered_by, email) ON suggestions TO onward_app; -- what was said is never changed

-- A letter may go to whoever made a suggestion, by the address that they left;
-- and it may be about an organisation, without being to it. No foreign key to
-- the suggestion: it is deleted after a year, and that the letter went is kept.
ALTER TABLE notifications
    ADD COLUMN suggestion_id uuid,
    DROP CONSTRAINT notifications_addressee,
    ADD CONSTRAINT notifications_one_addressee
        CHECK (num_nonnulls(organisation_id, user_id, suggestion_id) + (audience = 'applicant')::int = 1 AND (audience <> 'applicant' OR application_id IS NOT NULL));
