package api

import (
	"context"
	"net/http"
	"time"

	"github.com/danielgtaylor/huma/v2/sse"
	"github.com/google/uuid"
)

const livePath = "/live"

// Changed says that a referral of the reader's organisation changed. Ask for
// what you show; nothing personal is ever sent here.
type Changed struct {
	ReferralID uuid.UUID `json:"referral_id"`
	Seq        int64     `json:"seq" doc:"The referral's version now."`
	Kind       string    `json:"kind" doc:"The command that changed it."`
}

// Missed says that changes may have been missed: ask again for all you show.
type Missed struct {
	Reason string `json:"reason" enum:"connected,reconnected"`
}

func (s *Server) registerLive() {
	op := operation("live", http.MethodGet, livePath, tagLive, "Hear of changes (server-sent events)")
	events := map[string]any{"changed": Changed{}, "missed": Missed{}}
	sse.Register(s.api, op, events, s.live)
}

// live tells one browser of changes until it goes away, the session ends or the
// server stops.
func (s *Server) live(ctx context.Context, _ *nothing, send sse.Sender) {
	me := signedIn(ctx)
	st := s.hub.join(me.Actor)
	defer s.hub.leave(st)
	beat := time.NewTicker(s.config.Heartbeat)
	defer beat.Stop()
	err := send.Data(Missed{Reason: "connected"})
	for err == nil {
		select {
		case <-ctx.Done():
			return
		case change := <-st.changes:
			err = send.Data(change)
		case <-st.missed:
			err = send.Data(Missed{Reason: "reconnected"})
		case <-beat.C:
			if alive, dead := s.store.SessionAlive(ctx, me.token); dead == nil && !alive {
				return
			}
			err = send.Comment("still here")
		}
	}
}
