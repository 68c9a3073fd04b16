DROP TABLE decline_reasons;
DROP TABLE outcomes;
