DROP POLICY published ON closures;
DROP POLICY published ON bank_holidays;
ALTER TABLE organisations DROP COLUMN postcode, DROP COLUMN county, DROP COLUMN town, DROP COLUMN line_2, DROP COLUMN line_1;
