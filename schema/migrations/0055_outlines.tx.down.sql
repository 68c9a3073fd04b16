ALTER TABLE areas
    DROP COLUMN name_key,
    DROP COLUMN imported_at;
