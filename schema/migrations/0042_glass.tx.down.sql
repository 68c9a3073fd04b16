DROP POLICY glass ON referral_clients;
DROP POLICY glass ON referral_words;
DROP POLICY glass ON referral_amendments;
DROP POLICY glass ON contact_attempts;
DROP POLICY glass ON notes;
DROP FUNCTION onward_glass();
DROP FUNCTION onward_now();
DROP TABLE glass;
