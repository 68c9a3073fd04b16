-- What becomes of a referral that nobody answers: the coordinators are asked, it
-- is closed, or it is offered to the next organisation that its sender named.
-- silence_closes says the same of closing, for whoever reads it still.
ALTER TABLE policy ADD COLUMN silence text NOT NULL DEFAULT 'ask' CHECK (silence IN ('ask', 'close', 'offer'));
ALTER TABLE policy ADD COLUMN version bigint NOT NULL DEFAULT 1;
-- An owner who is no superuser sees rows only as somebody.
SELECT set_config('app.role', 'clock', true);
UPDATE policy SET silence = 'close' WHERE silence_closes;

ALTER TABLE drafts ADD COLUMN next_receivers uuid[] NOT NULL DEFAULT '{}';
ALTER TABLE referrals ADD COLUMN next_receivers uuid[] NOT NULL DEFAULT '{}';
