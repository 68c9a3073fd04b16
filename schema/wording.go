package schema

import (
	"context"
	"time"

	"github.com/google/uuid"
	"github.com/uptrace/bun"

	"onward/referral"
)

type wordingRow struct {
	bun.BaseModel `bun:"table:wordings,alias:w"`

	Kind    string    `bun:"kind"`
	Version int       `bun:"version"`
	Text    string    `bun:"text"`
	At      time.Time `bun:"at"`
	Author  uuid.UUID `bun:"author_id,nullzero"`
}

func (r wordingRow) wording() referral.Wording {
	return referral.Wording{Kind: referral.WordingKind(r.Kind), Version: r.Version, Text: r.Text, At: r.At.UTC(), By: r.Author}
}

// Wordings returns the text of now of each kind.
func (s *Store) Wordings(ctx context.Context) (now map[referral.WordingKind]string, err error) {
	err = s.in(ctx, referral.TheClock, "read the wordings", func(ctx context.Context, tx bun.Tx) error {
		var rows []wordingRow
		err := tx.NewSelect().Model(&rows).DistinctOn("kind").OrderExpr("kind, version DESC").Limit(maxLimit).Scan(ctx)
		now = make(map[referral.WordingKind]string, len(rows))
		for _, row := range rows {
			now[referral.WordingKind(row.Kind)] = row.Text
		}
		return err
	})
	return now, err
}

// WordingVersion is a version of a text and who wrote it.
type WordingVersion struct {
	referral.Wording

	Author *Person // nil: what the network began with
}

// WordingVersions lists the latest versions of a text, the newest first.
func (s *Store) WordingVersions(ctx context.Context, by referral.Actor, kind referral.WordingKind) (all []WordingVersion, err error) {
	if err := onlyNetwork(by); err != nil {
		return nil, err
	}
	err = s.in(ctx, by, "list the versions of a wording", func(ctx context.Context, tx bun.Tx) error {
		var rows []struct {
			wordingRow
			Writer nameRow `bun:"embed:writer_"`
		}
		err := tx.NewSelect().Model((*wordingRow)(nil)).Column("w.*").
			ColumnExpr("coalesce(u.first_name, '') AS writer_first_name, coalesce(u.last_name, '') AS writer_last_name, '' AS writer_organisation").
			Join("LEFT JOIN users AS u ON u.id = w.author_id").
			Where("w.kind = ?", kind).OrderExpr("w.version DESC").Limit(maxLimit).Scan(ctx, &rows)
		all = make([]WordingVersion, len(rows))
		for i, row := range rows {
			all[i] = WordingVersion{row.wording(), row.Writer.person(row.Author)}
		}
		return err
	})
	return all, err
}

var errStaleWording = &referral.Error{Code: referral.CodeStale, Message: "Somebody changed these words since you opened them. Nothing of yours was saved. Look at what they are now, then try again."}

// SetWording writes the next version of a text, for what is read from now on.
// Seen is the version that its author began from.
func (s *Store) SetWording(ctx context.Context, by referral.Actor, kind referral.WordingKind, seen int, text string) error {
	if err := onlyCoordinators(by); err != nil {
		return err
	}
	return s.in(ctx, by, "set a wording", func(ctx context.Context, tx bun.Tx) error {
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		if _, err := tx.ExecContext(ctx, "SELECT pg_advisory_xact_lock(hashtext(?))", "wording "+string(kind)); err != nil {
			return err
		}
		var row wordingRow
		if err := tx.NewSelect().Model(&row).Where("w.kind = ?", kind).OrderExpr("w.version DESC").Limit(1).Scan(ctx); err != nil {
			return err
		}
		if row.Version != seen {
			return errStaleWording
		}
		next, err := row.wording().Next(text, by.UserID, now)
		if err != nil {
			return err
		}
		row, w := wordingRow{Kind: string(kind), Version: next.Version, Text: next.Text, At: next.At, Author: next.By}, newWrites(tx)
		w.insert(&row)
		w.audit(now, by, "wording.set", by.OrganisationID, map[string]any{"kind": kind, "version": next.Version})
		return w.run(ctx, by.OrganisationID)
	})
}
