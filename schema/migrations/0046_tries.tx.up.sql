-- Tries to reach the client count in vain since the client was last reached. Until
-- now those that reached the client counted too.
-- The owner of the tables is no person of the network, and would see no row.
ALTER TABLE referrals NO FORCE ROW LEVEL SECURITY;
ALTER TABLE contact_attempts NO FORCE ROW LEVEL SECURITY;
UPDATE referrals AS r SET contact_tries = t.tries
FROM (SELECT c.referral_id, count(*) FILTER (WHERE NOT c.reached AND c.seq > coalesce(m.reached, 0)) AS tries
    FROM contact_attempts AS c
    JOIN (SELECT referral_id, max(seq) FILTER (WHERE reached) AS reached FROM contact_attempts GROUP BY referral_id) AS m USING (referral_id)
    GROUP BY c.referral_id) AS t
WHERE t.referral_id = r.id AND r.contact_tries <> t.tries;
ALTER TABLE contact_attempts FORCE ROW LEVEL SECURITY;
ALTER TABLE referrals FORCE ROW LEVEL SECURITY;
