package api

import (
	"context"
	"sync"
	"time"
)

// How long to wait for Temporal to answer, and how long to believe what it said.
const (
	probeWithin = 500 * time.Millisecond
	probeAgain  = 5 * time.Second
)

// probe remembers whether Temporal answered, so that while it does not, nobody
// waits for it more than once in a while.
type probe struct {
	mu      sync.Mutex
	asked   time.Time
	answers bool
}

// temporalAnswers reports whether clocks and e-mails are on time.
func (s *Server) temporalAnswers(ctx context.Context) bool {
	if s.config.Temporal == nil {
		return false
	}
	p := &s.clockwork
	p.mu.Lock()
	defer p.mu.Unlock()
	now := s.config.Now()
	if !p.asked.IsZero() && now.Sub(p.asked) < probeAgain {
		return p.answers
	}
	// Whoever asked may go away; that says nothing about Temporal.
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), probeWithin)
	defer cancel()
	p.asked, p.answers = now, s.config.Temporal(ctx) == nil
	return p.answers
}
