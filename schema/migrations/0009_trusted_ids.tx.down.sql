ALTER TABLE contact_attempts ADD FOREIGN KEY (author_id) REFERENCES users;
ALTER TABLE referral_events ADD FOREIGN KEY (organisation_id) REFERENCES organisations;
ALTER TABLE referral_events ADD FOREIGN KEY (actor_id) REFERENCES users;
