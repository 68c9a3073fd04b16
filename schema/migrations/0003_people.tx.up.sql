CREATE TABLE users (
    id              uuid PRIMARY KEY,
    username        text NOT NULL CONSTRAINT users_username_key UNIQUE CHECK (username ~ '^[a-z][a-z0-9]*$'),
    first_name      text NOT NULL,
    last_name       text NOT NULL,
    email           text NOT NULL,
    network_role    text CHECK (network_role IN ('coordinator', 'auditor')),
    password_hash   text NOT NULL DEFAULT '', -- empty: none was set yet
    failed_attempts int NOT NULL DEFAULT 0,
    attempted_at    timestamptz,
    lock_count      int NOT NULL DEFAULT 0,   -- tells one lock's e-mails from the next one's
    locked_at       timestamptz,
    suspended_at    timestamptz,
    signed_in_at    timestamptz,
    last_membership text NOT NULL DEFAULT '', -- whom they acted for last
    created_at      timestamptz NOT NULL DEFAULT now()
);
CREATE INDEX users_network_role ON users (network_role) WHERE network_role IS NOT NULL;
CREATE INDEX users_name ON users (lower(last_name), lower(first_name), id);

CREATE TABLE memberships (
    user_id              uuid NOT NULL REFERENCES users,
    organisation_id      uuid NOT NULL REFERENCES organisations,
    role                 text NOT NULL CHECK (role IN ('adviser', 'lead')),
    may_switch_accepting boolean NOT NULL DEFAULT false,
    created_at           timestamptz NOT NULL DEFAULT now(),
    ended_at             timestamptz, -- their work stays
    PRIMARY KEY (user_id, organisation_id)
);
CREATE INDEX memberships_organisation ON memberships (organisation_id) WHERE ended_at IS NULL;

CREATE TABLE sessions (
    id              uuid PRIMARY KEY,
    token_sha256    bytea NOT NULL CONSTRAINT sessions_token_key UNIQUE CHECK (length(token_sha256) = 32),
    user_id         uuid NOT NULL REFERENCES users,
    organisation_id uuid REFERENCES organisations, -- whom they act for; null in the network's name
    role            text NOT NULL,
    created_at      timestamptz NOT NULL,
    seen_at         timestamptz NOT NULL,
    expires_at      timestamptz NOT NULL
);
CREATE INDEX sessions_user ON sessions (user_id, created_at);

CREATE TABLE password_tokens (
    token_sha256 bytea PRIMARY KEY CHECK (length(token_sha256) = 32),
    user_id      uuid NOT NULL REFERENCES users,
    created_at   timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL,
    ended_at     timestamptz -- used, or a newer one was made
);
CREATE UNIQUE INDEX password_tokens_newest ON password_tokens (user_id) WHERE ended_at IS NULL;

CREATE TABLE idempotency (
    organisation_id uuid NOT NULL,
    key             text NOT NULL CHECK (length(key) BETWEEN 1 AND 255),
    body_sha256     bytea NOT NULL,
    status          int NOT NULL DEFAULT 0,
    body            bytea NOT NULL DEFAULT '',
    created_at      timestamptz NOT NULL DEFAULT now(),
    PRIMARY KEY (organisation_id, key)
);
CREATE INDEX idempotency_age ON idempotency (created_at);
