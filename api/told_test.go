package api_test

import (
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"

	"onward/api"
	"onward/referral"
)

func TestASenderReadsWhatItWasTold(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	r := w.send()
	w.as(receiver).post("/referrals/"+r.ID.String()+"/decline", map[string]any{
		"version": 1, "reason": "outside_client_group", "words": "We help people under 25.", "remedy": " Check the age group  that we help.",
	}).is(http.StatusOK)
	w.refuse(1, referral.NoCapacity)

	var page api.ToldPage
	w.as(sender).get("/told").is(http.StatusOK).into(&page)
	require.Equal(t, 2, page.Total)
	first := page.Items[1]
	require.Equal(t, r.Number, first.Number)
	require.Equal(t, []string{"We help people under 25.", "Check the age group that we help.", "Not yet forwarded"}, []string{first.Words, first.Remedy, first.Fate.Label})
	require.Equal(t, []api.ToldAsked{{Words: "Check the age group that we help", Count: 1}}, page.Asked)
	require.Len(t, page.Receivers, 1)

	w.as(sender).get("/told?reason=no_capacity").is(http.StatusOK).into(&page)
	require.Len(t, page.Items, 1)
	w.as(sender).get("/told?reason=returned").is(http.StatusOK).into(&page)
	require.Empty(t, page.Items)
	w.as(receiver).get("/told").is(http.StatusOK).into(&page)
	require.Empty(t, page.Items, "what an organisation told others is not what it was told")
	w.as(coordinator).get("/told").problem(http.StatusForbidden, "not_allowed")

	var detail api.ReferralDetail
	w.as(sender).get("/referrals/" + r.ID.String()).is(http.StatusOK).into(&detail)
	require.Equal(t, "Check the age group that we help.", detail.History[1].Remedy)
	var seen api.ReferralDetail
	w.as(coordinator).get("/referrals/" + r.ID.String()).is(http.StatusOK).into(&seen)
	require.Empty(t, seen.History[1].Remedy, "coordinators see no words")
}

func TestARemedyThatNobodyAskedForIsRefused(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	r := w.send()
	p := w.as(receiver).post("/referrals/"+r.ID.String()+"/decline", map[string]any{
		"version": 1, "reason": "no_capacity", "words": "We are full.", "remedy": "Telephone us before you refer",
	}).problem(http.StatusUnprocessableEntity, "invalid")
	require.Equal(t, "remedy", p.Errors[0].Field)
}

func TestASenderIsRemindedOfWhatAReceiverTakes(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	ask := func() []api.Misfit {
		var l api.MisfitList
		w.as(sender).get("/told/receivers?receivers=" + w.people[receiver].OrganisationID.String()).is(http.StatusOK).into(&l)
		return l.Items
	}
	w.refuse(2, referral.OutsideGroup)
	w.refuse(4, referral.NoCapacity)
	require.Empty(t, ask(), "twice is no habit")
	w.refuse(1, referral.Inappropriate)
	require.Equal(t, "Three of your last seven referrals to them were declined as inappropriate or outside their client group. Read what they take first.", ask()[0].Sentence)
	w.refuse(8, referral.NoCapacity)
	require.Empty(t, ask(), "only the last ten count")
}
