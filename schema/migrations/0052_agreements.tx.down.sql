DROP TABLE agreement_acceptances;
DROP FUNCTION agreement_accepted();
DROP TABLE agreements;
ALTER TABLE organisations DROP COLUMN agreed_version;
