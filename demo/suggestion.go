package demo

import (
	"context"
	"fmt"
	"time"

	"onward/referral"
	"onward/schema"
)

// suggestion is what somebody said about an organisation's profile, and what its
// lead made of it.
type suggestion struct {
	about, from string // slugs; from nobody: a visitor of the public page
	what        referral.Suggestion
	daysAgo     int
	state       referral.SuggestionState // open: nobody has answered it
	words       string
}

// suggestions stand at every stage: one waits for so long that coordinators see
// it, one came from the public page, one was answered.
var suggestions = []suggestion{
	{
		about: "later-life-marram", from: "marram-advice", daysAgo: 20, state: referral.SuggestionOpen,
		what: referral.Suggestion{Part: referral.PartOpening, Text: "On Fridays they close at 14:00 now, says the note on the door. The other days are as before."},
	},
	{
		about: "later-life-marram", daysAgo: 1, state: referral.SuggestionOpen,
		what: referral.Suggestion{Part: referral.PartContact, Text: "The telephone rings out. The library gave me a newer number that ends in 417.", Email: "visitor@example.net"},
	},
	{
		about: "later-life-marram", from: "saltlantern-debt", daysAgo: 9, state: referral.SuggestionDone, words: "Thank you: it is six weeks until the new year.",
		what: referral.Suggestion{Part: referral.PartWaiting, Text: "They told us that the first appointment is in six weeks, and the page says two."},
	},
}

// suggest has them made. The letter about the one from the public page is sent;
// those of before are past.
func (n Network) suggest(ctx context.Context, store *schema.Store) error {
	for _, s := range suggestions {
		about, err := n.organisation(s.about)
		if err != nil {
			return err
		}
		made := n.now.AddDate(0, 0, -s.daysAgo)
		if s.from == "" {
			if err := store.WithClock(func() time.Time { return made }).SuggestPublicly(ctx, about.ID, s.what); err != nil {
				return fmt.Errorf("demo: suggest publicly: %w", err)
			}
			continue
		}
		from, err := n.organisation(s.from)
		if err != nil {
			return err
		}
		past := schema.PastSuggestion{
			About: about.ID, What: s.what, MadeAt: made, State: s.state, Answer: s.words,
			By: referral.Actor{UserID: from.staff[len(from.staff)-1], OrganisationID: from.ID},
		}
		if s.state != referral.SuggestionOpen {
			past.AnsweredAt, past.AnsweredBy = made.AddDate(0, 0, 3), about.staff[0]
		}
		if err := store.ImportSuggestion(ctx, past); err != nil {
			return fmt.Errorf("demo: suggest: %w", err)
		}
	}
	return nil
}

func (n Network) organisation(slug string) (Organisation, error) {
	for _, o := range n.Organisations {
		if o.Slug == slug {
			return o, nil
		}
	}
	return Organisation{}, fmt.Errorf("demo: there is no organisation %q", slug)
}
