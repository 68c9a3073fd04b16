ALTER TABLE notifications DROP COLUMN agreement_version, DROP COLUMN about_organisation_id;
