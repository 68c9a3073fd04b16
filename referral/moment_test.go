package referral_test

import (
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"onward/referral"
)

// lines says each moment as a person would read it, in London's time, without
// the part of a minute or two that spreads a midnight's moments.
func lines(r referral.Referral, due time.Time) []string {
	jitter := time.Duration(0)
	for _, m := range r.Moments {
		if m.Kind == referral.MissAcknowledge || m.Kind == referral.MissDecide {
			jitter = m.At.Sub(due)
			break
		}
	}
	var out []string
	for _, m := range r.Moments {
		out = append(out, m.At.Add(-jitter).In(referral.London).Format("Mon 2 Jan 15:04:05")+" "+m.String())
	}
	return out
}

func TestMoments(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		path   []referral.Kind
		urgent bool
		terms  referral.Terms
		want   []string
	}{
		"sent on a Monday": {[]referral.Kind{referral.Send}, false, referral.DefaultTerms, []string{
			"Wed 3 Jun 08:00:00 remind: acknowledge",
			"Thu 4 Jun 23:59:59 deadline: acknowledge",
			"Fri 5 Jun 23:59:59 escalate, day 1",
			"Mon 8 Jun 23:59:59 escalate, day 2",
			"Tue 9 Jun 23:59:59 escalate, day 3",
			"Wed 10 Jun 23:59:59 escalate, day 4",
			"Thu 11 Jun 23:59:59 stuck",
			"Thu 11 Jun 23:59:59 deadline: decide",
		}},
		"acknowledged the same morning": {[]referral.Kind{referral.Send, referral.Acknowledge}, false, referral.DefaultTerms, []string{
			"Fri 5 Jun 08:00:00 remind: decide",
			"Mon 8 Jun 23:59:59 deadline: decide",
			"Tue 9 Jun 23:59:59 escalate, day 1",
			"Wed 10 Jun 23:59:59 escalate, day 2",
			"Thu 11 Jun 23:59:59 escalate, day 3",
			"Fri 12 Jun 23:59:59 escalate, day 4",
			"Mon 15 Jun 23:59:59 stuck",
		}},
		"urgent": {[]referral.Kind{referral.Send}, true, referral.DefaultUrgentTerms, []string{
			"Tue 2 Jun 08:00:00 remind: acknowledge",
			"Tue 2 Jun 23:59:59 deadline: acknowledge",
			"Wed 3 Jun 23:59:59 escalate, day 1",
			"Thu 4 Jun 23:59:59 escalate, day 2",
			"Thu 4 Jun 23:59:59 deadline: decide",
			"Fri 5 Jun 23:59:59 escalate, day 3",
			"Mon 8 Jun 23:59:59 escalate, day 4",
			"Tue 9 Jun 23:59:59 stuck",
		}},
		"returned for information": {[]referral.Kind{referral.Send, referral.Return}, false, referral.DefaultTerms, nil},
		"accepted":                 {[]referral.Kind{referral.Send, referral.Acknowledge, referral.Accept}, false, referral.DefaultTerms, nil},
		"the clock stopped":        {[]referral.Kind{referral.Send, referral.StopClock}, false, referral.DefaultTerms, nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r, now := drafted(), monday
			r.Urgent, r.Terms = tt.urgent, tt.terms
			for _, kind := range tt.path {
				var err error
				r, _, err = referral.Apply(r, command(kind), calendar, now)
				require.NoError(t, err)
				now = now.Add(time.Hour)
			}
			due, _ := r.Due()
			require.Equal(t, tt.want, lines(r, due))
		})
	}
}

// TestMomentsAreNeverEarly holds the spread of a midnight: after the due time,
// within two minutes, the order kept.
func TestMomentsAreNeverEarly(t *testing.T) {
	t.Parallel()
	offsets := map[time.Duration]bool{}
	for range 200 {
		r := drafted()
		r.ID = uuid.New()
		r, _, err := referral.Apply(r, command(referral.Send), calendar, monday)
		require.NoError(t, err)
		for _, m := range r.Moments {
			if m.Kind == referral.MissAcknowledge {
				late := m.At.Sub(r.AcknowledgeBy)
				require.GreaterOrEqual(t, late, time.Duration(0))
				require.LessOrEqual(t, late, 2*time.Minute)
				offsets[late] = true
			}
		}
		for i := 1; i < len(r.Moments); i++ {
			require.False(t, r.Moments[i].At.Before(r.Moments[i-1].At))
		}
	}
	require.Greater(t, len(offsets), 50, "a midnight's moments are spread")
}

func TestPassMoment(t *testing.T) {
	t.Parallel()
	pass := func(r referral.Referral, m referral.Moment, now time.Time) (referral.Referral, referral.Event, error) {
		return referral.Apply(r, referral.Command{Kind: referral.PassMoment, By: referral.TheClock, Moment: m}, calendar, now)
	}
	t.Run("the whole ladder, each once", func(t *testing.T) {
		t.Parallel()
		r, _ := after(t, referral.Send)
		for len(r.Moments) > 0 {
			m := r.Moments[0]
			next, event, err := pass(r, m, m.At)
			require.NoError(t, err)
			require.Equal(t, m, *event.Moment)
			_, _, err = pass(next, m, m.At)
			require.ErrorIs(t, err, referral.ErrSuperseded, "a moment passes once")
			r = next
		}
		require.True(t, r.Overdue)
		require.True(t, r.Stuck)
	})
	t.Run("before its time", func(t *testing.T) {
		t.Parallel()
		r, _ := after(t, referral.Send)
		_, _, err := pass(r, r.Moments[0], r.Moments[0].At.Add(-time.Second))
		require.ErrorIs(t, err, referral.ErrEarly)
	})
	t.Run("out of turn", func(t *testing.T) {
		t.Parallel()
		r, _ := after(t, referral.Send)
		_, _, err := pass(r, r.Moments[1], r.Moments[1].At)
		require.ErrorIs(t, err, referral.ErrSuperseded)
	})
	t.Run("after the referral moved on", func(t *testing.T) {
		t.Parallel()
		sent, _ := after(t, referral.Send)
		r, _ := after(t, referral.Send, referral.Acknowledge)
		_, _, err := pass(r, sent.Moments[0], sent.Moments[0].At)
		require.ErrorIs(t, err, referral.ErrSuperseded)
	})
	t.Run("silence closes where the network says so", func(t *testing.T) {
		t.Parallel()
		r, _ := after(t, referral.Send)
		r.Terms.SilenceCloses = true
		for !r.Stuck {
			var err error
			r, _, err = pass(r, r.Moments[0], r.Moments[0].At)
			require.NoError(t, err)
		}
		require.Equal(t, referral.ResultNoResponse, r.Result)
		require.True(t, r.Final())
	})
}

func TestClockCommands(t *testing.T) {
	t.Parallel()
	extended := func(r referral.Referral, now time.Time) referral.Referral {
		next, _, err := referral.Apply(r, command(referral.ExtendClock), calendar, now)
		require.NoError(t, err)
		return next
	}
	t.Run("extending moves both deadlines", func(t *testing.T) {
		t.Parallel()
		r, now := after(t, referral.Send)
		next := extended(r, now)
		require.Equal(t, calendar.EndOf(r.AcknowledgeBy, 2), next.AcknowledgeBy)
		require.Equal(t, calendar.EndOf(next.AcknowledgeBy, 5), next.DecideBy)
	})
	t.Run("extending a missed deadline counts from today", func(t *testing.T) {
		t.Parallel()
		r, _ := after(t, referral.Send)
		late := r.AcknowledgeBy.Add(30 * time.Hour)
		r.Overdue = true
		next := extended(r, late)
		require.Equal(t, calendar.EndOf(late, 2), next.AcknowledgeBy)
		require.False(t, next.Overdue)
	})
	t.Run("restarting a stopped clock gives the whole time again", func(t *testing.T) {
		t.Parallel()
		r, _ := after(t, referral.Send, referral.StopClock)
		require.True(t, r.Stopped)
		later := monday.AddDate(0, 0, 14)
		next, _, err := referral.Apply(r, command(referral.RestartClock), calendar, later)
		require.NoError(t, err)
		require.Equal(t, calendar.EndOf(later, 3), next.AcknowledgeBy)
		require.NotEmpty(t, next.Moments)
	})
	t.Run("sent again starts the acknowledgement afresh (C5)", func(t *testing.T) {
		t.Parallel()
		r, _ := after(t, referral.Send, referral.Return)
		later := monday.AddDate(0, 0, 7)
		next, _, err := referral.Apply(r, command(referral.Send), calendar, later)
		require.NoError(t, err)
		require.Equal(t, calendar.EndOf(later, 3), next.AcknowledgeBy)
	})
}
