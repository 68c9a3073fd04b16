-- Letters to people who are no member of the network have no addressee before this.
SELECT set_config('app.role', 'clock', true);
DELETE FROM outbox WHERE notification_id IN (SELECT id FROM notifications WHERE suggestion_id IS NOT NULL);
DELETE FROM notifications WHERE suggestion_id IS NOT NULL;
ALTER TABLE notifications
    DROP CONSTRAINT notifications_one_addressee,
    DROP COLUMN suggestion_id,
    ADD CONSTRAINT notifications_addressee
        CHECK (num_nonnulls(organisation_id, user_id) + (audience = 'applicant')::int = 1 AND (audience <> 'applicant' OR application_id IS NOT NULL));
DROP TABLE suggestions;
