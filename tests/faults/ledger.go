package main

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"sync"
	"sync/atomic"

	"github.com/google/uuid"

	"onward/referral"
)

// ledger is what people know of what they did: each answer, or that there was
// none. What the database holds is compared with it.
type ledger struct {
	next     atomic.Int64
	mu       sync.Mutex
	sends    []*sending
	commands []*given
}

// outcome is what somebody knows of what they asked.
type outcome string

const (
	done    outcome = "done"
	refused outcome = "refused"
	unknown outcome = "unknown"
)

// sending is one referral that somebody sent, or tried to.
type sending struct {
	mu       sync.Mutex
	by       *person
	receiver int
	canary   string
	draft    uuid.UUID
	version  int64 // of the draft
	key      string
	outcome  outcome
	answer   []byte // the first that came
	id       uuid.UUID
	number   int64
}

// given is one command that somebody gave.
type given struct {
	by       *person
	referral uuid.UUID
	kind     referral.Kind
	outcome  outcome
}

func (l *ledger) add(s *sending) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.sends = append(l.sends, s)
}

func (l *ledger) note(g *given) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.commands = append(l.commands, g)
}

// open lists the sendings that became referrals.
func (l *ledger) arrived() []*sending {
	l.mu.Lock()
	defer l.mu.Unlock()
	var all []*sending
	for _, s := range l.sends {
		if s.is() == done {
			all = append(all, s)
		}
	}
	return all
}

func (s *sending) is() outcome {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.outcome
}

// send presses the button; pressing it again with the same key sends nothing
// twice, and gives the same answer, byte for byte (I3).
func (s *sending) send(ctx context.Context) answer {
	a := s.by.do(ctx, http.MethodPost, "/drafts/"+s.draft.String()+"/send", s.key, map[string]any{"version": s.version})
	s.mu.Lock()
	defer s.mu.Unlock()
	checks := s.by.h.assertions
	switch {
	case a.ok() && s.answer != nil:
		checks.always(string(a.body) == string(s.answer), "I3 a repeated request gets the same answer", "%s, then %s", s.answer, a.body)
		checks.sometimes(true, "a repeated request got the answer that was kept")
	case a.ok():
		s.take(a)
	case a.unknown():
		checks.sometimes(true, "a request had no answer, or 503")
	default:
		checks.never("a referral that is right is refused", "%d %s", a.status, a.body)
		s.outcome = refused
	}
	return a
}

// take reads the answer of a send.
func (s *sending) take(a answer) {
	var batch struct {
		Referrals []struct {
			ID     uuid.UUID `json:"id"`
			Number int64     `json:"number"`
		} `json:"referrals"`
	}
	if err := json.Unmarshal(a.body, &batch); err != nil || len(batch.Referrals) != 1 {
		s.by.h.assertions.never("one receiver is one referral", "%v %s", err, a.body)
		return
	}
	s.answer, s.outcome = a.body, done
	s.id, s.number = batch.Referrals[0].ID, batch.Referrals[0].Number
}

// settle asks again what nobody knows the end of, until it is known: after the
// fault, each must be one referral (I1, F1).
func (h *house) settle(ctx context.Context) error {
	h.ledger.mu.Lock()
	sends, commands := h.ledger.sends, h.ledger.commands
	h.ledger.mu.Unlock()
	for _, s := range sends {
		if s.is() != unknown {
			continue
		}
		before, err := h.count(ctx, "SELECT count(*) FROM referral_clients WHERE form::text LIKE '%' || $1 || '%'", s.canary)
		if err != nil {
			return err
		}
		h.assertions.sometimes(before == 1, "a request without an answer had taken effect")
		for range 20 {
			if s.send(ctx); s.is() != unknown {
				break
			}
		}
		h.assertions.always(s.is() == done, "I1 what had no answer is settled by asking again", "%s is %s", s.canary, s.is())
	}
	for _, g := range commands {
		if g.outcome != unknown {
			continue
		}
		n, err := h.events(ctx, g)
		if err != nil {
			return err
		}
		n -= alike(commands, g) // somebody in two windows at once: the other's answer came
		h.assertions.always(n <= 1, "I1 a command without an answer has at most one effect", "%s has %d", g.kind, n)
		h.assertions.sometimes(n == 1, "a command without an answer had taken effect")
		g.outcome = refused
		if n == 1 {
			g.outcome = done
		}
	}
	return nil
}

// alike counts the commands that succeeded of the same person, referral and kind.
func alike(all []*given, one *given) (n int) {
	for _, g := range all {
		if g.outcome == done && g.by == one.by && g.referral == one.referral && g.kind == one.kind {
			n++
		}
	}
	return n
}

// events counts what a command left in the history.
func (h *house) events(ctx context.Context, g *given) (int, error) {
	return h.count(ctx, "SELECT count(*) FROM referral_events WHERE referral_id = $1 AND kind = $2 AND actor_id = $3", g.referral, string(g.kind), g.by.id)
}

// count asks the database, past every wire.
func (h *house) count(ctx context.Context, sql string, arguments ...any) (n int, err error) {
	if err := h.sql.QueryRow(ctx, sql, arguments...).Scan(&n); err != nil {
		return 0, fmt.Errorf("%w: %s", err, sql)
	}
	return n, nil
}
