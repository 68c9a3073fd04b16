-- Letters to people who are no member of the network have no addressee before this.
SELECT set_config('app.role', 'clock', true);
DELETE FROM outbox WHERE notification_id IN (SELECT id FROM notifications WHERE suggestion_id IS NOT NULL);
DELETE FROM notifications WHERE suggestion_id IS NOT NULL;
ALTER TABLE notifications
    DROP CONSTRAINT notifications_one_addressee,
    DROP COLUMN suggestion_id,
    DROP COLUMN about_organisation_id,
    ADD CONSTRAINT notifications_check CHECK ((organisation_id IS NULL) <> (user_id IS NULL));
DROP TABLE suggestions;
