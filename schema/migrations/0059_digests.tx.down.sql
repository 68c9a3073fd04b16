ALTER TABLE notifications DROP COLUMN digest_id;
DROP TABLE digests;
DROP TABLE digest_choices;
