package schema_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onward/referral"
	"onward/schema"
)

// crowded is a network whose two organisations have so many referrals, nine in
// ten of them over.
func crowded(b *testing.B, size int) *network {
	b.Helper()
	n := newNetwork(b)
	r := n.send()
	raw[string](b, n.url, `WITH many AS (
			INSERT INTO referrals SELECT (jsonb_populate_record(r, jsonb_build_object('id', gen_random_uuid(), 'number', 20000 + i,
				'sent_at', r.sent_at - i * interval '1 minute', 'status', CASE WHEN i % 10 = 0 THEN 'sent' ELSE 'closed' END, 'is_open', i % 10 = 0,
				'due_at', CASE WHEN i % 10 = 0 THEN r.due_at - i * interval '1 second' END, 'due_order', CASE WHEN i % 10 = 0 THEN r.due_at - i * interval '1 second' ELSE '9999-12-31Z' END,
				'urgent', i % 100 = 0, 'next_moment_at', NULL, 'batch_id', gen_random_uuid(), 'receiver_id', CASE WHEN i % 20 < 10 THEN r.receiver_id ELSE $3 END))).*
			FROM referrals r, generate_series(1, $2::int) i WHERE r.id = $1 RETURNING *)
		INSERT INTO referral_clients SELECT m.id, m.sender_id, m.receiver_id, k.form, k.client_name, 'name' || m.number % 5000, k.first_key, k.date_of_birth
		FROM many m, referral_clients k WHERE k.referral_id = $1 RETURNING ''`, r.ID, size, n.other.ID)
	raw[string](b, n.url, "ANALYZE")
	b.ResetTimer()
	return n
}

const crowd = 100_000

func BenchmarkSend(b *testing.B) {
	n := newNetwork(b)
	b.ResetTimer()
	for b.Loop() {
		n.send()
	}
}

func BenchmarkAcknowledgeAndAccept(b *testing.B) {
	n := newNetwork(b)
	b.ResetTimer()
	for b.Loop() {
		b.StopTimer()
		r := n.send()
		b.StartTimer()
		n.must(n.must(r, n.receiver, referral.Command{Kind: referral.Acknowledge}), n.receiver, referral.Command{Kind: referral.Accept})
	}
}

func BenchmarkReads(b *testing.B) {
	n := crowded(b, crowd)
	r := n.send()
	for name, read := range map[string]func() error{
		"queue by due": func() error {
			_, err := n.List(b.Context(), n.receiver, schema.ListQuery{Box: schema.BoxIncoming, Status: []referral.Status{referral.Sent}, Order: schema.ByDue})
			return err
		},
		"both boxes, newest":  func() error { _, err := n.List(b.Context(), n.sender, schema.ListQuery{}); return err },
		"surname's beginning": func() error { _, err := n.List(b.Context(), n.receiver, schema.ListQuery{Text: "name123"}); return err },
		"dashboard":           func() error { _, err := n.Dashboard(b.Context(), n.receiver, true); return err },
		"dashboard of sender": func() error { _, err := n.Dashboard(b.Context(), n.sender, false); return err },
		"one referral":        func() error { _, err := n.Referral(b.Context(), n.receiver, r.ID); return err },
		"stuck":               func() error { _, err := n.Stuck(b.Context(), n.coordinator, "", 25); return err },
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				require.NoError(b, read())
			}
		})
	}
}

// BenchmarkReport counts a year of 100,000 referrals, and the year before. Only
// what it reads is there: making the referrals themselves would take minutes.
func BenchmarkReport(b *testing.B) {
	n := newNetwork(b)
	raw[string](b, n.url, "ALTER TABLE referral_figures DROP CONSTRAINT referral_figures_referral_id_fkey")
	raw[string](b, n.url, `INSERT INTO referral_figures (referral_id, sender_id, receiver_id, outward, client_case, began_at, sent_at, acknowledged_at,
			contacted_at, decided_at, acknowledge_by, decide_by, state, unmet, reason, issues)
		SELECT gen_random_uuid(), $1, CASE WHEN i % 2 = 0 THEN $2::uuid ELSE $3 END, 'NR' || i % 60, gen_random_uuid(), at, at, at + i % 4 * interval '1 day',
			at + i % 9 * interval '1 day', at + i % 11 * interval '1 day', at + interval '3 days', at + interval '8 days',
			(ARRAY['successful', 'unsuccessful', 'accepted', 'declined', 'waiting'])[1 + i % 5], i % 5 = 3,
			CASE WHEN i % 5 = 3 THEN 'no_capacity' ELSE '' END, ARRAY[(ARRAY['debt', 'housing', 'food'])[1 + i % 3], 'benefits']
		FROM generate_series(1, $4::int) AS i, LATERAL (SELECT timestamptz '2026-06-01' - i % 730 * interval '1 day' AS at) AS t RETURNING ''`,
		n.food.ID, n.debt.ID, n.other.ID, 2*crowd)
	raw[string](b, n.url, "VACUUM ANALYZE referral_figures")
	year := referral.Period{From: referral.NewDate(2025, time.June, 2), To: referral.NewDate(2026, time.June, 1)}
	for name, by := range map[string]referral.Actor{"the network": n.coordinator, "an organisation": n.lead} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				got, err := n.Report(b.Context(), by, schema.ReportQuery{Box: schema.BoxIncoming, Period: year})
				require.NoError(b, err)
				require.Greater(b, got.Now.Total(), crowd/3)
			}
		})
	}
}
