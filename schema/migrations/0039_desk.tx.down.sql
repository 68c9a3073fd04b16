DROP INDEX referrals_sent_by;
DROP INDEX referrals_assigned;
