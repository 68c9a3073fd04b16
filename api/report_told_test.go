package api_test

import (
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"

	"onward/referral"
)

// refuse sends so many of the sender's referrals and has each declined.
func (w *world) refuse(n int, reason referral.DeclineReason) {
	w.t.Helper()
	for range n {
		r := w.send()
		_, _, err := w.store.Apply(w.t.Context(), referral.Command{
			ReferralID: r.ID, Kind: referral.Decline, By: w.people[receiver], Version: r.Version, Words: "Ask about rent first.", Reason: reason,
		})
		require.NoError(w.t, err)
	}
}

func TestReportTellsSendersWhatTheyWereTold(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.person("shelterlead", "Sheila", "Lead", w.people[sender].OrganisationID, referral.Lead)
	w.refuse(6, referral.Inappropriate)
	w.refuse(6, referral.NoCapacity)
	told := func() string { return lines(t, w.as("shelterlead").report(june+"&side=sent"), "told")[0] }
	require.Equal(t, "Not an appropriate referral | 6 | 50% | none yet", told(), "nobody else has sent")

	for i, name := range []string{"Ash Advice", "Birch Advice", "Cedar Advice"} {
		who := name[:1]
		w.person(who, "Olga", who, w.organisation(name).ID, referral.Adviser)
		w.people[sender] = w.people[who]
		w.refuse(3, referral.Inappropriate)
		w.refuse(9, referral.NoCapacity)
		if i == 1 {
			require.Equal(t, "Not an appropriate referral | 6 | 50% | not shown", told(), "of two others it would be known whose it is")
		}
	}
	require.Equal(t, "Not an appropriate referral | 6 | 50% | 25%", told())
	require.Equal(t, []string{
		"Ash Advice | 12 | fewer than 5 | not shown", "Birch Advice | 12 | fewer than 5 | not shown", "Cedar Advice | 12 | fewer than 5 | not shown",
		"Harbour Shelter | 12 | 6 | 50%",
	}, lines(t, w.as(coordinator).report(june), "told"))
	w.as(lead).get("/reports/csv?table=told").problem(http.StatusNotFound, "not_found")
}

func TestReportDoesNotTellInOneTableWhatAnotherHides(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	w.person("shelterlead", "Sheila", "Lead", w.people[sender].OrganisationID, referral.Lead)
	w.refuse(3, referral.NoCapacity)
	w.refuse(5, referral.Inappropriate)
	sent := w.as("shelterlead").report(june + "&side=sent")
	require.Contains(t, lines(t, sent, "reasons"), "Not an appropriate referral | not shown | 0", "or 8 less 5 would tell the 3")
	require.Equal(t, "Not an appropriate referral | not shown | not shown | none yet", lines(t, sent, "told")[0])
	require.Equal(t, []string{"Harbour Shelter | 8 | not shown | not shown"}, lines(t, w.as(coordinator).report(june), "told"))
}
