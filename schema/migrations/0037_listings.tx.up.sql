-- Services that are in no network of Onward, copied from directories that are
-- open data, so that an adviser finds them too. They have no account and can
-- receive no referral: nothing points here from a referral.
CREATE TABLE listings (
    id          uuid PRIMARY KEY,
    source      text NOT NULL, -- where it was read: an address, or the name of a file's directory
    external_id text NOT NULL, -- what the source calls it, by which the next import finds it
    name        text NOT NULL,
    provider    text NOT NULL DEFAULT '',
    summary     text NOT NULL DEFAULT '',
    phone       text NOT NULL DEFAULT '',
    email       text NOT NULL DEFAULT '',
    website     text NOT NULL DEFAULT '',
    line_1      text NOT NULL DEFAULT '',
    town        text NOT NULL DEFAULT '',
    county      text NOT NULL DEFAULT '',
    postcode    text NOT NULL DEFAULT '',
    latitude    float8 NOT NULL DEFAULT 0, -- both 0: not known
    longitude   float8 NOT NULL DEFAULT 0,
    areas       text[] NOT NULL DEFAULT '{}',
    opening     jsonb NOT NULL DEFAULT '[]',
    read_at     timestamptz NOT NULL,
    search_key  text NOT NULL GENERATED ALWAYS AS (directory_key(name || ' ' || provider || ' ' || summary || ' ' || town, areas)) STORED,
    UNIQUE (source, external_id)
);

-- What a directory said when a coordinator looked: what they choose of it is
-- applied as they saw it, not as it has become meanwhile.
CREATE TABLE listing_imports (
    id         uuid PRIMARY KEY,
    source     text NOT NULL,
    content    jsonb NOT NULL,
    created_by uuid NOT NULL REFERENCES users,
    created_at timestamptz NOT NULL
);

ALTER TABLE listings ENABLE ROW LEVEL SECURITY;
ALTER TABLE listings FORCE ROW LEVEL SECURITY;
ALTER TABLE listing_imports ENABLE ROW LEVEL SECURITY;
ALTER TABLE listing_imports FORCE ROW LEVEL SECURITY;
CREATE POLICY published ON listings FOR SELECT USING (true);
CREATE POLICY coordinator ON listings USING ((SELECT onward_role()) = 'coordinator');
CREATE POLICY coordinator ON listing_imports USING ((SELECT onward_role()) = 'coordinator' AND created_by = (SELECT onward_user()));
GRANT SELECT, INSERT, UPDATE, DELETE ON listings, listing_imports TO onward_app;
