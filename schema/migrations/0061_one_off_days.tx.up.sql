-- Bank holidays that coordinators add on a screen. One entry is one day for one
-- nation or several.
ALTER TABLE bank_holidays
    ADD COLUMN entry    uuid NOT NULL DEFAULT gen_random_uuid(),
    ADD COLUMN added_by uuid REFERENCES users, -- null: by the command on the machine
    ADD COLUMN added_at timestamptz NOT NULL DEFAULT now();
CREATE INDEX bank_holidays_entry ON bank_holidays (entry);
