package schema

import (
	"context"
	"time"

	"github.com/google/uuid"
	"github.com/uptrace/bun"

	"onward/referral"
)

type letterWordsRow struct {
	bun.BaseModel `bun:"table:letter_words,alias:w"`

	Version int                  `bun:"version,pk"`
	Words   referral.LetterWords `bun:"words,type:jsonb"`
	At      time.Time            `bun:"at"`
	Author  uuid.UUID            `bun:"author_id,nullzero"`
}

// LetterWordsVersion is one version of what is said around the letters.
type LetterWordsVersion struct {
	Version int
	Words   referral.LetterWords
	At      time.Time
	Author  *Person // nil: what the network began with
}

// LetterWords returns what is said around the letters now.
func (s *Store) LetterWords(ctx context.Context) (words referral.LetterWords, err error) {
	err = s.in(ctx, referral.TheClock, "read the words around the letters", func(ctx context.Context, tx bun.Tx) error {
		row, err := lastLetterWords(ctx, tx)
		words = row.Words
		return err
	})
	return words, err
}

func lastLetterWords(ctx context.Context, tx bun.Tx) (row letterWordsRow, err error) {
	err = tx.NewSelect().Model(&row).OrderExpr("w.version DESC").Limit(1).Scan(ctx)
	return row, err
}

// LetterWordsVersions lists the latest versions, the newest first.
func (s *Store) LetterWordsVersions(ctx context.Context, by referral.Actor) (all []LetterWordsVersion, err error) {
	if err := onlyNetwork(by); err != nil {
		return nil, err
	}
	err = s.in(ctx, by, "list the versions of the words around the letters", func(ctx context.Context, tx bun.Tx) error {
		var rows []struct {
			letterWordsRow
			Writer nameRow `bun:"embed:writer_"`
		}
		err := tx.NewSelect().Model((*letterWordsRow)(nil)).Column("w.*").
			ColumnExpr("coalesce(u.first_name, '') AS writer_first_name, coalesce(u.last_name, '') AS writer_last_name, '' AS writer_organisation").
			Join("LEFT JOIN users AS u ON u.id = w.author_id").OrderExpr("w.version DESC").Limit(maxLimit).Scan(ctx, &rows)
		all = make([]LetterWordsVersion, len(rows))
		for i, row := range rows {
			all[i] = LetterWordsVersion{row.Version, row.Words, row.At.UTC(), row.Writer.person(row.Author)}
		}
		return err
	})
	return all, err
}

// SetLetterWords writes the next version, for the letters from now on. Seen is
// the version that its author began from. The words are tidy and checked.
func (s *Store) SetLetterWords(ctx context.Context, by referral.Actor, seen int, words referral.LetterWords) error {
	if err := onlyCoordinators(by); err != nil {
		return err
	}
	return s.in(ctx, by, "set the words around the letters", func(ctx context.Context, tx bun.Tx) error {
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, "SELECT pg_advisory_xact_lock(hashtext('letter words'))"); err != nil {
			return err
		}
		last, err := lastLetterWords(ctx, tx)
		switch {
		case err != nil:
			return err
		case last.Version != seen:
			return errStaleWording
		case last.Words.Same(words):
			return &referral.Error{Code: referral.CodeInvalid, Message: "These are the words of now already. Change them first."}
		}
		row, w := letterWordsRow{Version: last.Version + 1, Words: words, At: now, Author: by.UserID}, newWrites(tx)
		w.insert(&row)
		w.audit(now, by, "letters.set", by.OrganisationID, map[string]any{"version": row.Version})
		return w.run(ctx, by.OrganisationID)
	})
}

// TestedLetter keeps that a coordinator sent a letter to themselves to look at it.
func (s *Store) TestedLetter(ctx context.Context, by referral.Actor, letter referral.Letter) error {
	if err := onlyCoordinators(by); err != nil {
		return err
	}
	return s.in(ctx, by, "record a letter sent to look at", func(ctx context.Context, tx bun.Tx) error {
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		w := newWrites(tx)
		w.audit(now, by, "letters.test", by.UserID, map[string]any{"letter": letter})
		return w.run(ctx, by.OrganisationID)
	})
}
