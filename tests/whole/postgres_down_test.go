package whole_test

import (
	"encoding/json"
	"net/http"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"onward/tests/rig"
)

// entry is a send as the client's own ledger has it: what was asked, under which
// key, and what came back; status 0 is no answer.
type entry struct {
	path   string
	body   map[string]any
	key    string
	status int
	answer []byte
}

// While Postgres comes and goes, people hear within 2 seconds what became of a
// send. What was accepted is there; what nobody knows is settled by asking again
// with the same key. This test runs alone, for it looks at the time.
func TestPostgresComesAndGoes(t *testing.T) {
	h := promptHouse(t)
	h.work()
	ledger := h.prepareLedger(60)
	outages := map[int]rig.Condition{10: rig.Cut, 22: rig.Silent, 34: rig.Cut, 46: rig.Silent} // before which entry
	var group sync.WaitGroup
	for start := range 4 {
		group.Go(func() {
			for i := start; i < len(ledger); i += 4 {
				if fault, due := outages[i]; due {
					h.postgres.Set(fault)
					time.AfterFunc(400*time.Millisecond, func() { h.postgres.Set(rig.Whole) })
				}
				h.ask(ledger[i])
			}
		})
	}
	group.Wait()
	h.eventually(func() bool { return h.amina.get("/dashboard").status == http.StatusOK }, "the API has recovered by itself")

	h.postgres.Set(rig.Silent)
	h.ask(&entry{path: ledger[0].path, body: ledger[0].body, key: uuid.NewString(), status: http.StatusServiceUnavailable})
	h.postgres.Set(rig.Whole)
	h.eventually(func() bool { return h.amina.get("/dashboard").status == http.StatusOK }, "the API has recovered by itself")

	unknown := h.settle(ledger)
	require.Positive(t, unknown, "the outages hit something")
	require.Equal(t, len(ledger), h.number("SELECT count(*) FROM referrals"), "every accepted send is one referral")
	require.Zero(t, h.number("SELECT count(*) FROM drafts"))
	h.eventually(func() bool { return h.number("SELECT count(*) FROM outbox WHERE done_at IS NULL") == 0 }, "the outbox is empty")
	h.noneMissing()
}

// prepareLedger writes so many drafts that are to be sent.
func (h *house) prepareLedger(n int) []*entry {
	h.t.Helper()
	ledger := make([]*entry, n)
	for i := range ledger {
		d := h.amina.draft(form(h.receiver.ID))
		ledger[i] = &entry{path: "/drafts/" + d.ID.String() + "/send", body: map[string]any{"version": d.Version}, key: uuid.NewString()}
	}
	return ledger
}

// ask sends an entry and writes down what came back. An entry that already has a
// status expects that one.
func (h *house) ask(e *entry) {
	p := *h.amina // several ask at once
	a := p.do(http.MethodPost, e.path, e.key, e.body)
	if e.status != 0 && e.status != a.status {
		h.t.Errorf("wanted %d, got %d: %s", e.status, a.status, a.body)
	}
	if a.took > 2500*time.Millisecond { // 1.9 s of ours, and a busy machine's
		h.t.Errorf("an answer took %s", a.took)
	}
	if a.status != http.StatusCreated && a.status != http.StatusServiceUnavailable {
		h.t.Errorf("%d: %s\n%s", a.status, a.body, a.logged())
	}
	e.status, e.answer = a.status, a.body
}

// settle asks again, with its key, for everything, and returns how much of it had
// no good answer before.
func (h *house) settle(ledger []*entry) (unknown int) {
	h.t.Helper()
	seen := map[uuid.UUID]bool{}
	for _, e := range ledger {
		before, said := e.status, e.answer
		e.status = 0
		h.eventually(func() bool { h.ask(e); return e.status == http.StatusCreated }, "it settles")
		if before == http.StatusCreated {
			require.JSONEq(h.t, string(said), string(e.answer), "the answer is the one that was given")
		} else {
			unknown++
		}
		var batch struct {
			Referrals []sent `json:"referrals"`
		}
		require.NoError(h.t, json.Unmarshal(e.answer, &batch))
		require.Len(h.t, batch.Referrals, 1)
		seen[batch.Referrals[0].ID] = true
	}
	require.Len(h.t, seen, len(ledger))
	return unknown
}
