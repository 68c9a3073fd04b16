DROP TABLE directory_searches, favourites;
DROP POLICY published ON issues;
DROP POLICY published ON organisations;
DROP TRIGGER organisations_modified ON organisations;
DROP FUNCTION organisations_modified();
ALTER TABLE organisations DROP COLUMN search_key, DROP COLUMN name_key, DROP COLUMN modified_at, DROP COLUMN public;
DROP FUNCTION directory_key(text, text[]);
DROP FUNCTION directory_key(text);
