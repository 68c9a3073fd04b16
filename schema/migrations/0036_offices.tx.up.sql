-- Where clients come to, in its parts (R9, R11): the free text of before stays
-- until its organisation gives them.
ALTER TABLE organisations
    ADD COLUMN line_1   text NOT NULL DEFAULT '',
    ADD COLUMN line_2   text NOT NULL DEFAULT '',
    ADD COLUMN town     text NOT NULL DEFAULT '',
    ADD COLUMN county   text NOT NULL DEFAULT '',
    ADD COLUMN postcode text NOT NULL DEFAULT ''; -- in its usual spelling

-- Whether an organisation is open now depends on these, for everybody.
CREATE POLICY published ON bank_holidays FOR SELECT USING (true);
CREATE POLICY published ON closures FOR SELECT
    USING (EXISTS (SELECT FROM organisations AS o WHERE o.id = organisation_id AND o.public));
