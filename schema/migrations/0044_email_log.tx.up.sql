-- A letter that did not arrive can be sent once more: as another letter, which
-- this one names, so that no second click makes a third.
ALTER TABLE notifications ADD COLUMN resent_as uuid REFERENCES notifications;
CREATE INDEX notifications_latest ON notifications (created_at, id);
CREATE INDEX notifications_organisation ON notifications (organisation_id, created_at, id) WHERE organisation_id IS NOT NULL;
DROP INDEX notifications_unsettled;
CREATE INDEX notifications_unsettled ON notifications (state, created_at) WHERE state IN ('sending', 'ambiguous', 'failed', 'bounced');
