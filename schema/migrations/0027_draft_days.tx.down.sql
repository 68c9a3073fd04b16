DROP POLICY owner_delete ON drafts;
DROP FUNCTION forget_drafts(date, int);
DROP INDEX drafts_kept_until;
ALTER TABLE drafts DROP COLUMN kept_until;
