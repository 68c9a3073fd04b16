package main

import (
	"fmt"
	"maps"
	"slices"
	"sync"
)

// kind is what an assertion says of a whole run.
type kind string

const (
	always    kind = "always"    // held each time that it was looked at, and was looked at
	sometimes kind = "sometimes" // came true at least once: the fault really bit
	never     kind = "never"     // must not be reached
)

// assertions counts what held and what did not.
type assertions struct {
	mu    sync.Mutex
	all   map[string]*assertion
	order []string
	last  []string // what failed since failures was asked
}

type assertion struct {
	kind         kind
	held, failed int
	example      string // of a failure
}

// sometimesWanted must all come true in a complete run; one that never did shows
// that an experiment no longer tries what it says.
var sometimesWanted = []string{
	"a request had no answer, or 503",
	"a repeated request got the answer that was kept",
	"a request without an answer had taken effect",
	"a command without an answer had taken effect",
	"a row of the outbox was left to the relay",
	"an activity was tried more than once",
	"a letter's end was in doubt",
	"a moment passed while a part was down",
	"two closed the same referral at once",
	"a poisoned row was parked",
	"a node was changed under load",
}

func newAssertions() *assertions {
	a := &assertions{all: map[string]*assertion{}}
	for _, what := range sometimesWanted {
		a.entry(sometimes, what)
	}
	return a
}

func (a *assertions) entry(k kind, what string) *assertion {
	if a.all[what] == nil {
		a.all[what] = &assertion{kind: k}
		a.order = append(a.order, what)
	}
	return a.all[what]
}

// always asserts something that must hold whenever it is looked at.
func (a *assertions) always(holds bool, what, format string, args ...any) {
	a.mu.Lock()
	defer a.mu.Unlock()
	e := a.entry(always, what)
	if holds {
		e.held++
		return
	}
	e.failed++
	text := fmt.Sprintf(format, args...)
	if e.example == "" {
		e.example = text
	}
	a.last = append(a.last, what+": "+text)
}

// never is reached only when a promise was broken.
func (a *assertions) never(what, format string, args ...any) {
	a.mu.Lock()
	a.entry(never, what)
	a.mu.Unlock()
	a.always(false, what, format, args...)
}

// sometimes notes that something came true.
func (a *assertions) sometimes(holds bool, what string) {
	if !holds {
		return
	}
	a.mu.Lock()
	defer a.mu.Unlock()
	a.entry(sometimes, what).held++
}

// failures returns what failed since it was last asked.
func (a *assertions) failures() []string {
	a.mu.Lock()
	defer a.mu.Unlock()
	failed := a.last
	a.last = nil
	return failed
}

// verdict is nil when every promise was kept and, in a complete run, every fault
// really bit.
func (a *assertions) verdict(complete bool) error {
	a.mu.Lock()
	defer a.mu.Unlock()
	var broken []string
	for _, what := range slices.Sorted(maps.Keys(a.all)) {
		if e := a.all[what]; e.failed > 0 || complete && e.kind == sometimes && e.held == 0 {
			broken = append(broken, what)
		}
	}
	if len(broken) > 0 {
		return fmt.Errorf("%d did not hold: %q", len(broken), broken)
	}
	return nil
}
