DROP FUNCTION figure_areas();
CREATE OR REPLACE FUNCTION figure_area() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO referral_figures AS f (referral_id, sender_id, receiver_id, outward)
    SELECT referral_id, sender_id, receiver_id, outward_code(form -> 'client' -> 'address' ->> 'postcode') FROM new_rows ORDER BY referral_id
    ON CONFLICT (referral_id) DO UPDATE SET outward = excluded.outward;
    RETURN NULL;
END
$$;
ALTER TABLE referral_figures DROP COLUMN area_code;
DROP FUNCTION area_of(text);
