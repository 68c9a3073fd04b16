package schema

import (
	"context"
	"time"

	"github.com/google/uuid"
	"github.com/uptrace/bun"

	"onward/referral"
)

// PastSuggestion is one that was made, and perhaps answered, before it came here.
type PastSuggestion struct {
	About  uuid.UUID // the organisation
	By     referral.Actor
	What   referral.Suggestion
	MadeAt time.Time

	State      referral.SuggestionState
	Answer     string
	AnsweredAt time.Time // zero: nobody has
	AnsweredBy uuid.UUID
}

// ImportSuggestion keeps a suggestion of the past. Nobody is written to about it.
func (s *Store) ImportSuggestion(ctx context.Context, p PastSuggestion) error {
	if err := checkSuggestion(p.What); err != nil {
		return err
	}
	return s.in(ctx, referral.TheClock, "import a suggestion", func(ctx context.Context, tx bun.Tx) error {
		row := suggestionRow{
			ID: newID(), Organisation: p.About, Part: string(p.What.Part), Text: p.What.Text, MadeAt: p.MadeAt,
			Author: p.By.UserID, AuthorFor: p.By.OrganisationID,
			State: string(p.State), Answer: p.Answer, AnsweredAt: p.AnsweredAt, AnsweredBy: p.AnsweredBy,
		}
		w := newWrites(tx)
		w.insert(&row)
		return w.run(ctx, p.About)
	})
}
