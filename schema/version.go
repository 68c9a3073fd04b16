package schema

import (
	"context"
	"fmt"
	"time"

	"github.com/google/uuid"
	"github.com/uptrace/bun"

	"onward/referral"
)

// part is something of an organisation that several people may change side by side.
type part string

const (
	partProfile   part = "profile"
	partAccepting part = "accepting"
	partDeadlines part = "deadlines"
	partClosures  part = "closures"
	partPerson    part = "person" // one of its people: what they are and may do
)

// firstVersion is the version of what nobody has changed yet.
const firstVersion = 1

// versioned is one part of one organisation; of its people, one.
type versioned struct {
	organisation uuid.UUID
	part         part
	object       uuid.UUID
}

func partOf(organisation uuid.UUID, p part) versioned {
	return versioned{organisation, p, organisation}
}

type versionRow struct {
	bun.BaseModel `bun:"table:versions,alias:v"`

	Organisation uuid.UUID `bun:"organisation_id,pk"`
	Part         string    `bun:"part,pk"`
	Object       uuid.UUID `bun:"object_id,pk"`
	Version      int64     `bun:"version"`
	By           uuid.UUID `bun:"changed_by,nullzero"`
	At           time.Time `bun:"changed_at,nullzero"`
}

// lock reads what the part is at, and keeps others from changing it meanwhile.
func (v versioned) lock(ctx context.Context, tx bun.Tx) (row versionRow, err error) {
	row = versionRow{Organisation: v.organisation, Part: string(v.part), Object: v.object, Version: firstVersion}
	if _, err := tx.NewInsert().Model(&row).On("CONFLICT DO NOTHING").Returning("NULL").Exec(ctx); err != nil {
		return row, err
	}
	err = tx.NewSelect().Model(&row).WherePK().For("UPDATE").Scan(ctx)
	return row, err
}

// claim makes the next version of the part the actor's, or refuses who saw an
// older one, with who made the one that is.
func (v versioned) claim(ctx context.Context, tx bun.Tx, by referral.Actor, now time.Time, seen int64) error {
	row, err := v.lock(ctx, tx)
	if err != nil {
		return err
	}
	if row.Version != seen {
		return row.stale(ctx, tx)
	}
	row.Version, row.By, row.At = row.Version+1, by.UserID, now
	_, err = tx.NewUpdate().Model(&row).WherePK().Exec(ctx)
	return err
}

// same refuses who saw another version than there is, and makes no new one.
func (v versioned) same(ctx context.Context, tx bun.Tx, seen int64) error {
	row, err := v.lock(ctx, tx)
	if err == nil && row.Version != seen {
		err = row.stale(ctx, tx)
	}
	return err
}

// stale says who changed it and when, to somebody who may change it too.
func (r versionRow) stale(ctx context.Context, tx bun.Tx) error {
	var names []nameRow
	err := tx.NewSelect().Table("users").ColumnExpr("first_name, last_name, '' AS organisation").Where("id = ?", r.By).Scan(ctx, &names)
	if err != nil {
		return err
	}
	who, when := "Somebody", ""
	if len(names) == 1 {
		who = referral.ShortName(names[0].FirstName, names[0].LastName)
	}
	if !r.At.IsZero() {
		when = r.At.In(referral.London).Format(" on 2 January at 15:04")
	}
	return &referral.Error{Code: referral.CodeStale, Message: fmt.Sprintf(
		"%s changed this%s, after you opened it. Nothing of yours was saved, and what you typed is still here. Look at what it says now, then save again to put yours in its place.", who, when)}
}

// versionsOf reads what the parts of an organisation itself are at.
func versionsOf(ctx context.Context, tx bun.Tx, organisation uuid.UUID) (Versions, error) {
	all := Versions{firstVersion, firstVersion, firstVersion, firstVersion}
	var rows []versionRow
	err := tx.NewSelect().Model(&rows).Where("v.organisation_id = ?0 AND v.object_id = ?0", organisation).Scan(ctx)
	for _, row := range rows {
		switch part(row.Part) {
		case partProfile:
			all.Profile = row.Version
		case partAccepting:
			all.Accepting = row.Version
		case partDeadlines:
			all.Deadlines = row.Version
		case partClosures:
			all.Closures = row.Version
		case partPerson: // of each of its people
		}
	}
	return all, err
}

// Versions are which version of each part of an organisation somebody sees.
type Versions struct {
	Profile, Accepting, Deadlines, Closures int64
}
