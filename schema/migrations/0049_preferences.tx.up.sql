-- How a person likes to look at things: their columns, whose dashboard, which
-- announcements they have read. It goes with them to another machine, and stays
-- when signing out clears the browser (R-36).
CREATE TABLE preferences (
    user_id uuid NOT NULL REFERENCES users,
    name    text NOT NULL,
    value   text NOT NULL CHECK (length(value) <= 4000), -- JSON that only the screens read
    PRIMARY KEY (user_id, name)
);
ALTER TABLE preferences ENABLE ROW LEVEL SECURITY;
ALTER TABLE preferences FORCE ROW LEVEL SECURITY;
CREATE POLICY own ON preferences USING (user_id = (SELECT onward_user()));
GRANT SELECT, INSERT, UPDATE ON preferences TO onward_app;
