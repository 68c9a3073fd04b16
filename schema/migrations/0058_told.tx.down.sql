DROP INDEX referrals_between;
DROP INDEX referral_events_told;
DROP TABLE referral_remedies;
