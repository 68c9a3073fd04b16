-- What is open and was forwarded: where a client may have gone round.
CREATE INDEX referrals_open_forwarded ON referrals (number) WHERE is_open AND parent_id IS NOT NULL;
