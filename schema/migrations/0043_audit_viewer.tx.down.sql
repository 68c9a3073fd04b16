DROP TABLE audit_checks;
DROP POLICY lead ON audit;
DROP INDEX audit_files;
DROP INDEX audit_actor;
DROP INDEX audit_chain_latest;
DROP INDEX audit_latest;
CREATE INDEX audit_at ON audit (at);
