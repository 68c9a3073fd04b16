package referral_test

import (
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"onward/referral"
)

// FuzzApply throws commands at a referral: whatever happens, the history only
// grows, one at a time; what is over stays over, but for an undo; and a deadline
// is waited for only where there is one.
func FuzzApply(f *testing.F) {
	f.Add([]byte{0, 1, 2, 3})
	f.Add([]byte{10, 0, 14, 15, 16, 9})
	f.Add([]byte{4, 10, 4, 10, 1, 5, 17, 17, 17})
	kinds := append([]referral.Kind{referral.PassMoment, referral.BreakGlass, referral.MoveDeadline}, referral.Kinds...)
	people := []referral.Actor{sender, receiver, lead, outsider, organiser, auditor, referral.TheClock}
	f.Fuzz(func(t *testing.T, steps []byte) {
		r, _, err := referral.Apply(drafted(), command(referral.Send), calendar, monday)
		require.NoError(t, err)
		now := monday
		for i, step := range steps {
			now = now.Add(time.Duration(step) * time.Hour)
			cmd := command(kinds[int(step)%len(kinds)])
			if i%3 == 2 {
				cmd.By = people[int(step/7)%len(people)]
			}
			if cmd.Kind == referral.PassMoment && len(r.Moments) > 0 {
				cmd.Moment = r.Moments[0]
			}
			next, event, err := referral.Apply(r, cmd, calendar, now)
			if err != nil {
				require.Equal(t, r, next)
				continue
			}
			require.Equal(t, r.Version+1, event.Seq)
			require.NotEqual(t, referral.Draft, next.Status)
			if r.Final() && !next.Final() {
				require.Equal(t, referral.Undo, cmd.Kind)
				require.Equal(t, r.Epoch+1, next.Epoch)
			}
			if next.Status != referral.Sent && next.Status != referral.Acknowledged {
				require.Empty(t, next.Moments)
				require.False(t, next.Overdue && next.Status != referral.Closed)
			}
			r = next
		}
	})
}

// FuzzUsername never makes a name that is taken, or that holds anything but
// small letters and a number.
func FuzzUsername(f *testing.F) {
	f.Add("Harry", "Potter")
	f.Add("Zoë", "Ní Bhriain")
	f.Add("李", "小龍")
	f.Fuzz(func(t *testing.T, first, last string) {
		once := referral.Username(first, last, func(string) bool { return false })
		require.Regexp(t, `^[a-z]*$`, once)
		if once == "" {
			return
		}
		require.Equal(t, once+"2", referral.Username(first, last, func(s string) bool { return s == once }))
	})
}

// FuzzFormCheck never panics, whatever is typed, and says each fault once.
func FuzzFormCheck(f *testing.F) {
	f.Add("Ana", "01603 555 012", "NR1 3QG", "ana@example.org")
	f.Add("\u202eAna", "💥", "", "@")
	f.Fuzz(func(t *testing.T, name, phone, code, address string) {
		form := filled()
		form.Client.FirstName, form.Contact.Phone, form.Client.Address.Postcode, form.Contact.Email = name, phone, code, address
		form.Consent.To = []uuid.UUID{debtHelp.ID}
		seen := map[string]bool{}
		for _, e := range form.Check(monday) {
			require.False(t, seen[e.Field], e.Field)
			seen[e.Field] = true
			require.NotEmpty(t, e.Message)
		}
	})
}
