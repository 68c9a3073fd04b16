package referral

import (
	"slices"
	"time"

	"github.com/google/uuid"
)

// Silence is the network's policy for a referral that is stuck (spec section 3:
// the 5th day after a missed deadline).
type Silence string

// The policies.
const (
	SilenceAsks   Silence = "ask"   // the coordinators, who decide
	SilenceCloses Silence = "close" // it is closed as "no response"
	SilenceOffers Silence = "offer" // it goes to the next receiver that the sender named
)

// Silences lists the policies, the default first.
var Silences = []Silence{SilenceAsks, SilenceCloses, SilenceOffers}

// Offer is where a stuck referral goes next.
type Offer struct {
	To   uuid.UUID   // zero: nowhere
	Rest []uuid.UUID // whom the sender named after it
}

// NextOffer finds the first of the receivers named by the sender to whom a stuck
// referral may go: one that takes referrals now, and that the client knows of
// (UK GDPR Art 7). With none it stays stuck, and people decide.
func NextOffer(r Referral, consent Consent, takes func(uuid.UUID) bool) Offer {
	if !r.Terms.SilenceOffers {
		return Offer{}
	}
	for i, id := range r.Next {
		if id != r.Sender.ID && id != r.Receiver.ID && consent.Allows(id) && takes(id) {
			return Offer{To: id, Rest: slices.Clone(r.Next[i+1:])}
		}
	}
	return Offer{}
}

// becomeStuck is what the clock does when it gives up asking. Nothing is closed
// silently: each end has a result, and both sides hear of it.
func (r *Referral) becomeStuck(offered uuid.UUID, now time.Time) {
	r.Stuck = true
	switch {
	case r.Terms.SilenceCloses:
		r.Status, r.Result, r.ClosedAt = Closed, ResultNoResponse, now
		r.Moments = nil
	case r.Terms.SilenceOffers && slices.Contains(r.Next, offered):
		r.Status, r.Result, r.ClosedAt = Closed, ResultOfferedOn, now
		r.Forwarded, r.Moments = true, nil
	}
}
