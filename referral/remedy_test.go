package referral_test

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"onward/referral"
)

func TestRemedyGroup(t *testing.T) {
	t.Parallel()
	for words, want := range map[string]string{
		"Telephone us before you refer":               "Telephone us before you refer",
		" telephone us  before you refer. ":           "Telephone us before you refer",
		"Another organisation: Norwich Debt Advice":   "Another organisation",
		"another organisation: the council":           "Another organisation",
		"Clients under 25 only.":                      "Clients under 25 only",
		"Another organisation: ":                      "",
		"An organisation that has another speciality": "An organisation that has another speciality",
	} {
		require.Equal(t, want, referral.RemedyGroup(words), words)
	}
}

func TestMostAsked(t *testing.T) {
	t.Parallel()
	got := referral.MostAsked([]referral.Asked{
		{Words: "Another organisation: A", Count: 1}, {Words: "Clients under 25 only", Count: 2}, {Words: "clients under 25 only.", Count: 1},
		{Words: "Another organisation: B", Count: 1}, {Words: "Once", Count: 1}, {Words: "also once", Count: 1},
	}, 3)
	require.Equal(t, []referral.Asked{{Words: "Clients under 25 only", Count: 3}, {Words: "Another organisation", Count: 2}, {Words: "also once", Count: 1}}, got)
	require.Empty(t, referral.MostAsked(nil, 3))
}

func TestARemedyGoesWithADeclineThatTheSenderCouldHaveKnown(t *testing.T) {
	t.Parallel()
	long := strings.Repeat("x", 201)
	for name, tt := range map[string]struct {
		cmd  referral.Command
		code referral.Code
	}{
		"declined as inappropriate": {referral.Command{Kind: referral.Decline, Reason: referral.Inappropriate, Remedy: "Telephone us first"}, ""},
		"declined without one":      {referral.Command{Kind: referral.Decline, Reason: referral.OutsideGroup}, ""},
		"returned":                  {referral.Command{Kind: referral.Return, Remedy: "Ask for income first"}, ""},
		"declined for no capacity":  {referral.Command{Kind: referral.Decline, Reason: referral.NoCapacity, Remedy: "Telephone us first"}, referral.CodeInvalid},
		"too long":                  {referral.Command{Kind: referral.Return, Remedy: long}, referral.CodeInvalid},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			r, now := after(t, referral.Send)
			tt.cmd.By, tt.cmd.Words = receiver, "Why."
			_, e, err := referral.Apply(r, tt.cmd, calendar, now)
			if tt.code != "" {
				var refused *referral.Error
				require.ErrorAs(t, err, &refused)
				require.Equal(t, tt.code, refused.Code)
				return
			}
			require.NoError(t, err)
			require.Equal(t, tt.cmd.Kind, e.Kind)
		})
	}
}
