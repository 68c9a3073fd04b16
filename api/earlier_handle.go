package api

import (
	"context"
	"fmt"
	"time"

	"onward/referral"
	"onward/schema"
)

// earlierOrganisations warns of a loop before somebody forwards.
func (s *Server) earlierOrganisations(ctx context.Context, in *referralInput) (*earlierOutput, error) {
	earlier, err := s.store.Earlier(ctx, actor(ctx), in.ID)
	if err != nil {
		return nil, fmt.Errorf("find who had it before: %w", err)
	}
	shown := EarlierOrganisations{Items: []EarlierOrganisation{}}
	for _, e := range earlier {
		shown.Items = append(shown.Items, EarlierOrganisation{
			Organisation: showParty(e.Organisation), Referral: NumberLink{e.Referral.ID, e.Referral.Number}, Sentence: earlierWords(e, s.config.Now()),
		})
	}
	return &earlierOutput{Body: shown}, nil
}

// earlierWords says what became of the client there.
func earlierWords(e referral.Earlier, now time.Time) string {
	r, on := e.Referral, func(t time.Time) string { return shortDay(t, now) }
	who, what := e.Organisation.Name, ""
	switch {
	case e.As == referral.Sender:
		what = who + " referred this client to " + r.Receiver.Name + " on " + on(r.SentAt)
	case r.DeclinedFor != "":
		what = who + " declined this client on " + on(r.DecidedAt)
	case r.Status == referral.Withdrawn:
		what = "This client was referred to " + who + ", and that was withdrawn on " + on(r.ClosedAt)
	case r.Status == referral.Closed && r.DecidedAt.IsZero():
		what = who + " was sent this client and did not answer by " + on(r.ClosedAt)
	case r.Status == referral.Closed:
		what = who + " had this client until " + on(r.ClosedAt)
	case r.Status == referral.Accepted:
		what = who + " accepted this client on " + on(r.DecidedAt)
	default:
		what = who + " was sent this client on " + on(r.SentAt) + " and has not decided"
	}
	return fmt.Sprintf("%s (#%d).", what, r.Number)
}

// shortDay is a day as people write it, with its year where that is another.
func shortDay(t, now time.Time) string {
	t, now = t.In(referral.London), now.In(referral.London)
	if t.Year() != now.Year() {
		return t.Format("2 January 2006")
	}
	return t.Format("2 January")
}

func showLoops(all []schema.Loop) []LoopWarning {
	shown := make([]LoopWarning, len(all))
	for i, l := range all {
		shown[i] = LoopWarning{
			Referral: showLink(l.Link), Earlier: NumberLink{l.EarlierID, l.EarlierNumber}, Hops: l.Hops,
			Sentence: fmt.Sprintf("#%d has gone round: it is with an organisation that had it before, %d hops.", l.Number, l.Hops),
		}
	}
	return shown
}
