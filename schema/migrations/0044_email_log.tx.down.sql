DROP INDEX notifications_unsettled;
CREATE INDEX notifications_unsettled ON notifications (state_at) WHERE state IN ('sending', 'ambiguous', 'failed', 'bounced');
DROP INDEX notifications_organisation;
DROP INDEX notifications_latest;
ALTER TABLE notifications DROP COLUMN resent_as;
