package demo

import (
	"context"
	_ "embed" // the agreements
	"fmt"
	"slices"
	"time"

	"github.com/google/uuid"

	"onward/referral"
	"onward/schema"
)

//go:embed agreement-1.txt
var agreementOne string

//go:embed agreement-2.txt
var agreementTwo string

// unagreed is the one small organisation that never accepted an agreement, so
// that there is a barrier to look at.
const unagreed = "lamplight-sight"

// stillToAccept are the organisations in which there is most to see, so that
// their leads are asked.
var stillToAccept = []string{busiestSender, busiestReceiver, unagreed}

// everyThird organisation, as the list has them, has not accepted the new
// agreement yet either.
const everyThird = 3

// The network's agreements: one that is a year and a half old, and one that was
// published nine days ago and must be accepted within three weeks from now.
const (
	agreedFor   = 540
	publishedOn = 9
	acceptedBy  = 21
)

// agree publishes two versions of the agreement and has them accepted by those
// who would have.
func (n Network) agree(ctx context.Context, store *schema.Store) error {
	by := referral.Actor{UserID: n.coordinators()[0], Role: referral.Coordinator}
	today := referral.DateOf(n.now)
	first, second := n.ago(agreedFor), n.ago(publishedOn)
	versions := []struct {
		at       time.Time
		text     referral.Agreement
		accepted func(i int, o Organisation) bool
	}{
		{first, referral.Agreement{Title: "Marramshire data-sharing agreement", Text: agreementOne, From: referral.DateOf(first).AddDays(referral.Grace)},
			func(_ int, o Organisation) bool { return o.Slug != unagreed }},
		{second, referral.Agreement{
			Title: "Marramshire data-sharing agreement", Text: agreementTwo, From: today.AddDays(acceptedBy),
			Changes: "New: what to do within a day when something has gone to the wrong people (part 6), and how long copies outside Onward may be kept (part 5). The rest is as it was.",
		}, func(i int, o Organisation) bool { return i%everyThird != 0 && !slices.Contains(stillToAccept, o.Slug) }},
	}
	for i, v := range versions {
		if err := store.WithClock(func() time.Time { return v.at }).PublishAgreement(ctx, by, i, v.text); err != nil {
			return fmt.Errorf("demo: publish an agreement: %w", err)
		}
		for place, o := range n.Organisations {
			if !v.accepted(place, o) {
				continue
			}
			at := v.at.Add(time.Duration(place+1) * 4 * time.Hour) // one after another, over some days
			if err := n.accept(ctx, store, o, by.UserID, i+1, place, minTime(at, n.now)); err != nil {
				return fmt.Errorf("demo: accept an agreement: %w", err)
			}
		}
	}
	return nil
}

// everyTenth organisation signs on paper.
const everyTenth = 10

func (n Network) accept(ctx context.Context, store *schema.Store, o Organisation, coordinator uuid.UUID, version, place int, at time.Time) error {
	then := store.WithClock(func() time.Time { return at })
	if place%everyTenth == everyTenth-1 {
		paper := referral.Signature{Name: n.nameOf(o.staff[0]), On: referral.DateOf(at)}
		return then.RecordAgreement(ctx, referral.Actor{UserID: coordinator, Role: referral.Coordinator}, o.ID, version, paper)
	}
	return then.AcceptAgreement(ctx, referral.Actor{UserID: o.staff[0], OrganisationID: o.ID, Role: referral.Lead}, version)
}

func (n Network) nameOf(id uuid.UUID) string {
	i := slices.IndexFunc(n.People, func(p Person) bool { return p.ID == id })
	return n.People[i].FirstName + " " + n.People[i].LastName
}

// ago is ten in the morning so many days ago.
func (n Network) ago(days int) time.Time { return referral.DateOf(n.now).AddDays(-days).At(10, 0, 0) }

func minTime(a, b time.Time) time.Time {
	if a.After(b) {
		return b
	}
	return a
}
