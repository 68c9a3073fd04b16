-- These ids come from a session, and nobody may delete a user or an
-- organisation: checking them again cost most of the time of writing history.
ALTER TABLE referral_events DROP CONSTRAINT referral_events_actor_id_fkey;
ALTER TABLE referral_events DROP CONSTRAINT referral_events_organisation_id_fkey;
ALTER TABLE contact_attempts DROP CONSTRAINT contact_attempts_author_id_fkey;
