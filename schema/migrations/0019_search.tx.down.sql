DROP TABLE searches;
DROP INDEX referral_clients_incoming;
DROP INDEX referral_clients_outgoing;
CREATE INDEX referral_clients_incoming ON referral_clients (receiver_id, surname_key, referral_id);
CREATE INDEX referral_clients_outgoing ON referral_clients (sender_id, surname_key, referral_id);
DROP EXTENSION fuzzystrmatch;
DROP EXTENSION unaccent;
DROP EXTENSION pg_trgm;
