-- Letters about an application: to coordinators, who are people, and to whoever
-- applied, who has no account. It names the application and does not refer to
-- it: an application that nobody confirmed is forgotten, and what was e-mailed
-- stays in the list of e-mails.
ALTER TABLE notifications ADD COLUMN application_id uuid;
ALTER TABLE notifications DROP CONSTRAINT notifications_check;
ALTER TABLE notifications ADD CONSTRAINT notifications_addressee
    CHECK (num_nonnulls(organisation_id, user_id) + (audience = 'applicant')::int = 1 AND (audience <> 'applicant' OR application_id IS NOT NULL));
