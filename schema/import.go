package schema

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/uptrace/bun"

	"onward/referral"
)

// Import is a part of a network with a past: what a demo, a test of size or a
// move from another system brings in at once.
type Import struct {
	Organisations []ImportedOrganisation
	People        []ImportedPerson
	Referrals     []PastReferral // a parent before those forwarded from it
	// TellSince: those who should hear of what happened since then are written
	// to. Zero: nobody is, for all of it is past.
	TellSince time.Time
}

// ImportedOrganisation is an organisation and the days on which it is closed.
type ImportedOrganisation struct {
	Organisation

	Closures  []referral.Date
	CreatedAt time.Time
}

// ImportedPerson is an account, with its password's hash if it has one.
type ImportedPerson struct {
	ID          uuid.UUID
	Username    string
	FirstName   string
	LastName    string
	Email       string
	Hash        string
	NetworkRole referral.Role // coordinator or auditor, else empty
	Memberships []ImportedMembership
	CreatedAt   time.Time
}

// ImportedMembership is a person's part in an organisation.
type ImportedMembership struct {
	OrganisationID     uuid.UUID
	Role               referral.Role
	MaySwitchAccepting bool
}

// PastReferral is a referral as it stands, with all that happened to it, first
// to last.
type PastReferral struct {
	Referral referral.Referral
	Form     referral.Form
	Batch    uuid.UUID
	Steps    []PastStep
}

// PastStep is one change that a referral went through.
type PastStep struct {
	Command referral.Command
	Event   referral.Event
}

// Populated reports whether the network has an organisation.
func (s *Store) Populated(ctx context.Context) (populated bool, err error) {
	err = s.in(ctx, referral.TheClock, "look for organisations", func(ctx context.Context, tx bun.Tx) error {
		return tx.NewRaw("SELECT EXISTS (SELECT FROM organisations)").Scan(ctx, &populated)
	})
	return populated, err
}

// ReserveNumbers takes n referral numbers in a row and returns the first.
func (s *Store) ReserveNumbers(ctx context.Context, n int) (first int64, err error) {
	err = s.in(ctx, referral.TheClock, "reserve numbers", func(ctx context.Context, tx bun.Tx) error {
		var last int64
		err := tx.NewRaw("SELECT min(n), max(n) FROM (SELECT nextval('referral_number') AS n FROM generate_series(1, ?)) AS numbers", n).Scan(ctx, &first, &last)
		if err == nil && last-first != int64(n)-1 {
			return &referral.Error{Code: referral.CodeConflict, Message: "Somebody sent a referral at this moment. Please try again."}
		}
		return err
	})
	return first, err
}

// importTimeout is for one statement of an import, which is larger than a
// person's.
const importTimeout = "SET LOCAL statement_timeout = '10min'"

// Import writes all of it in one transaction, or nothing. Nothing is checked
// again and no workflow is told of the past: those of referrals that are still
// open are started by the relay. It runs under the application's own role, so
// that every policy and trigger holds for what it writes, too. Organisations
// and people that are there already stay as they are.
func (s *Store) Import(ctx context.Context, in Import) error {
	at, err := s.Now(ctx)
	if err != nil {
		return err
	}
	rows := pastRows(in, at)
	err = pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) error {
		if _, err := tx.Exec(ctx, importTimeout); err != nil {
			return err
		}
		if err := assume(ctx, tx, referral.TheClock); err != nil {
			return err
		}
		i := importing{tx: tx, dialect: s.db.Dialect()}
		return errors.Join(i.network(ctx, rows), i.referrals(ctx, rows))
	})
	if err != nil {
		return mapError(err, "import")
	}
	return s.tellOfPast(ctx, in)
}

// assume tells the policies whom the next statements are for.
func assume(ctx context.Context, tx pgx.Tx, by referral.Actor) error {
	_, err := tx.Exec(ctx,
		"SELECT set_config('app.organisation', $1, true), set_config('app.user', $2, true), set_config('app.role', $3, true)",
		textOrNothing(by.OrganisationID), textOrNothing(by.UserID), string(by.Role))
	return err
}

// tellOfPast enqueues the letters about what happened of late.
func (s *Store) tellOfPast(ctx context.Context, in Import) error {
	if in.TellSince.IsZero() {
		return nil
	}
	return s.in(ctx, referral.TheClock, "tell of what was imported", func(ctx context.Context, tx bun.Tx) error {
		w := newWrites(tx)
		for _, past := range in.Referrals {
			for _, step := range past.Steps {
				if step.Event.At.Before(in.TellSince) || privateNote(step.Command) {
					continue
				}
				cal := s.calendar(past.Referral.Receiver.Nation, nil, nil)
				if err := notify(ctx, w, past.Referral, step.Event, step.Command, cal); err != nil {
					return fmt.Errorf("tell of referral %d: %w", past.Referral.Number, err)
				}
			}
		}
		return w.run(ctx, uuid.Nil)
	})
}

// LeavePast takes letters that should have left before the time for ones that did:
// what is invented to have happened weeks ago is not e-mailed now.
func (s *Store) LeavePast(ctx context.Context, before time.Time) error {
	return s.in(ctx, referral.TheClock, "leave the past", func(ctx context.Context, tx bun.Tx) error {
		past := tx.NewSelect().Table("notifications").Column("id").Where("state = ?", NotificationDue).Where("release_at < ?", before)
		w := newWrites(tx)
		w.add(tx.NewUpdate().Table("outbox").Set("done_at = created_at").Where("done_at IS NULL").Where("notification_id IN (?)", past))
		w.add(tx.NewUpdate().Table("notifications").Set("state = ?", NotificationDelivered).Set("state_at = release_at").
			Where("state = ?", NotificationDue).Where("release_at < ?", before))
		return w.run(ctx, uuid.Nil)
	})
}

// RefreshStatistics tells the planner what is there after a large import, where the login
// may; elsewhere autovacuum will, a little later.
func (s *Store) RefreshStatistics(ctx context.Context) error {
	connection, err := s.pool.Acquire(ctx)
	if err != nil {
		return mapError(err, "refresh statistics")
	}
	defer connection.Release()
	// The application's role owns nothing, so its login does it.
	_, err = connection.Exec(ctx, "SET statement_timeout = 0; SET ROLE NONE; ANALYSE; RESET ROLE; RESET statement_timeout")
	return mapError(err, "refresh statistics")
}
