-- The network's data-sharing agreement (R6): each version kept, as it was read.
CREATE TABLE agreements (
    version   int PRIMARY KEY CHECK (version > 0),
    title     text NOT NULL CHECK (title <> ''),
    text      text NOT NULL CHECK (text <> ''),
    changes   text NOT NULL DEFAULT '',
    at        timestamptz NOT NULL,
    author_id uuid REFERENCES users, -- null: from the command line
    from_day  date NOT NULL -- in London: from then on it must have been accepted
);

-- Which organisation accepted which version: never changed, never taken away.
CREATE TABLE agreement_acceptances (
    organisation_id uuid NOT NULL REFERENCES organisations,
    version         int NOT NULL REFERENCES agreements,
    user_id         uuid NOT NULL REFERENCES users, -- its lead; of a paper, the coordinator who recorded it
    at              timestamptz NOT NULL,
    signed_by       text NOT NULL DEFAULT '', -- on paper only
    signed_on       date,
    PRIMARY KEY (organisation_id, version),
    CHECK ((signed_by <> '') = (signed_on IS NOT NULL))
);

-- Whoever looks an organisation up must know whether it may receive, and not
-- who accepted what: the latest version it accepted, beside it.
ALTER TABLE organisations ADD COLUMN agreed_version int NOT NULL DEFAULT 0;
CREATE FUNCTION agreement_accepted() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    UPDATE organisations SET agreed_version = greatest(agreed_version, NEW.version) WHERE id = NEW.organisation_id;
    RETURN NULL;
END
$$;
CREATE TRIGGER agreement_accepted AFTER INSERT ON agreement_acceptances FOR EACH ROW EXECUTE FUNCTION agreement_accepted();

ALTER TABLE agreements ENABLE ROW LEVEL SECURITY;
ALTER TABLE agreements FORCE ROW LEVEL SECURITY;
CREATE POLICY everybody ON agreements FOR SELECT USING (true); -- whoever would join may read it
CREATE POLICY writer ON agreements FOR INSERT WITH CHECK ((SELECT onward_role()) IN ('coordinator', 'clock'));
GRANT SELECT, INSERT ON agreements TO onward_app; -- no version is ever changed

ALTER TABLE agreement_acceptances ENABLE ROW LEVEL SECURITY;
ALTER TABLE agreement_acceptances FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON agreement_acceptances FOR SELECT
    USING (organisation_id = (SELECT onward_organisation()) OR (SELECT onward_role()) IN ('clock', 'coordinator', 'auditor'));
CREATE POLICY lead ON agreement_acceptances FOR INSERT
    WITH CHECK (organisation_id = (SELECT onward_organisation()) AND (SELECT onward_role()) = 'lead' AND signed_on IS NULL);
CREATE POLICY paper ON agreement_acceptances FOR INSERT
    WITH CHECK ((SELECT onward_role()) = 'coordinator' AND signed_on IS NOT NULL);
GRANT SELECT, INSERT ON agreement_acceptances TO onward_app;
