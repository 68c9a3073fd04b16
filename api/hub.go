package api

import (
	"context"
	"encoding/json"
	"slices"
	"sync"
	"time"

	"github.com/google/uuid"
	"github.com/rs/zerolog"

	"onward/referral"
	"onward/schema"
)

// waiting is how many changes a slow browser may fall behind before it is told
// to ask for everything again.
const waiting = 64

// hub gives what Postgres announces to each live stream of the organisations
// concerned.
type hub struct {
	mu      sync.Mutex
	streams map[*stream]struct{}
}

type stream struct {
	actor   referral.Actor
	changes chan Changed
	missed  chan struct{} // full when the stream fell behind
}

// announcement is what Postgres announces: ids and kinds only.
type announcement struct {
	Organisations []uuid.UUID `json:"organisations"`
	Changed
}

func newHub() *hub { return &hub{streams: map[*stream]struct{}{}} }

func (h *hub) join(actor referral.Actor) *stream {
	st := &stream{actor: actor, changes: make(chan Changed, waiting), missed: make(chan struct{}, 1)}
	h.mu.Lock()
	defer h.mu.Unlock()
	h.streams[st] = struct{}{}
	return st
}

func (h *hub) leave(st *stream) {
	h.mu.Lock()
	defer h.mu.Unlock()
	delete(h.streams, st)
}

// concerns reports whether the stream's reader may hear of it. People of the
// network follow the progress of every referral.
func (a announcement) concerns(actor referral.Actor) bool {
	return actor.Role.OfNetwork() || slices.Contains(a.Organisations, actor.OrganisationID)
}

func (h *hub) tell(a announcement) {
	h.mu.Lock()
	defer h.mu.Unlock()
	for st := range h.streams {
		if !a.concerns(st.actor) {
			continue
		}
		select {
		case st.changes <- a.Changed:
		default:
			st.fallBehind()
		}
	}
}

func (st *stream) fallBehind() {
	select {
	case st.missed <- struct{}{}:
	default: // it knows already
	}
}

// missAll tells every stream that it may have missed something.
func (h *hub) missAll() {
	h.mu.Lock()
	defer h.mu.Unlock()
	for st := range h.streams {
		st.fallBehind()
	}
}

// listener is where announcements come from.
type listener interface {
	Listen(ctx context.Context, channel string) (<-chan string, error)
}

// listenAgain is how long to wait for a database that is down at the start.
const listenAgain = time.Second

// run hears announcements until the context ends. Once it listens, the store
// reconnects by itself.
func (h *hub) run(ctx context.Context, from listener, log zerolog.Logger) {
	for ctx.Err() == nil {
		heard, err := from.Listen(ctx, schema.ChannelLive)
		if err != nil {
			log.Warn().Err(err).Msg("live updates wait for the database")
			select {
			case <-ctx.Done():
			case <-time.After(listenAgain):
			}
			continue
		}
		h.hear(heard, log)
	}
}

func (h *hub) hear(heard <-chan string, log zerolog.Logger) {
	for payload := range heard {
		if payload == "" { // connected again: something may have been missed
			h.missAll()
			continue
		}
		var a announcement
		if err := json.Unmarshal([]byte(payload), &a); err != nil {
			log.Error().Err(err).Msg("an announcement could not be read")
			continue
		}
		h.tell(a)
	}
}
