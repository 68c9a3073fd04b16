-- A person's own dashboard: what they were assigned, soonest due first, and what they sent.
CREATE INDEX referrals_assigned ON referrals (receiver_id, assigned_to, due_order, id) WHERE assigned_to IS NOT NULL;
CREATE INDEX referrals_sent_by ON referrals (sender_id, sender_adviser_id, sent_at DESC, id DESC);
