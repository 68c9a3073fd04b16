package main

import (
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"net/http"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/google/uuid"

	"onward/referral"
)

// How often each of the people at work does something, on average. Together it is
// about what the machine can carry with everything whole.
const (
	senders, receivers, readers = 2, 3, 1
	sendEvery                   = 900 * time.Millisecond
	stepEvery                   = 250 * time.Millisecond
	readEvery                   = 300 * time.Millisecond
)

// plan is what becomes of a referral, as far as people have their way.
type plan string

const (
	silence  plan = "silence" // nobody answers: its clock runs through
	helped   plan = "helped"
	declined plan = "declined"
	withdrew plan = "withdrew"
)

var plans = []plan{silence, helped, helped, helped, declined, withdrew}

// work is people at work, until it is stopped.
type work struct {
	h       *house
	cancel  context.CancelFunc
	people  sync.WaitGroup
	longest atomic.Int64 // the longest that anybody waited, in nanoseconds
	unknown atomic.Int64 // answers that did not come, or were 5xx
	resting sync.Map     // referrals of which a command's end is not known
	plans   sync.Map
}

// begin has people work. What they do follows from the seed; what comes of it,
// from the machine too.
func (h *house) begin(ctx context.Context) *work {
	ctx, cancel := context.WithCancel(ctx)
	w := &work{h: h, cancel: cancel}
	hire := func(n int, every time.Duration, do func(ctx context.Context, r *rand.Rand)) {
		for range n {
			r := seeded(h.random.Uint64(), 1)
			w.people.Go(func() {
				for ctx.Err() == nil {
					do(ctx, r)
					sleep(ctx, time.Duration(r.Int64N(int64(2*every))))
				}
			})
		}
	}
	hire(senders, sendEvery, w.send)
	hire(receivers, stepEvery, w.step)
	hire(readers, readEvery, w.read)
	return w
}

// end returns when everybody has stopped. What is under way is asked to its end.
func (w *work) end() {
	w.cancel()
	w.people.Wait()
}

func (w *work) note(a answer) answer {
	for {
		old := w.longest.Load()
		if int64(a.took) <= old || w.longest.CompareAndSwap(old, int64(a.took)) {
			break
		}
	}
	if a.unknown() {
		w.unknown.Add(1)
		w.h.assertions.sometimes(true, "a request had no answer, or 503")
	}
	return a
}

// send writes a draft and presses the button; twice, if there is no answer.
func (w *work) send(ctx context.Context, r *rand.Rand) {
	h := w.h
	by := h.people[r.IntN(len(h.people))]
	to := (by.organisation + 1 + r.IntN(len(h.organisations)-1)) % len(h.organisations)
	s := &sending{by: by, receiver: to, key: uuid.NewString(), outcome: unknown}
	s.canary = fmt.Sprintf("Qanari%c%c%sq", 'a'+by.organisation, 'a'+to, letters(h.ledger.next.Add(1)))
	whole := context.WithoutCancel(ctx) // the ledger knows of nothing half asked
	a := w.note(by.do(whole, http.MethodPost, "/drafts", "", map[string]any{
		"form": form(s.canary, h.organisations[to].ID), "receivers": []uuid.UUID{h.organisations[to].ID}, "copy_sender": r.IntN(2) == 0,
	}))
	var draft struct {
		ID      uuid.UUID `json:"id"`
		Version int64     `json:"version"`
	}
	if !a.ok() || json.Unmarshal(a.body, &draft) != nil {
		return // a draft is not sent: its writer sees that it is not kept
	}
	s.draft, s.version = draft.ID, draft.Version
	h.ledger.add(s)
	w.press(whole, s, r)
	if s.is() == unknown || r.IntN(4) == 0 { // an impatient person presses again
		w.note(s.send(whole))
	}
	if s.is() == done {
		w.plans.Store(s.id, plans[r.IntN(len(plans))])
	}
}

// press sends. Now and then the person's own line breaks before the answer: what
// they asked may have happened, and the browser asks again.
func (w *work) press(ctx context.Context, s *sending, r *rand.Rand) {
	if r.IntN(6) > 0 {
		w.note(s.send(ctx))
		return
	}
	ctx, cancel := context.WithTimeout(ctx, time.Duration(15+r.IntN(60))*time.Millisecond)
	defer cancel()
	if s.send(ctx).status == 0 {
		n, err := w.h.count(context.WithoutCancel(ctx), "SELECT count(*) FROM referral_clients WHERE form::text LIKE '%' || $1 || '%'", s.canary)
		w.h.assertions.sometimes(err == nil && n == 1, "a request without an answer had taken effect")
	}
}

// form is one that passes every check.
func form(canary string, to uuid.UUID) referral.Form {
	today := referral.DateOf(time.Now())
	f := referral.Form{
		Client:  referral.Client{FirstName: "Zoë", LastName: canary},
		Contact: referral.Contact{Phone: "01603 555 012"},
		Need:    referral.Need{Reason: "Bailiffs called. " + canary, Issues: []string{"debt"}},
		Consent: referral.Consent{Given: true, Basis: referral.BasisConsent, How: "spoken", On: &today, Wording: "May we share this?", To: []uuid.UUID{to}},
	}
	return f.Tidy()
}

// letters writes a number without digits, as names have none.
func letters(n int64) string {
	var b strings.Builder
	for ; n > 0; n /= 26 {
		b.WriteByte(byte('a' + n%26))
	}
	return b.String()
}

// view is what a person reads of a referral before doing something.
type view struct {
	Version  int64           `json:"version"`
	Status   referral.Status `json:"status"`
	Contacts []struct{}      `json:"contacts"`
}

// step takes one referral a step further, as its plan says.
func (w *work) step(ctx context.Context, r *rand.Rand) {
	s, planned := w.pick(r)
	if s == nil {
		return
	}
	receiver := w.h.of(s.receiver, r)
	whole := context.WithoutCancel(ctx)
	var v view
	a := w.note(receiver.do(whole, http.MethodGet, "/referrals/"+s.id.String(), "", nil))
	if !a.ok() || json.Unmarshal(a.body, &v) != nil {
		w.h.assertions.always(a.unknown(), "a receiver reads what was sent to them", "%d %s", a.status, a.body)
		return
	}
	by, kind, body := next(planned, v, receiver, s.by)
	if kind == "" {
		w.plans.Delete(s.id) // it is over
		return
	}
	if kind == referral.Close && r.IntN(2) == 0 {
		w.race(whole, s, v, body)
		return
	}
	w.give(whole, by, s.id, kind, v, body)
}

// pick is one of the referrals that somebody has plans for.
func (w *work) pick(r *rand.Rand) (*sending, plan) {
	all := w.h.ledger.arrived()
	for _, n := range r.Perm(len(all)) {
		planned, known := w.plans.Load(all[n].id)
		if _, rests := w.resting.Load(all[n].id); known && !rests && planned != silence {
			return all[n], planned.(plan)
		}
	}
	return nil, ""
}

// of is one of the people of an organisation.
func (h *house) of(organisation int, r *rand.Rand) *person {
	var theirs []*person
	for _, p := range h.people {
		if p.organisation == organisation {
			theirs = append(theirs, p)
		}
	}
	return theirs[r.IntN(len(theirs))]
}

// next is who does what to a referral so planned, in its present state.
func next(planned plan, v view, receiver, sender *person) (by *person, kind referral.Kind, body map[string]any) {
	words := map[string]any{"words": "It is so."}
	switch {
	case planned == withdrew && (v.Status == referral.Sent || v.Status == referral.Acknowledged):
		return sender, referral.Withdraw, words
	case v.Status == referral.Sent:
		return receiver, referral.Acknowledge, nil
	case v.Status == referral.Acknowledged && planned == declined:
		return receiver, referral.Decline, map[string]any{"reason": referral.NoCapacity, "words": "It is so."}
	case v.Status == referral.Declined && planned == declined:
		return sender, referral.NoFurtherReferral, words
	case v.Status == referral.Acknowledged:
		return receiver, referral.Accept, nil
	case v.Status == referral.Accepted && len(v.Contacts) == 0:
		return receiver, referral.RecordContact, map[string]any{"channel": "phone", "reached": true, "at": time.Now(), "words": "Rang."}
	case v.Status == referral.Accepted:
		return receiver, referral.Close, map[string]any{"words": "Helped.", "outcomes": []map[string]string{{"issue": "debt", "outcome": "advised"}}}
	}
	return nil, "", nil
}

// give gives a command and notes what is known of it.
func (w *work) give(ctx context.Context, by *person, id uuid.UUID, kind referral.Kind, v view, more map[string]any) *given {
	body := map[string]any{"version": v.Version}
	for name, value := range more {
		body[name] = value
	}
	a := w.note(by.do(ctx, http.MethodPost, "/referrals/"+id.String()+"/"+string(kind), "", body))
	g := &given{by: by, referral: id, kind: kind, outcome: refused}
	switch {
	case a.ok():
		g.outcome = done
	case a.unknown():
		g.outcome = unknown
		w.resting.Store(id, true)
	}
	w.h.assertions.always(g.outcome != refused || a.status == http.StatusConflict || a.status == http.StatusUnprocessableEntity,
		"a command is refused only because somebody was quicker", "%s: %d %s", kind, a.status, a.body)
	w.h.ledger.note(g)
	return g
}

// race has both advisers of the receiver close the same referral at once: one of
// them does (I6).
func (w *work) race(ctx context.Context, s *sending, v view, body map[string]any) {
	var both sync.WaitGroup
	results := make([]*given, 0, 2)
	var mu sync.Mutex
	for _, p := range w.h.people {
		if p.organisation != s.receiver {
			continue
		}
		both.Go(func() {
			g := w.give(ctx, p, s.id, referral.Close, v, body)
			mu.Lock()
			defer mu.Unlock()
			results = append(results, g)
		})
	}
	both.Wait()
	succeeded := len(slices.DeleteFunc(slices.Clone(results), func(g *given) bool { return g.outcome != done }))
	doubtful := slices.ContainsFunc(results, func(g *given) bool { return g.outcome == unknown })
	w.h.assertions.always(succeeded <= 1, "I6 of two who close, one does", "%d did", succeeded)
	w.h.assertions.sometimes(!doubtful && succeeded == 1, "two closed the same referral at once")
}

// read looks at what people look at, and at what is not theirs.
func (w *work) read(ctx context.Context, r *rand.Rand) {
	h := w.h
	p := h.people[r.IntN(len(h.people))]
	whole := context.WithoutCancel(ctx)
	paths := []string{"/dashboard", "/referrals?box=incoming", "/referrals?box=outgoing", "/session"}
	w.note(p.do(whole, http.MethodGet, paths[r.IntN(len(paths))], "", nil))
	all := h.ledger.arrived()
	if len(all) == 0 {
		return
	}
	s := all[r.IntN(len(all))]
	if a := w.note(p.do(whole, http.MethodGet, "/referrals/"+s.id.String(), "", nil)); !a.unknown() {
		mine := p.organisation == s.receiver || p.organisation == s.by.organisation
		h.assertions.always(mine == (a.status == http.StatusOK) && (mine || a.status == http.StatusNotFound),
			"I8 the two sides read a referral, and others do not learn that there is one", "%s: %d", p.username, a.status)
	}
	w.note(p.do(whole, http.MethodPost, "/referrals/search", "", map[string]any{"text": "Qanari"}))
}

// sleep waits, or not, when there is nothing more to wait for.
func sleep(ctx context.Context, d time.Duration) {
	t := time.NewTimer(d)
	defer t.Stop()
	select {
	case <-ctx.Done():
	case <-t.C:
	}
}
