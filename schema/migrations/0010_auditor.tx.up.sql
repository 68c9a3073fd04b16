-- An auditor reads and changes nothing, whatever a query asks.
DO $$
DECLARE
    t text;
    command text;
BEGIN
    FOR t IN SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relrowsecurity LOOP
        FOREACH command IN ARRAY ARRAY['INSERT', 'UPDATE', 'DELETE'] LOOP
            EXECUTE format('CREATE POLICY auditor_no_%s ON %I AS RESTRICTIVE FOR %s %s ((SELECT onward_role()) IS DISTINCT FROM ''auditor'')',
                lower(command), t, command, CASE command WHEN 'INSERT' THEN 'WITH CHECK' ELSE 'USING' END);
        END LOOP;
    END LOOP;
END
$$;
