DROP TABLE bank_holidays;
DROP TABLE closures;
DROP TABLE organisations;
DROP TABLE issues;
DROP TABLE policy;
