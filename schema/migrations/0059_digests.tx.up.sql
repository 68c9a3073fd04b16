-- Whether a person wants a digest; who never said anything gets what leads get.
CREATE TABLE digest_choices (
    user_id uuid NOT NULL REFERENCES users,
    kind    text NOT NULL CHECK (kind IN ('weekly', 'monthly')),
    wanted  boolean NOT NULL,
    PRIMARY KEY (user_id, kind)
);
-- Each digest that was decided: once for a person, an organisation and a period.
-- Without a letter there was nothing to say.
CREATE TABLE digests (
    id              uuid PRIMARY KEY,
    user_id         uuid NOT NULL REFERENCES users,
    organisation_id uuid NOT NULL REFERENCES organisations,
    kind            text NOT NULL CHECK (kind IN ('weekly', 'monthly')),
    first_day       date NOT NULL,
    last_day        date NOT NULL,
    asked_at        timestamptz, -- somebody asked for it by hand; null: the clock decided
    decided_at      timestamptz NOT NULL
);
CREATE UNIQUE INDEX digests_once ON digests (user_id, organisation_id, kind, first_day) WHERE asked_at IS NULL;
CREATE INDEX digests_asked ON digests (user_id, kind, asked_at) WHERE asked_at IS NOT NULL;
ALTER TABLE notifications ADD COLUMN digest_id uuid REFERENCES digests;

ALTER TABLE digest_choices ENABLE ROW LEVEL SECURITY;
ALTER TABLE digest_choices FORCE ROW LEVEL SECURITY;
ALTER TABLE digests ENABLE ROW LEVEL SECURITY;
ALTER TABLE digests FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON digest_choices USING (user_id = (SELECT onward_user()));
CREATE POLICY reader ON digest_choices FOR SELECT USING ((SELECT onward_role()) = 'clock');
GRANT SELECT, INSERT, UPDATE ON digest_choices TO onward_app;
CREATE POLICY own ON digests USING (user_id = (SELECT onward_user()) AND organisation_id = (SELECT onward_organisation()));
CREATE POLICY system ON digests USING ((SELECT onward_role()) = 'clock');
GRANT SELECT, INSERT ON digests TO onward_app;
