ALTER TABLE referrals DROP COLUMN next_receivers;
ALTER TABLE drafts DROP COLUMN next_receivers;
ALTER TABLE policy DROP COLUMN version;
ALTER TABLE policy DROP COLUMN silence;
