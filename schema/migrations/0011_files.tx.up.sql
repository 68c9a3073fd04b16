-- What was uploaded. The bytes lie outside Postgres, encrypted, under the id;
-- the name may hold a client's, so that nobody of the network reads this.
CREATE TABLE files (
    id              uuid PRIMARY KEY,
    organisation_id uuid NOT NULL REFERENCES organisations,
    author_id       uuid NOT NULL REFERENCES users,
    name            text NOT NULL,
    kind            text NOT NULL CHECK (kind ~ '^[a-z]+$'),
    size            bigint NOT NULL CHECK (size > 0),
    sha256          bytea NOT NULL CHECK (length(sha256) = 32),
    state           text NOT NULL CHECK (state IN ('waiting', 'clean', 'infected')), -- of the scan
    uploaded_at     timestamptz NOT NULL
);
CREATE INDEX files_author ON files (author_id, uploaded_at);
CREATE INDEX files_age ON files (uploaded_at, id);
CREATE INDEX files_waiting ON files (uploaded_at, id) WHERE state = 'waiting';

-- A file of a referral. One file may be attached to each referral of a send.
CREATE TABLE attachments (
    id              uuid PRIMARY KEY,
    referral_id     uuid NOT NULL REFERENCES referrals,
    sender_id       uuid NOT NULL,
    receiver_id     uuid NOT NULL,
    organisation_id uuid NOT NULL REFERENCES organisations, -- who attached it
    author_id       uuid NOT NULL REFERENCES users,
    file_id         uuid REFERENCES files, -- null: it was removed
    attached_at     timestamptz NOT NULL,
    removed_at      timestamptz,
    removed_by      uuid REFERENCES users,
    CHECK ((file_id IS NULL) = (removed_at IS NOT NULL))
);
CREATE INDEX attachments_referral ON attachments (referral_id, attached_at, id);
CREATE INDEX attachments_file ON attachments (file_id) WHERE file_id IS NOT NULL;

ALTER TABLE drafts ADD COLUMN files uuid[] NOT NULL DEFAULT '{}';
CREATE INDEX drafts_files ON drafts USING gin (files) WHERE files <> '{}';

-- Which files drafts hold, for the clock that takes away what nobody holds. It
-- may not read a draft.
CREATE FUNCTION file_is_held(file uuid) RETURNS boolean LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    SELECT EXISTS (SELECT FROM attachments WHERE file_id = file) OR EXISTS (SELECT FROM drafts WHERE files @> ARRAY[file] AND files <> '{}')
$$;

DO $$
DECLARE
    t text;
    command text;
BEGIN
    FOREACH t IN ARRAY ARRAY['files', 'attachments'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
        FOREACH command IN ARRAY ARRAY['INSERT', 'UPDATE', 'DELETE'] LOOP
            EXECUTE format('CREATE POLICY auditor_no_%s ON %I AS RESTRICTIVE FOR %s %s ((SELECT onward_role()) IS DISTINCT FROM ''auditor'')',
                lower(command), t, command, CASE command WHEN 'INSERT' THEN 'WITH CHECK' ELSE 'USING' END);
        END LOOP;
    END LOOP;
END
$$;
CREATE POLICY parties ON attachments
    USING (sender_id = (SELECT onward_organisation()) OR receiver_id = (SELECT onward_organisation()));
CREATE POLICY owner ON attachments USING (current_user <> 'onward_app');
GRANT SELECT, INSERT, UPDATE ON attachments TO onward_app;

-- One's own, and those of referrals that one may see.
CREATE POLICY own ON files USING (organisation_id = (SELECT onward_organisation()));
CREATE POLICY attached ON files FOR SELECT USING (EXISTS (SELECT FROM attachments a WHERE a.file_id = files.id));
CREATE POLICY system ON files USING ((SELECT onward_role()) = 'clock');
GRANT SELECT, INSERT, DELETE, UPDATE (state) ON files TO onward_app;

-- file_is_held runs as the owner, who may be no superuser.
CREATE POLICY owner ON drafts FOR SELECT USING (current_user <> 'onward_app');
