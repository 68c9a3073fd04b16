-- A draft holds a client's details and is kept for thirty days after it was last
-- saved. Those that are old already get five days, so that nothing goes unannounced.
ALTER TABLE drafts ADD COLUMN kept_until date; -- the last day, in London
-- The owner of the tables is nobody's organisation, and would see no row to change.
ALTER TABLE drafts NO FORCE ROW LEVEL SECURITY;
UPDATE drafts SET kept_until = greatest((updated_at AT TIME ZONE 'Europe/London')::date + 30, (now() AT TIME ZONE 'Europe/London')::date + 5);
ALTER TABLE drafts FORCE ROW LEVEL SECURITY;
ALTER TABLE drafts ALTER COLUMN kept_until SET NOT NULL;
CREATE INDEX drafts_kept_until ON drafts (kept_until, id);

-- The clock takes away what it may not read. Some at a time: the rest goes with
-- the next round.
CREATE FUNCTION forget_drafts(today date, most int) RETURNS bigint
    LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = public, pg_temp AS $$
    WITH gone AS (
        DELETE FROM drafts WHERE onward_role() = 'clock' AND kept_until < today AND id IN (
            SELECT id FROM drafts WHERE kept_until < today ORDER BY kept_until, id LIMIT most)
        RETURNING id)
    SELECT count(*) FROM gone
$$;
REVOKE ALL ON FUNCTION forget_drafts(date, int) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION forget_drafts(date, int) TO onward_app;
-- The function runs as the owner, who may be no superuser.
CREATE POLICY owner_delete ON drafts FOR DELETE USING (current_user <> 'onward_app');
