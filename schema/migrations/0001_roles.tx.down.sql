DROP FUNCTION onward_role();
DROP FUNCTION onward_user();
DROP FUNCTION onward_organisation();
-- The role stays: other databases of the cluster may use it.
REVOKE USAGE ON SCHEMA public FROM onward_app;
