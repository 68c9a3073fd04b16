-- One row for each letter to each addressee: an organisation or a person, never
-- an address, which is looked up when the letter is sent.
CREATE TABLE notifications (
    id              uuid PRIMARY KEY,
    dedupe_key      text NOT NULL CONSTRAINT notifications_dedupe_key UNIQUE,
    referral_id     uuid REFERENCES referrals,
    seq             bigint,
    sender_id       uuid,
    receiver_id     uuid,
    letter          text NOT NULL,
    audience        text NOT NULL,
    organisation_id uuid REFERENCES organisations,
    user_id         uuid REFERENCES users,
    about_user_id   uuid REFERENCES users, -- letters about an account
    release_at      timestamptz NOT NULL,
    state           text NOT NULL DEFAULT 'due'
        CHECK (state IN ('due', 'sending', 'sent', 'ambiguous', 'failed', 'delivered', 'bounced', 'needless')),
    attempts        int NOT NULL DEFAULT 0,
    doubts          int NOT NULL DEFAULT 0, -- attempts of which nobody knows the end
    message_id      text NOT NULL DEFAULT '',
    reason          text NOT NULL DEFAULT '', -- a code, never an address
    created_at      timestamptz NOT NULL,
    state_at        timestamptz NOT NULL,
    CHECK ((organisation_id IS NULL) <> (user_id IS NULL))
);
CREATE INDEX notifications_referral ON notifications (referral_id, seq);
CREATE INDEX notifications_account ON notifications (about_user_id, created_at) WHERE about_user_id IS NOT NULL;
CREATE INDEX notifications_unsettled ON notifications (state_at) WHERE state IN ('sending', 'ambiguous', 'failed', 'bounced');

CREATE TABLE outbox (
    id              bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    kind            text NOT NULL CHECK (kind IN ('start', 'transition', 'deliver')),
    referral_id     uuid REFERENCES referrals,
    epoch           int NOT NULL DEFAULT 0,
    seq             bigint NOT NULL DEFAULT 0,
    notification_id uuid REFERENCES notifications,
    payload         jsonb NOT NULL,
    created_at      timestamptz NOT NULL DEFAULT now(),
    try_at          timestamptz NOT NULL DEFAULT now(), -- leased or waiting until then
    attempts        int NOT NULL DEFAULT 0,
    done_at         timestamptz,
    dead_at         timestamptz,
    error           text NOT NULL DEFAULT '' -- a code
);
CREATE UNIQUE INDEX outbox_command ON outbox (referral_id, epoch, kind, seq) WHERE kind <> 'deliver';
CREATE UNIQUE INDEX outbox_notification ON outbox (notification_id) WHERE kind = 'deliver';
CREATE INDEX outbox_undone ON outbox (id) WHERE done_at IS NULL AND dead_at IS NULL;
CREATE INDEX outbox_order ON outbox (referral_id, id) WHERE done_at IS NULL AND dead_at IS NULL AND kind <> 'deliver';
CREATE INDEX outbox_dead ON outbox (id) WHERE dead_at IS NOT NULL;
