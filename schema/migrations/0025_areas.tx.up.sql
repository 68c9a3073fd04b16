-- Areas that organisations serve, and which area a postcode lies in (R9): public
-- facts, such as the Office for National Statistics gives out.
CREATE TABLE areas (
    code     text PRIMARY KEY,
    name     text NOT NULL,
    boundary jsonb NOT NULL -- a GeoJSON polygon or multipolygon
);
CREATE TABLE postcodes (
    code      text PRIMARY KEY, -- in its usual spelling; a sector, such as "MR1 1", where nothing finer is known
    area_code text NOT NULL REFERENCES areas,
    latitude  float8 NOT NULL CHECK (latitude BETWEEN -90 AND 90),
    longitude float8 NOT NULL CHECK (longitude BETWEEN -180 AND 180)
);

DO $$
DECLARE
    t text;
BEGIN
    FOREACH t IN ARRAY ARRAY['areas', 'postcodes'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
        EXECUTE format('CREATE POLICY published ON %I FOR SELECT USING (true)', t);
        -- Only the command line brings them in.
        EXECUTE format('CREATE POLICY system ON %I USING ((SELECT onward_role()) = ''clock'')', t);
        EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO onward_app', t);
    END LOOP;
END
$$;
