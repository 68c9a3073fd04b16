ALTER TABLE referrals NO FORCE ROW LEVEL SECURITY;
ALTER TABLE contact_attempts NO FORCE ROW LEVEL SECURITY;
UPDATE referrals AS r SET contact_tries = t.tries
FROM (SELECT referral_id, count(*) AS tries FROM contact_attempts GROUP BY referral_id) AS t
WHERE t.referral_id = r.id AND r.contact_tries <> t.tries;
ALTER TABLE contact_attempts FORCE ROW LEVEL SECURITY;
ALTER TABLE referrals FORCE ROW LEVEL SECURITY;
