ALTER TABLE bank_holidays DROP COLUMN entry, DROP COLUMN added_by, DROP COLUMN added_at;
