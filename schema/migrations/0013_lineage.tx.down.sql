DROP INDEX referrals_open_forwarded;
