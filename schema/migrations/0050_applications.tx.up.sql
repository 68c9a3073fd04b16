-- Organisations that ask to join the network (R6), by somebody whom nobody knows
-- yet. Only coordinators read them; the clock takes them in, has them confirmed
-- and forgets them.
CREATE TABLE applications (
    id              uuid PRIMARY KEY,
    name            text NOT NULL CHECK (name <> ''),
    nation          text NOT NULL,
    offer           text NOT NULL,
    issues          text[] NOT NULL,
    areas           text[] NOT NULL,
    website         text NOT NULL,
    email           text NOT NULL,
    phone           text NOT NULL,
    first_name      text NOT NULL, -- of the person who would be its lead, and so on
    last_name       text NOT NULL,
    job_title       text NOT NULL,
    lead_email      text NOT NULL,
    lead_phone      text NOT NULL,
    reason          text NOT NULL,
    sent_at         timestamptz NOT NULL,
    token_sha256    bytea UNIQUE CHECK (length(token_sha256) = 32), -- of the link that confirms it
    expires_at      timestamptz NOT NULL, -- unconfirmed by then: it is forgotten
    confirmed_at    timestamptz,
    decision        text CHECK (decision IN ('approved', 'declined')),
    decided_at      timestamptz,
    decided_by      uuid REFERENCES users,
    answer          text NOT NULL DEFAULT '', -- why not, in words to the applicant
    organisation_id uuid REFERENCES organisations, -- that it became
    erased_at       timestamptz, -- what it said of people
    version         bigint NOT NULL DEFAULT 1,
    CHECK ((decision IS NULL) = (decided_at IS NULL)),
    CHECK (decision IS NULL OR confirmed_at IS NOT NULL)
);
CREATE INDEX applications_waiting ON applications (confirmed_at) WHERE decision IS NULL;
CREATE INDEX applications_address ON applications (lower(lead_email), sent_at);

ALTER TABLE applications ENABLE ROW LEVEL SECURITY;
ALTER TABLE applications FORCE ROW LEVEL SECURITY;
CREATE POLICY coordinators ON applications FOR SELECT USING ((SELECT onward_role()) = 'coordinator' AND confirmed_at IS NOT NULL);
CREATE POLICY decision ON applications FOR UPDATE USING ((SELECT onward_role()) = 'coordinator' AND confirmed_at IS NOT NULL);
CREATE POLICY system ON applications USING ((SELECT onward_role()) = 'clock');
GRANT SELECT, INSERT, UPDATE, DELETE ON applications TO onward_app;

-- Whether the network takes applications and, where not, whom to write to.
ALTER TABLE policy ADD COLUMN takes_applications boolean NOT NULL DEFAULT true;
ALTER TABLE policy ADD COLUMN applications_contact text NOT NULL DEFAULT '';
