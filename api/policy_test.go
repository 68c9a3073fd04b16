package api_test

import (
	"net/http"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"onward/api"
)

func TestThePolicyIsReadAndChanged(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	var p api.Policy
	w.as(auditor).get("/network/policy").is(http.StatusOK).into(&p)
	require.Equal(t, p.Defaults, p.PolicyBody)
	require.Equal(t, "ask", p.Silence)
	body := map[string]any{
		"version": p.Version, "acknowledge_days": 4, "decide_days": 6, "urgent_acknowledge_days": 1, "urgent_decide_days": 3,
		"accepting_closes": true, "silence": "offer", "takes_applications": true, "applications_contact": "",
	}
	w.as(auditor).put("/network/policy", body).problem(http.StatusForbidden, "not_allowed")
	w.as(sender).get("/network/policy").problem(http.StatusForbidden, "not_allowed")
	w.as(coordinator).put("/network/policy", body).is(http.StatusOK).into(&p)
	require.Equal(t, 4, p.AcknowledgeDays)
	w.as(coordinator).put("/network/policy", body).problem(http.StatusConflict, "stale")
	body["version"], body["decide_days"] = p.Version, 0
	refused := w.as(coordinator).put("/network/policy", body).problem(http.StatusUnprocessableEntity, "invalid")
	require.Equal(t, "decide_days", refused.Errors[0].Field)

	body["decide_days"], body["takes_applications"] = 6, false
	refused = w.as(coordinator).put("/network/policy", body).problem(http.StatusUnprocessableEntity, "invalid")
	require.Equal(t, "applications_contact", refused.Errors[0].Field)

	var reference api.Reference
	w.as(sender).get("/reference").is(http.StatusOK).into(&reference)
	require.True(t, reference.OffersNext)
	require.Contains(t, reference.Urgent, "much sooner than 10 working days")
	require.Contains(t, reference.Urgent, "acknowledge within 1 working day and to decide within a further 3")
}

// Whom the sender would try next is the sender's and the network's to know.
func TestTheNextReceiversAreNotTheReceiversToKnow(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	body := draftBody(form(w.debt.ID, w.other.ID), w.debt.ID)
	body["next_receivers"] = []uuid.UUID{w.other.ID}
	var d api.Draft
	b := w.as(sender)
	b.post("/drafts", body).is(http.StatusCreated).into(&d)
	require.Equal(t, []uuid.UUID{w.other.ID}, d.Next)
	var sent api.SentBatch
	b.sendDraft(d, "first-click").is(http.StatusCreated).into(&sent)
	for who, knows := range map[string]bool{sender: true, coordinator: true, receiver: false} {
		var detail api.ReferralDetail
		w.as(who).get("/referrals/" + sent.Referrals[0].ID.String()).is(http.StatusOK).into(&detail)
		require.Equal(t, knows, len(detail.NextReceivers) == 1, who)
	}
}
