-- A letter to a lead about the agreement that their organisation is to accept.
ALTER TABLE notifications
    ADD COLUMN about_organisation_id uuid REFERENCES organisations,
    ADD COLUMN agreement_version int REFERENCES agreements,
    ADD CHECK (agreement_version IS NULL OR about_organisation_id IS NOT NULL);
