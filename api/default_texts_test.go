package api_test

import (
	"net/http"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"onward/referral"
)

func defaultTexts(reason string) referral.DefaultTexts { return referral.DefaultTexts{Reason: reason} }

func TestALeadSetsWhatNewReferralsStartWith(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	const address = "/organisation/default-texts"
	read := func(who string) (texts referral.DefaultTexts) {
		w.as(who).get(address).is(http.StatusOK).into(&texts)
		return texts
	}
	require.Zero(t, read(receiver), "nothing was set")
	w.as(receiver).put(address, defaultTexts("Mine")).problem(http.StatusForbidden, "not_allowed")

	w.as(lead).put(address, defaultTexts(" What happened: ")).is(http.StatusOK)
	require.Equal(t, defaultTexts("What happened:"), read(receiver), "everybody of the organisation starts with it")
	require.Zero(t, read(sender), "nobody of another does")
	w.as(lead).put(address, defaultTexts("")).is(http.StatusOK)
	require.Zero(t, read(receiver), "and it can be emptied again")

	require.Equal(t, []string{"reason"}, fields(w.as(lead).put(address, defaultTexts(strings.Repeat("a", 2001)))))
}
