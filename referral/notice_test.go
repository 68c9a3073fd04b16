package referral_test

import (
	"fmt"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onward/referral"
)

// heard says each notice as "letter → audience", with the time when it is later
// than the event.
func heard(notices []referral.Notice, at time.Time) []string {
	var out []string
	for _, n := range notices {
		s := fmt.Sprintf("%s → %s", n.Letter, n.To)
		if n.At.After(at) {
			s += n.At.In(referral.London).Format(" on Mon 2 Jan 15:04")
		}
		out = append(out, s)
	}
	return out
}

func TestWhoHearsOfACommand(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		path []referral.Kind
		copy bool
		want []string
	}{
		"sent":                      {[]referral.Kind{referral.Send}, false, []string{"referred → receiver"}},
		"sent, with a copy (N18)":   {[]referral.Kind{referral.Send}, true, []string{"referred → receiver", "sent → sender_adviser"}},
		"acknowledged (N23)":        {[]referral.Kind{referral.Send, referral.Acknowledge}, false, []string{"acknowledged → sender", "acknowledged → sender_adviser"}},
		"declined (N24, N26)":       {[]referral.Kind{referral.Send, referral.Decline}, false, []string{"declined → sender", "declined → sender_adviser"}},
		"returned (C5)":             {[]referral.Kind{referral.Send, referral.Return}, false, []string{"returned → sender", "returned → sender_adviser"}},
		"sent again":                {[]referral.Kind{referral.Send, referral.Return, referral.Send}, true, []string{"referred_again → receiver", "referred_again → assigned"}},
		"withdrawn":                 {[]referral.Kind{referral.Send, referral.Withdraw}, false, []string{"withdrawn → receiver", "withdrawn → assigned"}},
		"a file":                    {[]referral.Kind{referral.Send, referral.AddFile}, false, []string{"file_added → chosen"}},
		"a note":                    {[]referral.Kind{referral.Send, referral.AddNote}, false, []string{"note_added → chosen"}},
		"a try to reach the client": {[]referral.Kind{referral.Send, referral.Acknowledge, referral.RecordContact}, false, nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r, event, now := drafted(), referral.Event{}, monday
			r.CopySender = tt.copy
			for _, kind := range tt.path {
				var err error
				r, event, err = referral.Apply(r, command(kind), calendar, now)
				require.NoError(t, err)
			}
			require.Equal(t, tt.want, heard(referral.Notices(r, event, calendar), now))
		})
	}
}

// TestWhatTheClockSays is the table of spec section 3: told in working hours,
// unless the referral is urgent.
func TestWhatTheClockSays(t *testing.T) {
	t.Parallel()
	say := func(urgent bool, late time.Duration) map[string][]string {
		r := drafted()
		r.Urgent = urgent
		r, _, err := referral.Apply(r, command(referral.Send), calendar, monday)
		require.NoError(t, err)
		said := map[string][]string{}
		for len(r.Moments) > 0 {
			m := r.Moments[0]
			now := m.At.Add(late)
			next, event, err := referral.Apply(r, referral.Command{Kind: referral.PassMoment, By: referral.TheClock, Moment: m}, calendar, now)
			require.NoError(t, err)
			said[m.String()] = heard(referral.Notices(next, event, calendar), now)
			r = next
		}
		return said
	}
	t.Run("on time", func(t *testing.T) {
		t.Parallel()
		said := say(false, 0)
		require.Equal(t, []string{"reminder → receiver", "reminder → assigned"}, said["remind: acknowledge"])
		require.Equal(t, []string{
			"missed → receiver on Fri 5 Jun 08:00", "missed → receiver_leads on Fri 5 Jun 08:00", "missed → sender on Fri 5 Jun 08:00",
			"missed → sender_adviser on Fri 5 Jun 08:00", "missed → coordinators on Fri 5 Jun 08:00",
		}, said["deadline: acknowledge"])
		require.Equal(t, []string{"still_waiting → receiver_leads on Mon 8 Jun 08:00", "still_waiting → coordinators on Mon 8 Jun 08:00"}, said["escalate, day 1"], "nobody is written to on a Saturday")
		require.Equal(t, []string{"stuck → coordinators on Fri 12 Jun 08:00"}, said["stuck"])
		require.Empty(t, said["deadline: decide"], "one letter says that it is late, not two")
	})
	t.Run("urgent, at once", func(t *testing.T) {
		t.Parallel()
		require.Equal(t, []string{"reminder → receiver", "reminder → assigned"}, say(true, 0)["remind: acknowledge"])
	})
	t.Run("after a fortnight's outage, only what still matters", func(t *testing.T) {
		t.Parallel()
		said := say(false, 14*24*time.Hour)
		require.Empty(t, said["remind: acknowledge"])
		require.Empty(t, said["escalate, day 1"])
		require.NotEmpty(t, said["deadline: acknowledge"])
		require.NotEmpty(t, said["stuck"])
	})
}
