ALTER TABLE organisations DROP COLUMN type;
DROP TABLE organisation_types;
