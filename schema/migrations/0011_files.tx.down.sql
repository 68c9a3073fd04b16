DROP POLICY attached ON files;
DROP POLICY owner ON drafts;
DROP FUNCTION file_is_held(uuid);
ALTER TABLE drafts DROP COLUMN files;
DROP TABLE attachments;
DROP TABLE files;
