-- Who changed what, when: rows that nobody can change or remove, each holding
-- the hash of the one before it (I5, R-75). One chain for each organisation, and
-- one for the network, so that organisations do not wait for one another.
CREATE TABLE audit (
    chain           uuid NOT NULL,
    seq             bigint NOT NULL,
    at              timestamptz NOT NULL,
    actor_id        uuid,
    actor_role      text NOT NULL,
    organisation_id uuid,
    action          text NOT NULL,
    object_id       uuid,
    detail          jsonb NOT NULL, -- ids, numbers and enums only
    previous        bytea NOT NULL,
    hash            bytea NOT NULL,
    PRIMARY KEY (chain, seq)
);
CREATE INDEX audit_object ON audit (object_id, at);
CREATE INDEX audit_at ON audit (at);

CREATE TABLE audit_heads (
    chain uuid PRIMARY KEY,
    seq   bigint NOT NULL,
    hash  bytea NOT NULL
);

CREATE FUNCTION audit_hash(a audit) RETURNS bytea LANGUAGE sql IMMUTABLE AS $$
    SELECT sha256(a.previous || convert_to(jsonb_build_array(
        a.chain, a.seq, to_char(a.at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US'),
        a.actor_id, a.actor_role, a.organisation_id, a.action, a.object_id, a.detail)::text, 'UTF8'))
$$;

-- The chain is made here, and not by the application, so that the
-- application's role can forge neither a place in it nor a hash.
CREATE FUNCTION audit_link() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
BEGIN
    INSERT INTO audit_heads AS h VALUES (NEW.chain, 1, '')
    ON CONFLICT (chain) DO UPDATE SET seq = h.seq + 1
    RETURNING h.seq, h.hash INTO NEW.seq, NEW.previous;
    NEW.hash := audit_hash(NEW);
    UPDATE audit_heads SET hash = NEW.hash WHERE chain = NEW.chain;
    RETURN NEW;
END
$$;
CREATE TRIGGER audit_link BEFORE INSERT ON audit FOR EACH ROW EXECUTE FUNCTION audit_link();

CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit is append-only';
END
$$;
CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE ON audit FOR EACH ROW EXECUTE FUNCTION audit_refuse();
CREATE TRIGGER audit_keep BEFORE TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse();

-- The rows at which a chain does not hold: changed, missing, inserted, or cut off
-- at its end.
CREATE VIEW audit_broken WITH (security_invoker = true) AS
    SELECT chain, seq FROM (
        SELECT a.chain, a.seq, a.hash, a.previous, audit_hash(a) AS wanted,
               row_number() OVER w AS place, coalesce(lag(a.hash) OVER w, '') AS before
        FROM audit a WINDOW w AS (PARTITION BY a.chain ORDER BY a.seq)
    ) checked
    WHERE hash <> wanted OR previous <> before OR seq <> place
    UNION ALL
    SELECT h.chain, h.seq FROM audit_heads h
    WHERE NOT EXISTS (SELECT FROM audit a WHERE a.chain = h.chain AND a.seq = h.seq AND a.hash = h.hash);
