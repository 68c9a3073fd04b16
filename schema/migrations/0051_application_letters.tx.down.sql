DELETE FROM outbox WHERE notification_id IN (SELECT id FROM notifications WHERE audience = 'applicant');
DELETE FROM notifications WHERE audience = 'applicant';
ALTER TABLE notifications DROP CONSTRAINT notifications_addressee;
ALTER TABLE notifications ADD CONSTRAINT notifications_check CHECK ((organisation_id IS NULL) <> (user_id IS NULL));
ALTER TABLE notifications DROP COLUMN application_id;
