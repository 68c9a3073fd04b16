-- What a lead keeps of their people (N39): it belongs to the membership, for
-- somebody may work for several organisations (N13).
ALTER TABLE memberships ADD COLUMN job_title text NOT NULL DEFAULT '';
ALTER TABLE memberships ADD COLUMN phone text NOT NULL DEFAULT '';
-- Given and taken one by one: an adviser begins with exports, and sees reports
-- when a lead says so (R4).
ALTER TABLE memberships ADD COLUMN may_export boolean NOT NULL DEFAULT true;
ALTER TABLE memberships ADD COLUMN may_see_reports boolean NOT NULL DEFAULT false;

-- Only the network and an organisation's own leads say who works for it.
CREATE POLICY keepers_add ON memberships AS RESTRICTIVE FOR INSERT WITH CHECK (
    (SELECT onward_role()) IN ('clock', 'coordinator')
    OR (SELECT onward_role()) = 'lead' AND organisation_id = (SELECT onward_organisation()));
CREATE POLICY keepers_change ON memberships AS RESTRICTIVE FOR UPDATE USING (
    (SELECT onward_role()) IN ('clock', 'coordinator')
    OR (SELECT onward_role()) = 'lead' AND organisation_id = (SELECT onward_organisation()));

ALTER TABLE sessions ADD COLUMN device text NOT NULL DEFAULT ''; -- such as "Firefox on Windows"
ALTER TABLE users ADD COLUMN signed_in_before_at timestamptz;    -- the time before the last
