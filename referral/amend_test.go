package referral_test

import (
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"onward/referral"
)

// amending is the command that sends the form, after a change of it.
func amending(change func(*referral.Form)) referral.Command {
	form := filled()
	form.Consent.To = []uuid.UUID{debtHelp.ID}
	change(&form)
	cmd := command(referral.Send)
	cmd.Amendment = referral.Amendment{Form: &form, Terms: referral.DefaultUrgentTerms}
	return cmd
}

func TestAmend(t *testing.T) {
	t.Parallel()
	nothing := func(*referral.Form) {}
	for name, tt := range map[string]struct {
		change func(*referral.Form)
		want   error
		terms  referral.Terms
	}{
		"keeps the days people were told":    {nothing, nil, referral.Terms{AcknowledgeDays: 4, DecideDays: 6, AcceptingCloses: true}},
		"has other days once it is urgent":   {func(f *referral.Form) { f.Need.Urgent = true }, nil, referral.Terms{AcknowledgeDays: 1, DecideDays: 2, AcceptingCloses: true}},
		"is checked like a new one":          {func(f *referral.Form) { f.Need.Reason = "" }, referral.ErrInvalid, referral.Terms{}},
		"must not have lost its issues":      {func(f *referral.Form) { f.Need.Issues = nil }, referral.ErrInvalid, referral.Terms{}},
		"must have consent for its receiver": {func(f *referral.Form) { f.Consent.To = []uuid.UUID{stranger} }, referral.ErrInvalid, referral.Terms{}},
		"or another basis, which names nobody": {func(f *referral.Form) {
			f.Consent.Basis, f.Consent.Why, f.Consent.To = referral.BasisVital, "Danger.", nil
		}, nil, referral.Terms{AcknowledgeDays: 4, DecideDays: 6, AcceptingCloses: true}},
		"has a key date that has passed put right": {func(f *referral.Form) {
			f.Need.KeyDates = []referral.KeyDate{{What: "Hearing", On: referral.DateOf(monday).AddDays(-1)}}
		}, referral.ErrInvalid, referral.Terms{}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r, now := after(t, referral.Send, referral.Return)
			r.Terms = referral.Terms{AcknowledgeDays: 4, DecideDays: 6, AcceptingCloses: true}
			cmd := amending(tt.change)
			next, _, err := referral.Apply(r, cmd, calendar, now)
			require.ErrorIs(t, err, tt.want)
			if tt.want != nil {
				require.Equal(t, r, next)
				return
			}
			require.Equal(t, tt.terms, next.Terms)
			require.Equal(t, cmd.Amendment.Form.Need.Urgent, next.Urgent)
			require.Equal(t, cmd.Amendment.Form.Need.Issues, next.Issues)
			require.Equal(t, calendar.EndOf(now, tt.terms.AcknowledgeDays), next.AcknowledgeBy, "the clock starts afresh")
		})
	}
}

func TestAmends(t *testing.T) {
	t.Parallel()
	said := filled()
	said.Consent.To = []uuid.UUID{debtHelp.ID}
	require.False(t, amending(func(*referral.Form) {}).Amends(said))
	require.False(t, amending(func(f *referral.Form) { f.Need.Reason += " " }).Amends(said), "stray space is no change")
	require.True(t, amending(func(f *referral.Form) { f.Need.Reason += "!" }).Amends(said))
	require.False(t, command(referral.Send).Amends(said))
}
