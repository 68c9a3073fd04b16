-- Which reminders to check a profile were sent since it was last checked (Y3):
-- each once, whoever asks for it and how often.
CREATE TABLE profile_reminders (
    organisation_id uuid NOT NULL REFERENCES organisations,
    checked_at      timestamptz NOT NULL, -- when it was last checked; never: when it joined
    number          int NOT NULL CHECK (number > 0),
    sent_at         timestamptz NOT NULL,
    PRIMARY KEY (organisation_id, checked_at, number)
);

ALTER TABLE profile_reminders ENABLE ROW LEVEL SECURITY;
ALTER TABLE profile_reminders FORCE ROW LEVEL SECURITY;
CREATE POLICY reader ON profile_reminders FOR SELECT
    USING (organisation_id = (SELECT onward_organisation()) OR (SELECT onward_role()) IN ('coordinator', 'auditor'));
CREATE POLICY system ON profile_reminders USING ((SELECT onward_role()) = 'clock');
GRANT SELECT, INSERT, DELETE ON profile_reminders TO onward_app;

-- Which version of a part of an organisation is kept, and who made it: whoever
-- saves says which one they saw, so that nobody undoes what somebody else did
-- meanwhile without knowing. A part that has no row is at its first version.
CREATE TABLE versions (
    organisation_id uuid NOT NULL REFERENCES organisations,
    part            text NOT NULL CHECK (part IN ('profile', 'accepting', 'deadlines', 'closures', 'person')),
    object_id       uuid NOT NULL, -- the person; otherwise the organisation itself
    version         bigint NOT NULL,
    changed_by      uuid REFERENCES users, -- none: the system, or nobody yet
    changed_at      timestamptz,
    PRIMARY KEY (organisation_id, part, object_id)
);

ALTER TABLE versions ENABLE ROW LEVEL SECURITY;
ALTER TABLE versions FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON versions
    USING (organisation_id = (SELECT onward_organisation()) OR (SELECT onward_role()) IN ('coordinator', 'clock'));
CREATE POLICY auditor ON versions FOR SELECT USING ((SELECT onward_role()) = 'auditor');
GRANT SELECT, INSERT, UPDATE ON versions TO onward_app;
