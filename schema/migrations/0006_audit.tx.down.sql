DROP VIEW audit_broken;
DROP TABLE audit CASCADE;
DROP FUNCTION audit_refuse();
DROP FUNCTION audit_link();
DROP TABLE audit_heads;
