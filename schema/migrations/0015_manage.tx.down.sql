DROP TRIGGER referrals_count_week ON referrals;
DROP FUNCTION count_week();
DROP FUNCTION week_is_full(uuid, date, int);
DROP TABLE referral_weeks;
ALTER TABLE organisations
    DROP COLUMN website, DROP COLUMN address, DROP COLUMN languages, DROP COLUMN access, DROP COLUMN opening,
    DROP COLUMN checked_at, DROP COLUMN opens_on, DROP COLUMN weekly_limit;
