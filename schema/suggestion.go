package schema

import (
	"context"
	"fmt"
	"time"

	"github.com/google/uuid"
	"github.com/uptrace/bun"

	"onward/referral"
)

const (
	// maxOpenSuggestions is how many may wait at one organisation: more than
	// anybody makes in earnest, and less than a flood.
	maxOpenSuggestions = 100
	// suggestedAgain is how soon an organisation is written to about another
	// suggestion: its page is public, and its inbox is not for others to fill.
	suggestedAgain = time.Hour
)

// Suggestion is what somebody said about a profile and what became of it. The
// address to thank them at is not in it: nobody reads that.
type Suggestion struct {
	ID               uuid.UUID
	Part             referral.SuggestedPart
	Text             string
	MadeAt           time.Time
	By               *Person // nil: somebody on the public page
	State            referral.SuggestionState
	Answer           string
	AnsweredAt       time.Time
	AnsweredBy       *Person
	WillBeThanked    bool // they left an address, which is still kept
	OrganisationID   uuid.UUID
	OrganisationName string
}

type suggestionRow struct {
	bun.BaseModel `bun:"table:suggestions,alias:g"`

	ID           uuid.UUID `bun:"id,pk"`
	Organisation uuid.UUID `bun:"organisation_id"`
	Part         string    `bun:"part"`
	Text         string    `bun:"text"`
	MadeAt       time.Time `bun:"made_at"`
	Author       uuid.UUID `bun:"author_id,nullzero"`
	AuthorFor    uuid.UUID `bun:"author_organisation_id,nullzero"`
	Email        string    `bun:"email"`
	State        string    `bun:"state"`
	Answer       string    `bun:"answer"`
	AnsweredAt   time.Time `bun:"answered_at,nullzero"`
	AnsweredBy   uuid.UUID `bun:"answered_by,nullzero"`
}

type shownSuggestionRow struct {
	suggestionRow
	Made     nameRow `bun:"embed:made_"`
	Answered nameRow `bun:"embed:answered_"`
}

func (r shownSuggestionRow) suggestion() Suggestion {
	return Suggestion{
		ID: r.ID, Part: referral.SuggestedPart(r.Part), Text: r.Text, MadeAt: r.MadeAt.UTC(), By: r.Made.person(r.Author),
		State: referral.SuggestionState(r.State), Answer: r.Answer, AnsweredAt: utc(r.AnsweredAt), AnsweredBy: r.Answered.person(r.AnsweredBy),
		WillBeThanked: r.Email != "", OrganisationID: r.Organisation,
	}
}

// selectSuggestions reads them with the names of who made and who answered them,
// those that wait first, the latest of each first.
func selectSuggestions(ctx context.Context, tx bun.Tx, where string, args ...any) ([]Suggestion, error) {
	var rows []shownSuggestionRow
	err := tx.NewSelect().Model((*suggestionRow)(nil)).Column("g.*").
		ColumnExpr("coalesce(u.first_name, '') AS made_first_name, coalesce(u.last_name, '') AS made_last_name, coalesce(t.name, '') AS made_organisation").
		ColumnExpr("coalesce(a.first_name, '') AS answered_first_name, coalesce(a.last_name, '') AS answered_last_name, '' AS answered_organisation").
		Join("LEFT JOIN users AS u ON u.id = g.author_id").
		Join("LEFT JOIN organisations AS t ON t.id = g.author_organisation_id").
		Join("LEFT JOIN users AS a ON a.id = g.answered_by").
		Where(where, args...).OrderExpr("g.state <> 'open', coalesce(g.answered_at, g.made_at) DESC, g.id").Limit(maxLimit).Scan(ctx, &rows)
	all := make([]Suggestion, len(rows))
	for i, row := range rows {
		all[i] = row.suggestion()
	}
	return all, err
}

// Suggest keeps what somebody in the network says about an organisation's
// profile, and tells the organisation that there is something.
func (s *Store) Suggest(ctx context.Context, by referral.Actor, organisation uuid.UUID, what referral.Suggestion) error {
	what = what.Tidy()
	what.Email = "" // they are known
	if err := checkSuggestion(what); err != nil {
		return err
	}
	row := suggestionRow{Organisation: organisation, Author: by.UserID, AuthorFor: by.OrganisationID}
	return s.in(ctx, by, "suggest a change", func(ctx context.Context, tx bun.Tx) error {
		if err := present(ctx, tx, organisation); err != nil {
			return err
		}
		if err := identify(ctx, tx, referral.TheClock); err != nil { // whether others suggested it, they may not read
			return err
		}
		return s.suggest(ctx, tx, by, row, what)
	})
}

// SuggestPublicly is Suggest for somebody who read the public page of the
// organisation; they may leave an address to be thanked at.
func (s *Store) SuggestPublicly(ctx context.Context, organisation uuid.UUID, what referral.Suggestion) error {
	what = what.Tidy()
	if err := checkSuggestion(what); err != nil {
		return err
	}
	if _, err := s.Published(ctx, organisation); err != nil {
		return err
	}
	row := suggestionRow{Organisation: organisation, Email: what.Email}
	return s.in(ctx, referral.TheClock, "suggest a change publicly", func(ctx context.Context, tx bun.Tx) error {
		return s.suggest(ctx, tx, referral.TheClock, row, what)
	})
}

func checkSuggestion(what referral.Suggestion) error {
	if wrong := what.Check(); len(wrong) > 0 {
		return &referral.Error{Code: referral.CodeInvalid, Message: "Nothing was sent yet. Please check what you entered.", Fields: wrong}
	}
	return nil
}

var errManySuggestions = &referral.Error{
	Code: referral.CodeTooMany, Message: "This organisation has many suggestions to look at already, so yours was not sent. Please contact them yourself, or try again in some days.",
}

// suggest writes the row, once however often it is sent while nobody has answered
// it, and a letter unless one has just gone. The organisation's row is locked, so
// that two who suggest at once do not make two letters.
func (s *Store) suggest(ctx context.Context, tx bun.Tx, by referral.Actor, row suggestionRow, what referral.Suggestion) error {
	now, err := s.now(ctx, tx)
	if err != nil {
		return err
	}
	if err := tx.NewSelect().Table("organisations").ColumnExpr("1").Where("id = ?", row.Organisation).For("UPDATE").Scan(ctx, new(int)); err != nil {
		return found(err, errNoOrganisation)
	}
	var open struct {
		N    int  `bun:"n"`
		Same bool `bun:"same"`
	}
	err = tx.NewSelect().Table("suggestions").ColumnExpr("count(*) AS n").
		ColumnExpr("coalesce(bool_or(part = ? AND text = ?), false) AS same", what.Part, what.Text).
		Where("organisation_id = ?", row.Organisation).Where("state = 'open'").Scan(ctx, &open)
	switch {
	case err != nil:
		return err
	case open.Same:
		return nil
	case open.N >= maxOpenSuggestions:
		return errManySuggestions
	}
	row.ID, row.Part, row.Text, row.MadeAt, row.State = newID(), string(what.Part), what.Text, now, string(referral.SuggestionOpen)
	w := newWrites(tx)
	w.insert(&row)
	told, err := tx.NewSelect().Table("notifications").Where("organisation_id = ?", row.Organisation).
		Where("letter = ?", referral.LetterSuggested).Where("created_at > ?", now.Add(-suggestedAgain)).Exists(ctx)
	if err != nil {
		return err
	}
	if !told {
		w.letter(notificationRow{
			DedupeKey: fmt.Sprintf("%s:%s", referral.LetterSuggested, row.ID), Letter: string(referral.LetterSuggested), Audience: string(referral.ToOrganisation),
			Organisation: row.Organisation, AboutOrganisation: row.Organisation, ReleaseAt: now, CreatedAt: now,
		}, 0)
	}
	w.audit(now, by, "organisation.suggestion", row.Organisation, map[string]any{"part": what.Part})
	return w.run(ctx, row.Organisation)
}

// Suggestions lists what was suggested to the lead's organisation, what waits first.
func (s *Store) Suggestions(ctx context.Context, by referral.Actor) (all []Suggestion, err error) {
	if by.Role != referral.Lead {
		return nil, errOnlyLead
	}
	err = s.in(ctx, by, "list suggestions", func(ctx context.Context, tx bun.Tx) error {
		all, err = selectSuggestions(ctx, tx, "g.organisation_id = ?", by.OrganisationID)
		return err
	})
	return all, err
}

// OwnSuggestions lists what the person suggested to an organisation themselves.
func (s *Store) OwnSuggestions(ctx context.Context, by referral.Actor, organisation uuid.UUID) (all []Suggestion, err error) {
	err = s.in(ctx, by, "list own suggestions", func(ctx context.Context, tx bun.Tx) error {
		all, err = selectSuggestions(ctx, tx, "g.organisation_id = ? AND g.author_id = ?", organisation, by.UserID)
		return err
	})
	return all, err
}

// openSuggestions counts what waits for the lead; others have none to answer.
func openSuggestions(ctx context.Context, tx bun.Tx, by referral.Actor) (int, error) {
	if by.Role != referral.Lead {
		return 0, nil
	}
	n, err := tx.NewSelect().Table("suggestions").Where("organisation_id = ?", by.OrganisationID).Where("state = 'open'").Count(ctx)
	return int(n), err
}

// AnswerSuggestion says what became of a suggestion, once. Whoever made it in the
// network reads it; whoever left an address is thanked.
func (s *Store) AnswerSuggestion(ctx context.Context, by referral.Actor, id uuid.UUID, state referral.SuggestionState, words string) error {
	if by.Role != referral.Lead {
		return errOnlyLead
	}
	if wrong := referral.CheckSuggestionAnswer(state, words); len(wrong) > 0 {
		return &referral.Error{Code: referral.CodeInvalid, Message: "Nothing was saved yet. Please check what you entered.", Fields: wrong}
	}
	return s.in(ctx, by, "answer a suggestion", func(ctx context.Context, tx bun.Tx) error {
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		var row suggestionRow
		err = tx.NewSelect().Model(&row).Where("g.id = ?", id).Where("g.organisation_id = ?", by.OrganisationID).For("UPDATE").Scan(ctx)
		if err != nil {
			return found(err, &referral.Error{Code: referral.CodeNotFound, Message: "There is no such suggestion. It may have been deleted: they are kept for a year."})
		}
		if row.State != string(referral.SuggestionOpen) {
			return versionRow{By: row.AnsweredBy, At: row.AnsweredAt}.stale(ctx, tx)
		}
		row.State, row.Answer, row.AnsweredAt, row.AnsweredBy = string(state), words, now, by.UserID
		w := newWrites(tx)
		w.add(tx.NewUpdate().Model(&row).Column("state", "answer", "answered_at", "answered_by").WherePK())
		if row.Email != "" {
			w.letter(notificationRow{
				DedupeKey: fmt.Sprintf("%s:%s", referral.LetterThanks, id), Letter: string(referral.LetterThanks), Audience: string(referral.ToSuggester),
				Suggestion: id, AboutOrganisation: by.OrganisationID, ReleaseAt: now, CreatedAt: now,
			}, 0)
		}
		w.audit(now, by, "organisation.answer_suggestion", by.OrganisationID, map[string]any{"part": row.Part, "state": state})
		return w.run(ctx, by.OrganisationID)
	})
}

// thanksTried is how long the address to thank somebody at is kept when the
// letter cannot leave.
const thanksTried = 7 * 24 * time.Hour

// tidySuggestions erases the addresses of those who were thanked, or cannot be,
// and deletes what was said a year ago.
func tidySuggestions(ctx context.Context, tx bun.Tx, now time.Time) (removed int64, err error) {
	under := tx.NewSelect().Table("notifications").ColumnExpr("1").Where("suggestion_id = g.id").
		Where("state IN (?)", bun.List([]NotificationState{NotificationDue, NotificationSending, NotificationAmbiguous}))
	_, err = tx.NewUpdate().Model((*suggestionRow)(nil)).Set("email = ''").Where("g.state <> 'open'").Where("g.email <> ''").
		Where("(g.answered_at < ? OR NOT EXISTS (?))", now.Add(-thanksTried), under).Exec(ctx)
	if err != nil {
		return 0, err
	}
	result, err := tx.NewDelete().Table("suggestions").Where("made_at < ?", referral.SuggestionsOver(now)).Exec(ctx)
	if err != nil {
		return 0, err
	}
	return result.RowsAffected()
}
