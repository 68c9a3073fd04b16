-- When the person last proved with a password that it is them (R-32). Going on
-- for another organisation proves nothing and keeps the time.
ALTER TABLE sessions ADD COLUMN confirmed_at timestamptz;

-- Files that people asked for. The row stays, as who took what and why; what was
-- asked goes with the file after a day, because it may name a client.
CREATE TABLE exports (
    id              uuid PRIMARY KEY,
    organisation_id uuid NOT NULL REFERENCES organisations,
    user_id         uuid NOT NULL REFERENCES users,
    format          text NOT NULL CHECK (format IN ('csv', 'xlsx')),
    purpose         text NOT NULL CHECK (length(purpose) BETWEEN 1 AND 500),
    query           jsonb NOT NULL,
    filters         text[] NOT NULL, -- the kinds of filter, without their values
    state           text NOT NULL CHECK (state IN ('waiting', 'running', 'ready', 'cancelled', 'failed', 'removed')),
    rows_total      bigint NOT NULL DEFAULT 0,
    rows_done       bigint NOT NULL DEFAULT 0,
    size            bigint NOT NULL DEFAULT 0,
    created_at      timestamptz NOT NULL,
    finished_at     timestamptz,
    expires_at      timestamptz NOT NULL
);
-- One at a time for each person (R-13).
CREATE UNIQUE INDEX exports_running_key ON exports (user_id) WHERE state IN ('waiting', 'running');
CREATE INDEX exports_user ON exports (user_id, organisation_id, created_at DESC, id DESC);
CREATE INDEX exports_expired ON exports (expires_at) WHERE state <> 'removed';

CREATE TABLE export_parts (
    export_id uuid NOT NULL REFERENCES exports,
    seq       int NOT NULL,
    bytes     bytea NOT NULL,
    PRIMARY KEY (export_id, seq)
);
-- Such files are packed already, or are read once: packing them costs time only.
ALTER TABLE export_parts ALTER COLUMN bytes SET STORAGE EXTERNAL;

-- The person's own, and the worker's, which writes the file.
ALTER TABLE exports ENABLE ROW LEVEL SECURITY;
ALTER TABLE exports FORCE ROW LEVEL SECURITY;
ALTER TABLE export_parts ENABLE ROW LEVEL SECURITY;
ALTER TABLE export_parts FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON exports USING (user_id = (SELECT onward_user()) AND organisation_id = (SELECT onward_organisation()));
CREATE POLICY system ON exports USING ((SELECT onward_role()) = 'clock');
CREATE POLICY own ON export_parts FOR SELECT USING (EXISTS (SELECT FROM exports AS e WHERE e.id = export_id
    AND e.user_id = (SELECT onward_user()) AND e.organisation_id = (SELECT onward_organisation())));
CREATE POLICY system ON export_parts USING ((SELECT onward_role()) = 'clock');
DO $$
DECLARE
    t text;
    command text;
BEGIN
    FOREACH t IN ARRAY ARRAY['exports', 'export_parts'] LOOP
        FOREACH command IN ARRAY ARRAY['INSERT', 'UPDATE', 'DELETE'] LOOP
            EXECUTE format('CREATE POLICY auditor_no_%s ON %I AS RESTRICTIVE FOR %s %s ((SELECT onward_role()) IS DISTINCT FROM ''auditor'')',
                lower(command), t, command, CASE command WHEN 'INSERT' THEN 'WITH CHECK' ELSE 'USING' END);
        END LOOP;
    END LOOP;
END
$$;
GRANT SELECT, INSERT, UPDATE ON exports TO onward_app;
GRANT SELECT, INSERT, DELETE ON export_parts TO onward_app;

-- The relay starts the workflow of an export as it starts the others.
ALTER TABLE outbox DROP CONSTRAINT outbox_kind_check;
ALTER TABLE outbox ADD CONSTRAINT outbox_kind_check CHECK (kind IN ('start', 'transition', 'deliver', 'export'));
