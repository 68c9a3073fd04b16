ALTER TABLE sessions DROP COLUMN owes;
DROP TABLE second_factor_policy;
DROP TABLE recovery_codes;
DROP TABLE second_factors;
