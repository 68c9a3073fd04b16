-- The directory: what the public may see, names found although misspelt, and
-- what each person keeps for themselves (N17, K2, R7, R9, R10).
CREATE EXTENSION IF NOT EXISTS unaccent;
CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- What is compared: lower case, without accents. unaccent alone is not
-- immutable, because its dictionary might be another one tomorrow; here it is named.
CREATE FUNCTION directory_key(words text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT lower(public.unaccent('public.unaccent'::regdictionary, words)) $$;
CREATE FUNCTION directory_key(words text, more text[]) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT public.directory_key(words || ' ' || array_to_string(more, ' ')) $$;

ALTER TABLE organisations
    ADD COLUMN public boolean NOT NULL DEFAULT false, -- it agreed to be shown to everybody
    ADD COLUMN modified_at timestamptz NOT NULL DEFAULT now(),
    ADD COLUMN name_key text NOT NULL GENERATED ALWAYS AS (directory_key(name)) STORED,
    ADD COLUMN search_key text NOT NULL GENERATED ALWAYS AS (directory_key(name || ' ' || summary, areas || issues)) STORED;
CREATE INDEX organisations_search_key ON organisations USING gin (search_key gin_trgm_ops);

-- Whoever copies the directory asks what changed since; nobody has to remember to say so.
CREATE FUNCTION organisations_modified() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN NEW.modified_at := clock_timestamp(); RETURN NEW; END $$;
CREATE TRIGGER organisations_modified BEFORE UPDATE ON organisations
    FOR EACH ROW EXECUTE FUNCTION organisations_modified();

-- Nobody in particular sees those that agreed, and what issues are called, whatever a query asks.
CREATE POLICY published ON organisations FOR SELECT USING (public);
CREATE POLICY published ON issues FOR SELECT USING (true);

CREATE TABLE favourites (
    user_id         uuid NOT NULL REFERENCES users,
    organisation_id uuid NOT NULL REFERENCES organisations,
    created_at      timestamptz NOT NULL,
    PRIMARY KEY (user_id, organisation_id)
);

-- Searches that found something (R10). No postcode is kept: it may be a client's.
CREATE TABLE directory_searches (
    user_id     uuid NOT NULL REFERENCES users,
    criteria    jsonb NOT NULL,
    searched_at timestamptz NOT NULL,
    PRIMARY KEY (user_id, criteria)
);

DO $$
DECLARE
    t text;
    command text;
BEGIN
    FOREACH t IN ARRAY ARRAY['favourites', 'directory_searches'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
        EXECUTE format('CREATE POLICY own ON %I USING (user_id = (SELECT onward_user()))', t);
        EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %I TO onward_app', t);
        FOREACH command IN ARRAY ARRAY['INSERT', 'UPDATE', 'DELETE'] LOOP
            EXECUTE format('CREATE POLICY auditor_no_%s ON %I AS RESTRICTIVE FOR %s %s ((SELECT onward_role()) IS DISTINCT FROM ''auditor'')',
                lower(command), t, command, CASE command WHEN 'INSERT' THEN 'WITH CHECK' ELSE 'USING' END);
        END LOOP;
    END LOOP;
END
$$;
