-- What coordinators tell everybody, or some roles, for some days.
CREATE TABLE announcements (
    id        uuid PRIMARY KEY,
    text      text NOT NULL CHECK (text <> ''),
    important boolean NOT NULL,
    first_day date NOT NULL, -- in London, both included
    last_day  date NOT NULL,
    roles     text[] NOT NULL DEFAULT '{}', -- none: everybody
    author_id uuid NOT NULL REFERENCES users,
    made_at   timestamptz NOT NULL,
    ended_at  timestamptz -- before its last day
);
CREATE INDEX announcements_days ON announcements (last_day) WHERE ended_at IS NULL;

ALTER TABLE announcements ENABLE ROW LEVEL SECURITY;
ALTER TABLE announcements FORCE ROW LEVEL SECURITY;
CREATE POLICY network ON announcements FOR SELECT USING ((SELECT onward_role()) IS NOT NULL);
CREATE POLICY writer ON announcements FOR INSERT WITH CHECK ((SELECT onward_role()) = 'coordinator');
CREATE POLICY ending ON announcements FOR UPDATE USING ((SELECT onward_role()) = 'coordinator');
GRANT SELECT, INSERT ON announcements TO onward_app;
GRANT UPDATE (ended_at) ON announcements TO onward_app; -- what was said is never changed
