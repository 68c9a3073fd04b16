ALTER TABLE users DROP COLUMN signed_in_before_at;
ALTER TABLE sessions DROP COLUMN device;
DROP POLICY keepers_change ON memberships;
DROP POLICY keepers_add ON memberships;
ALTER TABLE memberships DROP COLUMN may_see_reports;
ALTER TABLE memberships DROP COLUMN may_export;
ALTER TABLE memberships DROP COLUMN phone;
ALTER TABLE memberships DROP COLUMN job_title;
