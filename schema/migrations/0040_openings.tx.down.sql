DROP TABLE referral_openings;
