package api_test

import (
	"net/http"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"onward/api"
	"onward/referral"
)

// Whoever forwards is told who had the client before, and is not kept from it;
// the coordinators are told when it went round.
func TestALoopIsWarnedOf(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	b := w.as(sender)
	first := w.at(referral.Declined)
	forward := func(r referral.Referral, to uuid.UUID) uuid.UUID {
		var sent api.SentBatch
		b.post("/referrals/"+r.ID.String()+"/forward", map[string]any{
			"version": r.Version, "receivers": []uuid.UUID{to}, "consent": form(to).Consent,
		}).is(http.StatusCreated).into(&sent)
		return sent.Referrals[0].ID
	}
	second := forward(first, w.other.ID)
	var earlier api.EarlierOrganisations
	b.get("/referrals/" + second.String() + "/earlier").is(http.StatusOK).into(&earlier)
	require.Len(t, earlier.Items, 1)
	require.Equal(t, w.debt.ID, earlier.Items[0].Organisation.ID)
	require.Equal(t, "Wherry Debt Advice declined this client on 1 June (#10001).", earlier.Items[0].Sentence)
	w.as(outsider).get("/referrals/" + second.String() + "/earlier").is(http.StatusOK).into(&earlier)
	require.Empty(t, earlier.Items, "its receiver does not learn that it is a copy")
	w.as(receiver).get("/referrals/"+second.String()+"/earlier").problem(http.StatusNotFound, "not_found")

	third := forward(referral.Referral{ID: second, Version: 1}, w.debt.ID)
	for _, who := range []string{coordinator, auditor} {
		var warnings api.NetworkWarnings
		w.as(who).get("/network/warnings").is(http.StatusOK).into(&warnings)
		require.Len(t, warnings.Loops, 1, who)
		require.Equal(t, third, warnings.Loops[0].Referral.ID)
		require.Equal(t, "#10003 has gone round: it is with an organisation that had it before, 2 hops.", warnings.Loops[0].Sentence)
	}
	var detail api.ReferralDetail
	w.as(coordinator).get("/referrals/" + third.String()).is(http.StatusOK).into(&detail)
	require.Equal(t, 2, detail.Hops)
	require.Len(t, detail.Ancestors, 2)
	b.get("/referrals/" + third.String()).is(http.StatusOK).into(&detail)
	require.Empty(t, detail.Ancestors)
}
