-- In which area a client lives, for reports and their map (F4): taken with the
-- outward half of the postcode, from the same rows, at the same moment. Like
-- that it is as much as a report may know: thousands of households.
CREATE FUNCTION area_of(typed text) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT coalesce((
        SELECT p.area_code FROM postcodes AS p
        WHERE outward_code(typed) <> '' AND p.code IN (spelt.code, left(spelt.code, -2)) ORDER BY length(p.code) DESC LIMIT 1
    ), '')
    FROM (SELECT left(packed, -3) || ' ' || right(packed, 3) AS code
        FROM (SELECT upper(regexp_replace(coalesce(typed, ''), '\s', '', 'g')) AS packed) AS p) AS spelt
$$;

ALTER TABLE referral_figures ADD COLUMN area_code text NOT NULL DEFAULT ''; -- '': not known, or in no area that was imported

CREATE OR REPLACE FUNCTION figure_area() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO referral_figures AS f (referral_id, sender_id, receiver_id, outward, area_code)
    SELECT referral_id, sender_id, receiver_id, outward_code(form -> 'client' -> 'address' ->> 'postcode'), area_of(form -> 'client' -> 'address' ->> 'postcode')
    FROM new_rows ORDER BY referral_id
    ON CONFLICT (referral_id) DO UPDATE SET outward = excluded.outward, area_code = excluded.area_code;
    RETURN NULL;
END
$$;

-- After an import of areas: what was counted before is counted anew. An owner
-- who is no superuser sees a referral's client only as one of its
-- organisations, so it is each sender in turn. It tells its caller nothing.
CREATE FUNCTION figure_areas() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
    organisation uuid;
    asker constant text := coalesce(current_setting('app.organisation', true), '');
BEGIN
    IF onward_role() IS DISTINCT FROM 'clock' THEN
        RAISE EXCEPTION 'only the command line brings in areas' USING ERRCODE = 'insufficient_privilege';
    END IF;
    FOR organisation IN SELECT DISTINCT sender_id FROM referral_figures LOOP
        PERFORM set_config('app.organisation', organisation::text, true);
        UPDATE referral_figures AS f SET area_code = area_of(k.form -> 'client' -> 'address' ->> 'postcode')
        FROM referral_clients AS k
        WHERE k.referral_id = f.referral_id AND k.sender_id = organisation
            AND f.area_code <> area_of(k.form -> 'client' -> 'address' ->> 'postcode');
    END LOOP;
    PERFORM set_config('app.organisation', asker, true);
END
$$;
REVOKE EXECUTE ON FUNCTION figure_areas() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION figure_areas() TO onward_app;

SELECT set_config('app.role', 'clock', true);
SELECT figure_areas();
