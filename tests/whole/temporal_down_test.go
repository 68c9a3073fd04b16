package whole_test

import (
	"net/http"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onward/referral"
	"onward/tests/rig"
)

// notices are the codes of what the session tells everybody.
func (p *person) notices() []string {
	p.h.t.Helper()
	var session struct {
		Notices []struct {
			Code string `json:"code"`
		} `json:"notices"`
	}
	p.get("/session").is(http.StatusOK).into(&session)
	codes := []string{}
	for _, n := range session.Notices {
		codes = append(codes, n.Code)
	}
	return codes
}

// Without Temporal people work on as always; clocks and letters catch up.
// This test runs alone, for it looks at the time.
func TestTemporalIsDown(t *testing.T) {
	h := promptHouse(t)
	h.work()
	require.NotContains(t, h.amina.notices(), "clock_late")

	h.temporal.Set(rig.Cut)
	prompt := func(a answer, status int) answer {
		t.Helper()
		a.is(status)
		require.Less(t, a.took, 2*time.Second)
		return a
	}
	var open, closed []sent
	for range 4 {
		d := h.amina.draft(form(h.receiver.ID))
		var batch struct {
			Referrals []sent `json:"referrals"`
		}
		prompt(h.amina.post("/drafts/"+d.ID.String()+"/send", map[string]any{"version": d.Version}), http.StatusCreated).into(&batch)
		open = append(open, batch.Referrals...)
	}
	prompt(h.harry.give(open[0], referral.Acknowledge, nil), http.StatusOK)
	prompt(h.harry.give(open[1], referral.Acknowledge, nil), http.StatusOK)
	prompt(h.harry.give(open[1], referral.Accept, nil), http.StatusOK)
	prompt(h.harry.give(open[1], referral.Close, map[string]any{
		"words": "Debts settled.", "outcomes": []map[string]string{{"issue": "debt", "outcome": "advised"}},
	}), http.StatusOK)
	open, closed = append(open[:1:1], open[2:]...), open[1:2]
	h.eventually(func() bool { return slices.Contains(h.amina.notices(), "clock_late") }, "people are told that clocks are late")
	require.Empty(t, h.received(open[0].Number), "no letter leaves without Temporal")
	require.Positive(t, h.number("SELECT count(*) FROM outbox WHERE done_at IS NULL"))

	h.temporal.Set(rig.Whole)
	for _, r := range open {
		h.eventually(func() bool { return h.keptTime(r) }, "its workflow runs")
	}
	h.eventually(func() bool { return h.number("SELECT count(*) FROM outbox WHERE done_at IS NULL") == 0 }, "the outbox is empty")
	h.eventually(func() bool { return !h.keptTime(closed[0]) }, "the workflow of the closed one has ended")
	h.eachOnce()
	h.eventually(func() bool { return !slices.Contains(h.amina.notices(), "clock_late") }, "people are told no longer")
	require.Zero(t, h.number("SELECT count(*) FROM outbox WHERE dead_at IS NOT NULL"))
}
