CREATE TABLE drafts (
    id              uuid PRIMARY KEY,
    organisation_id uuid NOT NULL REFERENCES organisations,
    author_id       uuid NOT NULL REFERENCES users,
    version         bigint NOT NULL,
    form            jsonb NOT NULL,
    receivers       uuid[] NOT NULL DEFAULT '{}',
    copy_sender     boolean NOT NULL DEFAULT false,
    updated_at      timestamptz NOT NULL
);
CREATE INDEX drafts_organisation ON drafts (organisation_id, updated_at DESC, id);

CREATE SEQUENCE referral_number START 10001;

-- Everything the rules need, and nothing about the client.
CREATE TABLE referrals (
    id                uuid PRIMARY KEY,
    number            bigint NOT NULL CONSTRAINT referrals_number_key UNIQUE,
    epoch             int NOT NULL CHECK (epoch >= 1),
    version           bigint NOT NULL CHECK (version >= 1),
    status            text NOT NULL CHECK (status IN ('sent', 'acknowledged', 'returned', 'accepted', 'declined', 'closed', 'withdrawn')),
    result            text NOT NULL DEFAULT '',
    is_open           boolean NOT NULL,
    urgent            boolean NOT NULL,
    sender_id         uuid NOT NULL REFERENCES organisations,
    receiver_id       uuid NOT NULL REFERENCES organisations,
    terms             jsonb NOT NULL,
    sender_adviser_id uuid REFERENCES users,
    copy_sender       boolean NOT NULL,
    assigned_to       uuid REFERENCES users,
    issues            text[] NOT NULL,
    sent_at           timestamptz NOT NULL,
    acknowledged_at   timestamptz,
    decided_at        timestamptz,
    closed_at         timestamptz,
    acknowledge_by    timestamptz,
    decide_by         timestamptz,
    due_at            timestamptz,          -- the deadline it waits for now
    due_order         timestamptz NOT NULL, -- due_at, or the end of time
    stopped           boolean NOT NULL,
    overdue           boolean NOT NULL,
    stuck             boolean NOT NULL,
    moments           jsonb NOT NULL,
    next_moment_at    timestamptz,
    before            text NOT NULL DEFAULT '',
    declined_for      text NOT NULL DEFAULT '',
    contact_tries     int NOT NULL DEFAULT 0,
    forwarded         boolean NOT NULL DEFAULT false,
    parent_id         uuid REFERENCES referrals,
    hops              int NOT NULL DEFAULT 0,
    batch_id          uuid NOT NULL,
    changed_at        timestamptz NOT NULL,
    CHECK (sender_id <> receiver_id),
    CHECK (due_order = coalesce(due_at, timestamptz '9999-12-31 00:00:00+00'))
) WITH (fillfactor = 85);
CREATE INDEX referrals_incoming_due ON referrals (receiver_id, due_order, id);
CREATE INDEX referrals_outgoing_due ON referrals (sender_id, due_order, id);
CREATE INDEX referrals_incoming_new ON referrals (receiver_id, sent_at DESC, id DESC);
CREATE INDEX referrals_outgoing_new ON referrals (sender_id, sent_at DESC, id DESC);
-- They include what the policy asks for, so that counting needs no row.
CREATE INDEX referrals_incoming_status ON referrals (receiver_id, status, sent_at DESC, id DESC) INCLUDE (sender_id);
CREATE INDEX referrals_outgoing_status ON referrals (sender_id, status, sent_at DESC, id DESC) INCLUDE (receiver_id);
CREATE INDEX referrals_next_moment ON referrals (next_moment_at) WHERE next_moment_at IS NOT NULL;
CREATE INDEX referrals_incoming_urgent ON referrals (receiver_id, due_order, id) WHERE urgent AND is_open;
CREATE INDEX referrals_open ON referrals (number) WHERE is_open;
CREATE INDEX referrals_due ON referrals (due_order, id) WHERE due_at IS NOT NULL;
CREATE INDEX referrals_batch ON referrals (batch_id);
CREATE INDEX referrals_parent ON referrals (parent_id) WHERE parent_id IS NOT NULL;

-- The client lives apart: the policy of this table admits the two
-- organisations and nobody else, so that no query for a coordinator, an
-- auditor or the clock can show a client by mistake.
CREATE TABLE referral_clients (
    referral_id   uuid PRIMARY KEY REFERENCES referrals,
    sender_id     uuid NOT NULL,
    receiver_id   uuid NOT NULL,
    form          jsonb NOT NULL,
    client_name   text NOT NULL,
    surname_key   text COLLATE "C" NOT NULL, -- lower case, without accents
    first_key     text COLLATE "C" NOT NULL,
    date_of_birth date
);
CREATE INDEX referral_clients_incoming ON referral_clients (receiver_id, surname_key, referral_id);
CREATE INDEX referral_clients_outgoing ON referral_clients (sender_id, surname_key, referral_id);

CREATE TABLE referral_events (
    referral_id     uuid NOT NULL REFERENCES referrals,
    seq             bigint NOT NULL,
    sender_id       uuid NOT NULL,
    receiver_id     uuid NOT NULL,
    epoch           int NOT NULL,
    kind            text NOT NULL,
    at              timestamptz NOT NULL,
    actor_id        uuid REFERENCES users, -- null: the clock
    actor_role      text NOT NULL,
    organisation_id uuid REFERENCES organisations,
    status          text NOT NULL,
    due_at          timestamptz, -- the deadline awaited after it
    moment          jsonb,
    detail          jsonb NOT NULL, -- ids, numbers and enums only
    private         boolean NOT NULL DEFAULT false,
    CONSTRAINT referral_events_pkey PRIMARY KEY (referral_id, seq)
);
-- No moment passes twice (I4).
CREATE UNIQUE INDEX referral_events_moment ON referral_events (referral_id, epoch, (moment ->> 'kind'), (moment ->> 'at'), (moment ->> 'day')) NULLS NOT DISTINCT
    WHERE moment IS NOT NULL;

-- Free words may hold anything, so they live apart as the client does.
CREATE TABLE referral_words (
    referral_id uuid NOT NULL,
    seq         bigint NOT NULL,
    sender_id   uuid NOT NULL,
    receiver_id uuid NOT NULL,
    author_id   uuid,
    words       text NOT NULL,
    PRIMARY KEY (referral_id, seq)
);

CREATE TABLE notes (
    id              uuid PRIMARY KEY,
    referral_id     uuid NOT NULL REFERENCES referrals,
    sender_id       uuid NOT NULL,
    receiver_id     uuid NOT NULL,
    organisation_id uuid NOT NULL REFERENCES organisations,
    author_id       uuid NOT NULL REFERENCES users,
    private         boolean NOT NULL,
    body            text NOT NULL,
    created_at      timestamptz NOT NULL,
    deleted_at      timestamptz
);
CREATE INDEX notes_referral ON notes (referral_id, created_at, id);

CREATE TABLE contact_attempts (
    referral_id uuid NOT NULL REFERENCES referrals,
    seq         bigint NOT NULL,
    sender_id   uuid NOT NULL,
    receiver_id uuid NOT NULL,
    author_id   uuid NOT NULL REFERENCES users,
    channel     text NOT NULL,
    reached     boolean NOT NULL,
    at          timestamptz NOT NULL,
    PRIMARY KEY (referral_id, seq)
);

CREATE TABLE issue_outcomes (
    referral_id uuid NOT NULL REFERENCES referrals,
    issue       text NOT NULL,
    sender_id   uuid NOT NULL,
    receiver_id uuid NOT NULL,
    outcome     text NOT NULL,
    PRIMARY KEY (referral_id, issue)
);
