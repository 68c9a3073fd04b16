-- When an area last came in, so that whoever draws the map knows that it is
-- still the same one; and its name as organisations may have spelt it.
ALTER TABLE areas
    ADD COLUMN imported_at timestamptz NOT NULL DEFAULT now(),
    ADD COLUMN name_key text NOT NULL GENERATED ALWAYS AS (directory_key(name)) STORED;
