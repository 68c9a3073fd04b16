DROP TABLE referral_amendments;
DROP INDEX drafts_amends;
-- What was being amended stays as a draft to the same receiver.
ALTER TABLE drafts DROP COLUMN amends;
