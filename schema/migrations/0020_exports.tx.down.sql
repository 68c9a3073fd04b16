SELECT set_config('app.role', 'clock', true);
DELETE FROM outbox WHERE kind = 'export';
ALTER TABLE outbox DROP CONSTRAINT outbox_kind_check;
ALTER TABLE outbox ADD CONSTRAINT outbox_kind_check CHECK (kind IN ('start', 'transition', 'deliver'));
DROP TABLE export_parts;
DROP TABLE exports;
ALTER TABLE sessions DROP COLUMN confirmed_at;
