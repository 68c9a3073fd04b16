-- The lists that the network decides (R2, R21, R22), each in the shape that
-- issues have, with what was in the code until now under the same codes.
CREATE TABLE outcomes (
    code     text PRIMARY KEY CHECK (code ~ '^[a-z][a-z0-9_]*$'),
    label    text NOT NULL,
    grouping text NOT NULL CHECK (grouping IN ('successful', 'unsuccessful')),
    position int NOT NULL,
    active   boolean NOT NULL DEFAULT true
);
INSERT INTO outcomes (code, label, grouping, position) VALUES
    ('advised', 'Client contacted and advised', 'successful', 1),
    ('represented', 'Client contacted, we are representing them', 'successful', 2),
    ('support_arranged', 'Further support arranged', 'successful', 3),
    ('problem_resolved', 'The problem was resolved', 'successful', 4),
    ('referred_elsewhere', 'Not right for us; client sent to another service', 'unsuccessful', 5),
    ('client_withdrew', 'Client no longer wanted help', 'unsuccessful', 6),
    ('no_response', 'No response from the client', 'unsuccessful', 7),
    ('could_not_help', 'We could not help', 'unsuccessful', 8);

CREATE TABLE decline_reasons (
    code     text PRIMARY KEY CHECK (code ~ '^[a-z][a-z0-9_]*$'),
    label    text NOT NULL,
    grouping text NOT NULL DEFAULT '',
    position int NOT NULL,
    active   boolean NOT NULL DEFAULT true
);
INSERT INTO decline_reasons (code, label, position) VALUES
    ('no_capacity', 'No capacity at the moment', 1),
    ('outside_client_group', 'Outside the group of people we help', 2),
    ('outside_expertise', 'Outside our expertise', 3),
    ('inappropriate', 'Not an appropriate referral', 4),
    ('could_not_contact', 'We could not contact the client', 5),
    ('client_declined', 'The client does not want the referral', 6),
    ('duplicate', 'We already have this referral', 7),
    ('other', 'Another reason', 8);

DO $$
DECLARE
    t text;
    command text;
BEGIN
    FOREACH t IN ARRAY ARRAY['outcomes', 'decline_reasons'] LOOP
        EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', t);
        EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', t);
        -- Like issues: everybody in the network reads, the application says who changes.
        EXECUTE format('CREATE POLICY network ON %I USING ((SELECT onward_role()) IS NOT NULL)', t);
        EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %I TO onward_app', t);
        FOREACH command IN ARRAY ARRAY['INSERT', 'UPDATE', 'DELETE'] LOOP
            EXECUTE format('CREATE POLICY auditor_no_%s ON %I AS RESTRICTIVE FOR %s %s ((SELECT onward_role()) IS DISTINCT FROM ''auditor'')',
                lower(command), t, command, CASE command WHEN 'INSERT' THEN 'WITH CHECK' ELSE 'USING' END);
        END LOOP;
    END LOOP;
END
$$;
