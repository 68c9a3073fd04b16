package workflows_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onward/referral"
)

// When each moment passes. Replaying histories does not see how long a timer
// runs, so this table stands beside it.
func TestMoments(t *testing.T) {
	t.Parallel()
	all := []passing{
		{referral.RemindAcknowledge, "Wed 23:59:59"},
		{referral.MissAcknowledge, "Thu 23:59:59"},
		{referral.Escalate, "Fri 23:59:59"},
		{referral.BecomeStuck, "Thu 23:59:59"},
	}
	decide := referral.Moment{Kind: referral.MissDecide, At: at("2026-06-23T23:59:59+01:00")}
	for name, tt := range map[string]struct {
		start  string
		world  func(w *world)
		closed string
		want   []passing
	}{
		"nobody does anything": {
			start: "2026-06-15T10:00:00+01:00", closed: "2026-06-30T09:00:00+01:00", want: all,
		},
		"stuck, and offered to the next receiver: this one is over": {
			start: "2026-06-15T10:00:00+01:00", closed: "2026-06-30T09:00:00+01:00",
			world: func(w *world) { w.offers = true },
			want:  all,
		},
		"closed before the first": {
			start: "2026-06-15T10:00:00+01:00", closed: "2026-06-17T23:59:58+01:00", want: nil,
		},
		"closed between two": {
			start: "2026-06-15T10:00:00+01:00", closed: "2026-06-18T12:00:00+01:00", want: all[:1],
		},
		"acknowledged before the deadline": {
			start: "2026-06-15T10:00:00+01:00", closed: "2026-06-30T09:00:00+01:00",
			world: func(w *world) {
				w.on("2026-06-18T23:59:58+01:00", func() { w.change(referral.Acknowledge, referral.Acknowledged, decide) })
			},
			want: []passing{all[0], {referral.MissDecide, "Tue 23:59:59"}},
		},
		"returned to its sender: nothing passes": {
			start: "2026-06-15T10:00:00+01:00", closed: "2026-06-30T09:00:00+01:00",
			world: func(w *world) {
				w.on("2026-06-16T09:00:00+01:00", func() { w.change(referral.Return, referral.Returned) })
			},
			want: nil,
		},
		"started when some are already overdue": {
			start: "2026-06-19T08:30:00+01:00", closed: "2026-06-30T09:00:00+01:00",
			want: []passing{{referral.RemindAcknowledge, "Fri 08:30:00"}, {referral.MissAcknowledge, "Fri 08:30:00"}, all[2], all[3]},
		},
		"the database is down for a week": {
			start: "2026-06-15T10:00:00+01:00", closed: "2026-06-30T09:00:00+01:00",
			world: func(w *world) { w.down = 7 * 24 * time.Hour },
			want: []passing{
				// Down from Wednesday's end; asked each minute, so late by less than one.
				{referral.RemindAcknowledge, "Thu 00:00:02"}, {referral.MissAcknowledge, "Thu 00:00:02"},
				{referral.Escalate, "Thu 00:00:02"}, all[3],
			},
		},
		"the database's clock is behind": {
			start: "2026-06-15T10:00:00+01:00", closed: "2026-06-30T09:00:00+01:00",
			world: func(w *world) { w.behind = 90 * time.Second },
			want: []passing{
				{referral.RemindAcknowledge, "Thu 00:01:29"}, {referral.MissAcknowledge, "Fri 00:01:29"},
				{referral.Escalate, "Sat 00:01:29"}, {referral.BecomeStuck, "Fri 00:01:29"},
			},
		},
		"extended over a clock change": {
			start: "2026-06-15T10:00:00+01:00", closed: "2026-11-01T09:00:00Z",
			world: func(w *world) {
				w.on("2026-06-16T09:00:00+01:00", func() {
					w.change(referral.ExtendClock, referral.Sent, referral.Moment{Kind: referral.MissAcknowledge, At: at("2026-10-26T23:59:59Z")})
				})
			},
			want: []passing{{referral.MissAcknowledge, "Mon 23:59:59"}},
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			w := newWorld(t, at(tt.start), sentEvent())
			if tt.world != nil {
				tt.world(w)
			}
			w.closes(tt.closed)
			w.live(t, sentEvent())
			require.NoError(t, w.env.GetWorkflowError())
			require.Equal(t, tt.want, w.passed)
		})
	}
}

func TestEarlyIsAskedOnceMore(t *testing.T) {
	t.Parallel()
	w := newWorld(t, monday, sentEvent())
	w.behind = time.Hour
	w.closes("2026-06-18T12:00:00+01:00")
	w.live(t, sentEvent())
	require.Len(t, w.passed, 1)
	require.Equal(t, 2, w.calls, "too early, then on time: no asking in between")
}
