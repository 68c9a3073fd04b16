ALTER TABLE policy DROP COLUMN applications_contact;
ALTER TABLE policy DROP COLUMN takes_applications;
DROP TABLE applications;
