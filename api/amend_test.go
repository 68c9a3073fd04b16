package api_test

import (
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"

	"onward/api"
	"onward/referral"
)

func TestAReturnedReferralIsAmendedAndSentAgain(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	r := w.at(referral.Returned)
	b := w.as(sender)
	path := "/referrals/" + r.ID.String()
	var d api.Draft
	b.post(path+"/amendment", nil).is(http.StatusOK).into(&d)
	require.Equal(t, r.Number, d.Amends.Number)
	require.Equal(t, "Because it is so.", d.Amends.Asked)
	require.Equal(t, "Bailiffs called.", d.Form.Need.Reason)
	w.as(receiver).post(path+"/amendment", nil).problem(http.StatusForbidden, "not_allowed")
	w.as(bystander).post(path+"/amendment", nil).problem(http.StatusNotFound, "not_found")

	save := draftBody(d.Form)
	save["version"] = d.Version
	changed := d.Form
	changed.Need.Reason = ""
	save["form"] = changed
	b.put("/drafts/"+d.ID.String(), save).is(http.StatusOK).into(&d)
	require.NotNil(t, d.Amends, "it still belongs to the referral")
	require.Equal(t, w.debt.ID, d.Receivers[0], "and goes back to whom it came from")
	again := func() map[string]any {
		return map[string]any{"version": r.Version, "words": "Which bailiffs.", "draft": map[string]any{"id": d.ID, "version": d.Version}}
	}
	p := b.post(path+"/send", again()).problem(http.StatusUnprocessableEntity, "invalid")
	require.Equal(t, "need.reason", p.Errors[0].Field)

	changed.Need.Reason = "Bailiffs of Norwich called."
	save["form"], save["version"] = changed, d.Version
	b.put("/drafts/"+d.ID.String(), save).is(http.StatusOK).into(&d)
	var list api.DraftList
	b.get("/drafts").is(http.StatusOK).into(&list)
	require.Equal(t, r.Number, list.Items[0].Amends)

	var sent api.ReferralDetail
	b.post(path+"/send", again()).is(http.StatusOK).into(&sent)
	require.Equal(t, "Sent again, amended", sent.History[len(sent.History)-1].Label)
	b.post(path+"/send", again()).problem(http.StatusConflict, "stale")
	for _, who := range []string{sender, receiver} {
		w.as(who).get(path).is(http.StatusOK).into(&sent)
		require.Len(t, sent.Amendments, 1, who)
		require.Equal(t, "Bailiffs called.", sent.Amendments[0].Before.Need.Reason, who)
		require.Equal(t, "Bailiffs of Norwich called.", sent.Amendments[0].After.Need.Reason, who)
	}
	w.as(coordinator).get(path).is(http.StatusOK).into(&sent)
	require.Empty(t, sent.Amendments)
}

func TestAnAmendmentThatCameTooLate(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	r := w.at(referral.Returned)
	b := w.as(sender)
	var d api.Draft
	b.post("/referrals/"+r.ID.String()+"/amendment", nil).is(http.StatusOK).into(&d)
	p := b.sendDraft(d, "first-click").problem(http.StatusConflict, "refused")
	require.Contains(t, p.Detail, "amends a referral")
	b.post("/drafts/"+d.ID.String()+"/detach", nil).problem(http.StatusConflict, "refused")
	w.give(r, sender, referral.Withdraw)
	b.get("/drafts/" + d.ID.String()).is(http.StatusOK).into(&d)
	require.Equal(t, "withdrawn", d.Amends.Status)
	id := d.ID.String()
	d = api.Draft{}
	b.post("/drafts/"+id+"/detach", nil).is(http.StatusOK).into(&d)
	require.Nil(t, d.Amends)
	b.sendDraft(d, "second-click").is(http.StatusCreated)
}
