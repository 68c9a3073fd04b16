package main

import (
	"context"
	"fmt"
	"time"
)

const (
	warmUp   = 6 * time.Second // of work before a fault
	coolDown = 6 * time.Second // of work after it
	// calmWithin is how long everything may take to be as it should be again: the
	// reconciler looks each minute at what has not moved for a minute.
	calmWithin = 3 * time.Minute
)

// experiment is one kind of fault.
type experiment struct {
	tag, name string
	// run breaks something, while people work, and leaves it whole.
	run func(ctx context.Context, h *house, w *work) error
}

// result is a row of the report.
type result struct {
	tag, name               string
	sent, commands, unknown int
	longest, outage, calm   time.Duration
	failures                []string
}

// experiment has people work, breaks something meanwhile, waits until all is calm
// and checks the promises.
func (h *house) experiment(ctx context.Context, e experiment) result {
	fmt.Printf("· %s %s\n", e.tag, e.name)
	sends, commands := h.ledger.size()
	w := h.begin(ctx)
	sleep(ctx, warmUp)
	begun := time.Now()
	err := e.run(ctx, h, w)
	outage := time.Since(begun)
	if err != nil {
		h.assertions.never("an experiment is carried out", "%s: %v", e.tag, err)
	}
	if n, err := h.count(ctx, "SELECT count(*) FROM referral_events WHERE moment IS NOT NULL AND at BETWEEN now() - make_interval(secs => $1) AND now()", outage.Seconds()); err == nil {
		h.assertions.sometimes(n > 0, "a moment passed while a part was down")
	}
	sleep(ctx, coolDown)
	w.end()
	r := h.judge(ctx)
	sendsNow, commandsNow := h.ledger.size()
	r.tag, r.name, r.outage = e.tag, e.name, outage
	r.sent, r.commands = sendsNow-sends, commandsNow-commands
	r.unknown, r.longest = int(w.unknown.Load()), time.Duration(w.longest.Load())
	return r
}

// judge waits for calm and checks everything.
func (h *house) judge(ctx context.Context) (r result) {
	begun := time.Now()
	if err := h.settle(ctx); err != nil {
		h.assertions.never("the ledger can be settled", "%v", err)
	}
	h.calm(ctx)
	r.calm = time.Since(begun)
	h.check(ctx)
	h.tidy(ctx)
	r.failures = h.assertions.failures()
	return r
}

// lastLook closes everything and looks for personal data where none may be.
func (h *house) lastLook(ctx context.Context) result {
	fmt.Println("· the last look: personal data in Temporal, and in what was logged")
	begun := time.Now()
	h.checkPrivacy(ctx)
	return result{tag: "end", name: "no personal data in Temporal or in any log", outage: time.Since(begun), failures: h.assertions.failures()}
}

func (l *ledger) size() (sends, commands int) {
	l.mu.Lock()
	defer l.mu.Unlock()
	return len(l.sends), len(l.commands)
}
