package schema

import (
	"context"
	"slices"
	"time"

	"github.com/google/uuid"
	"github.com/uptrace/bun"

	"onward/referral"
)

// AskedQuestion is an extra question with its version, for whoever looks after
// it.
type AskedQuestion struct {
	referral.Question

	Version int64
	Asker   string // the receiver's name, or the issue's label
}

type questionRow struct {
	bun.BaseModel `bun:"table:questions,alias:q"`

	ID           uuid.UUID `bun:"id,pk"`
	Organisation uuid.UUID `bun:"organisation_id,nullzero"`
	Issue        string    `bun:"issue,nullzero"`
	Version      int64     `bun:"version"`
	Kind         string    `bun:"kind"`
	Text         string    `bun:"question"`
	Help         string    `bun:"help"`
	Options      []string  `bun:"options,array"`
	Required     bool      `bun:"required"`
	Position     int       `bun:"position"`
	RetiredAt    time.Time `bun:"retired_at,nullzero"`

	Asker string `bun:"asker,scanonly"`
}

func (r questionRow) question() AskedQuestion {
	return AskedQuestion{
		Question: referral.Question{
			ID: r.ID, OrganisationID: r.Organisation, Issue: r.Issue, Kind: referral.QuestionKind(r.Kind), Text: r.Text, Help: r.Help,
			Options: r.Options, Required: r.Required, Retired: !r.RetiredAt.IsZero(),
		},
		Version: r.Version, Asker: r.Asker,
	}
}

var (
	errNoQuestion    = &referral.Error{Code: referral.CodeNotFound, Message: "There is no such question of yours."}
	errStaleQuestion = &referral.Error{Code: referral.CodeStale, Message: "Somebody else changed this question meanwhile. Open the page again to see it; what you typed is still here."}
	errManyQuestions = &referral.Error{Code: referral.CodeTooMany, Message: "That is 20 questions already: nobody would answer more. Retire one first."}
)

func selectQuestions(tx bun.IDB) *bun.SelectQuery {
	return tx.NewSelect().ColumnExpr("q.*").ColumnExpr("coalesce(o.name, i.label) AS asker").
		Join("LEFT JOIN organisations AS o ON o.id = q.organisation_id").Join("LEFT JOIN issues AS i ON i.code = q.issue").
		OrderExpr("q.organisation_id IS NULL, asker, q.position, q.id")
}

// Questions lists those that the reader looks after, retired ones too: a lead
// their organisation's, people of the network those about issues.
func (s *Store) Questions(ctx context.Context, by referral.Actor) (all []AskedQuestion, err error) {
	err = s.in(ctx, by, "list questions", func(ctx context.Context, tx bun.Tx) error {
		q := selectQuestions(tx)
		if by.Role.OfNetwork() {
			q.Where("q.issue IS NOT NULL")
		} else {
			q.Where("q.organisation_id = ?", by.OrganisationID)
		}
		all, err = scanQuestions(ctx, q.Limit(maxOrganisations))
		return err
	})
	return all, err
}

// QuestionsAsked lists what a send to these receivers about these issues is
// asked.
func (s *Store) QuestionsAsked(ctx context.Context, by referral.Actor, receivers []uuid.UUID, issues []string) (all []AskedQuestion, err error) {
	err = s.in(ctx, by, "list questions asked", func(ctx context.Context, tx bun.Tx) error {
		all, err = questionsAsked(ctx, tx, receivers, issues, nil)
		return err
	})
	return all, err
}

// questionsAsked are those asked now, and those of the answers, asked or not.
func questionsAsked(ctx context.Context, tx bun.IDB, receivers []uuid.UUID, issues []string, answered []referral.Answer) ([]AskedQuestion, error) {
	ids := []uuid.UUID{uuid.Nil} // an empty list is no SQL
	for _, a := range answered {
		ids = append(ids, a.Question)
	}
	return scanQuestions(ctx, selectQuestions(tx).
		Where("q.organisation_id IN (?) OR q.issue IN (?)", bun.List(append(slices.Clone(receivers), uuid.Nil)), bun.List(append(slices.Clone(issues), ""))).
		Where("q.retired_at IS NULL OR q.id IN (?)", bun.List(ids)).Limit(maxOrganisations))
}

func scanQuestions(ctx context.Context, q *bun.SelectQuery) ([]AskedQuestion, error) {
	var rows []questionRow
	err := q.Model(&rows).Scan(ctx)
	all := make([]AskedQuestion, len(rows))
	for i, row := range rows {
		all[i] = row.question()
	}
	return all, err
}

// PlainQuestions are the questions as the rules know them.
func PlainQuestions(all []AskedQuestion) []referral.Question {
	plain := make([]referral.Question, len(all))
	for i, q := range all {
		plain[i] = q.Question
	}
	return plain
}

// SaveQuestion adds a question, or changes one: with an id and the version that
// was seen. A lead's is their organisation's, a coordinator's is about an issue.
func (s *Store) SaveQuestion(ctx context.Context, by referral.Actor, q referral.Question, version int64) error {
	if by.Role != referral.Lead && by.Role != referral.Coordinator {
		return errOnlyLead
	}
	q = q.Tidy()
	q.OrganisationID = by.OrganisationID
	wrong := q.Check()
	if by.Role == referral.Coordinator {
		q.OrganisationID = uuid.Nil
	} else {
		q.Issue = ""
	}
	if len(wrong) > 0 {
		return &referral.Error{Code: referral.CodeInvalid, Message: "Please check the question.", Fields: wrong}
	}
	return s.in(ctx, by, "save a question", func(ctx context.Context, tx bun.Tx) error {
		if by.Role == referral.Coordinator {
			if err := checkIssues(ctx, tx, []string{q.Issue}); err != nil {
				return err
			}
		}
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		row := questionRow{
			ID: q.ID, Organisation: q.OrganisationID, Issue: q.Issue, Version: version + 1, Kind: string(q.Kind), Text: q.Text, Help: q.Help,
			Options: q.Options, Required: q.Required,
		}
		w, action := newWrites(tx), "question.change"
		if q.ID == uuid.Nil {
			row.ID, action = newID(), "question.add"
			err = addQuestion(ctx, tx, row)
		} else {
			err = changeQuestion(ctx, tx, row, version)
		}
		if err != nil {
			return err
		}
		w.audit(now, by, action, row.ID, nil)
		return w.run(ctx, by.OrganisationID)
	})
}

func addQuestion(ctx context.Context, tx bun.Tx, row questionRow) error {
	siblings := func() *bun.SelectQuery {
		return ofSameAsker(tx.NewSelect().Model((*questionRow)(nil)), row)
	}
	n, err := siblings().Where("q.retired_at IS NULL").Count(ctx)
	if err != nil {
		return err
	}
	if int(n) >= referral.MaxQuestions {
		return errManyQuestions
	}
	if err := siblings().ColumnExpr("coalesce(max(q.position), 0) + 1").Scan(ctx, &row.Position); err != nil {
		return err
	}
	_, err = tx.NewInsert().Model(&row).Exec(ctx)
	return err
}

func ofSameAsker(q *bun.SelectQuery, row questionRow) *bun.SelectQuery {
	if row.Organisation != uuid.Nil {
		return q.Where("q.organisation_id = ?", row.Organisation)
	}
	return q.Where("q.issue = ?", row.Issue)
}

func changeQuestion(ctx context.Context, tx bun.Tx, row questionRow, version int64) error {
	if _, err := ownQuestion(ctx, tx, row.Organisation, row.ID); err != nil {
		return err
	}
	result, err := tx.NewUpdate().Model(&row).Column("version", "kind", "question", "help", "options", "required").WherePK().Where("version = ?", version).Exec(ctx)
	if err != nil {
		return err
	}
	if n, _ := result.RowsAffected(); n == 0 {
		return errStaleQuestion
	}
	return nil
}

// ownQuestion locks a question that the organisation asks; with none, one of
// the network's.
func ownQuestion(ctx context.Context, tx bun.Tx, organisation, id uuid.UUID) (row questionRow, err error) {
	q := tx.NewSelect().Model(&row).Where("q.id = ?", id).For("UPDATE")
	if organisation == uuid.Nil {
		q.Where("q.organisation_id IS NULL")
	} else {
		q.Where("q.organisation_id = ?", organisation)
	}
	return row, found(q.Scan(ctx), errNoQuestion)
}

// RetireQuestion asks a question no more, or again. Answers that were given stay
// where they are.
func (s *Store) RetireQuestion(ctx context.Context, by referral.Actor, id uuid.UUID, retired bool) error {
	action := map[bool]string{true: "question.retire", false: "question.restore"}[retired]
	return s.changeOwnQuestion(ctx, by, id, action, func(tx bun.Tx, row questionRow, now time.Time) error {
		if row.RetiredAt = (time.Time{}); retired {
			row.RetiredAt = now
		} else if n, err := ofSameAsker(tx.NewSelect().Model((*questionRow)(nil)), row).Where("q.retired_at IS NULL").Count(ctx); err != nil || int(n) >= referral.MaxQuestions {
			return firstError(func() error { return err }, func() error { return errManyQuestions })
		}
		_, err := tx.NewUpdate().Model(&row).Column("retired_at").WherePK().Exec(ctx)
		return err
	})
}

// MoveQuestion puts a question before or after its neighbour.
func (s *Store) MoveQuestion(ctx context.Context, by referral.Actor, id uuid.UUID, up bool) error {
	return s.changeOwnQuestion(ctx, by, id, "question.move", func(tx bun.Tx, row questionRow, _ time.Time) error {
		var other questionRow
		q := ofSameAsker(tx.NewSelect().Model(&other), row).Where("q.retired_at IS NULL").Limit(1).For("UPDATE")
		if up {
			q.Where("q.position < ?", row.Position).OrderExpr("q.position DESC")
		} else {
			q.Where("q.position > ?", row.Position).OrderExpr("q.position")
		}
		if err := q.Scan(ctx); err != nil {
			return found(err, &referral.Error{Code: referral.CodeRefused, Message: "It is at the end of the list already."})
		}
		row.Position, other.Position = other.Position, row.Position
		for _, moved := range []questionRow{row, other} {
			if _, err := tx.NewUpdate().Model(&moved).Column("position").WherePK().Exec(ctx); err != nil {
				return err
			}
		}
		return nil
	})
}

func (s *Store) changeOwnQuestion(ctx context.Context, by referral.Actor, id uuid.UUID, action string, change func(tx bun.Tx, row questionRow, now time.Time) error) error {
	if by.Role != referral.Lead && by.Role != referral.Coordinator {
		return errOnlyLead
	}
	return s.in(ctx, by, action, func(ctx context.Context, tx bun.Tx) error {
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		row, err := ownQuestion(ctx, tx, by.OrganisationID, id)
		if err != nil {
			return err
		}
		if err := change(tx, row, now); err != nil {
			return err
		}
		w := newWrites(tx)
		w.audit(now, by, action, id, nil)
		return w.run(ctx, by.OrganisationID)
	})
}
