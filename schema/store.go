package schema

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/jackc/pgx/v5/stdlib"
	"github.com/rs/zerolog"
	"github.com/uptrace/bun"
	"github.com/uptrace/bun/dialect/pgdialect"

	"onward/referral"
)

// appRole is the role that every connection takes, whoever signs in, so that
// row-level security holds even when the URL names a superuser.
const appRole = "onward_app"

// How long one statement may run and wait: a screen that takes longer is
// broken, and "unavailable" is a better answer than a spinner.
const (
	statementTimeout = 15 * time.Second
	lockTimeout      = 5 * time.Second
	connectTimeout   = 2 * time.Second
	defaultConns     = 16
)

// Options say how a Store is opened.
type Options struct {
	MaxConns int32 // 0: 16
	Log      zerolog.Logger
	// Clock, for tests and for demo data, replaces the database's clock.
	Clock func() time.Time
	// WorkingDay, for tests of the whole system only, makes every day a working
	// day that is over in so short a time.
	WorkingDay time.Duration
}

// Store is the one way to the data. Its public methods open the transaction.
type Store struct {
	db   *bun.DB
	pool *pgxpool.Pool
	log  zerolog.Logger
	own  func() time.Time
	day  time.Duration

	outlines *outlineCache
}

// Open connects to the database. It does not migrate it.
func Open(ctx context.Context, url string, o Options) (*Store, error) {
	config, err := pgxpool.ParseConfig(url)
	if err != nil {
		return nil, fmt.Errorf("schema: the database URL cannot be read") // the cause repeats the password
	}
	config.MaxConns = defaultConns
	if o.MaxConns > 0 {
		config.MaxConns = o.MaxConns
	}
	config.ConnConfig.ConnectTimeout = connectTimeout
	// Bun writes the values into the text, so that a plan is never used twice
	// and preparing one would only cost a second round trip.
	config.ConnConfig.DefaultQueryExecMode = pgx.QueryExecModeSimpleProtocol
	set := config.ConnConfig.RuntimeParams
	set["role"] = appRole
	set["application_name"] = "onward"
	set["timezone"] = "UTC"
	set["standard_conforming_strings"] = "on" // what bun's quoting relies on
	set["statement_timeout"] = milliseconds(statementTimeout)
	set["lock_timeout"] = milliseconds(lockTimeout)
	set["idle_in_transaction_session_timeout"] = milliseconds(statementTimeout)
	pool, err := pgxpool.NewWithConfig(ctx, config)
	if err != nil {
		return nil, mapError(err, "open")
	}
	if err := pool.Ping(ctx); err != nil {
		pool.Close()
		return nil, mapError(err, "open")
	}
	// A column that a newer version added must not stop this one.
	db := bun.NewDB(stdlib.OpenDBFromPool(pool), pgdialect.New(), bun.WithDiscardUnknownColumns())
	return &Store{db: db, pool: pool, log: o.Log, own: o.Clock, day: o.WorkingDay, outlines: &outlineCache{}}, nil
}

func milliseconds(d time.Duration) string { return fmt.Sprintf("%d", d.Milliseconds()) }

// Close ends every connection.
func (s *Store) Close() error {
	err := s.db.Close()
	s.pool.Close()
	return err
}

// Ping reports whether the database answers.
func (s *Store) Ping(ctx context.Context) error { return mapError(s.pool.Ping(ctx), "ping") }

// WithClock returns a Store on the same connections whose time is the given one
// and not the database's: for tests and for demo data.
func (s *Store) WithClock(now func() time.Time) *Store {
	other := *s
	other.own = now
	return &other
}

// now is the database's clock, in UTC, to the microsecond it keeps. The clock
// of this machine decides nothing.
func (s *Store) now(ctx context.Context, tx bun.IDB) (time.Time, error) {
	if s.own != nil {
		return s.own().UTC().Truncate(time.Microsecond), nil
	}
	var now time.Time
	err := tx.NewRaw("SELECT clock_timestamp()").Scan(ctx, &now)
	return now.UTC(), mapError(err, "read the clock")
}

// calendar is the receiver's.
func (s *Store) calendar(n referral.Nation, closures []referral.Date, extra []referral.Holiday) referral.Calendar {
	if s.day > 0 {
		return referral.Compressed(s.day)
	}
	return referral.NewCalendar(n, closures, extra...)
}

type transactionKey struct{}

// in runs fn in a transaction in which row-level security lets the actor see
// what is theirs. Inside Idempotent it joins the transaction that is open.
func (s *Store) in(ctx context.Context, by referral.Actor, what string, fn func(ctx context.Context, tx bun.Tx) error) error {
	if tx, joined := ctx.Value(transactionKey{}).(bun.Tx); joined {
		if err := identify(ctx, tx, by); err != nil {
			return mapError(err, what)
		}
		return mapError(fn(ctx, tx), what)
	}
	err := s.db.RunInTx(ctx, &sql.TxOptions{}, func(ctx context.Context, tx bun.Tx) error {
		if err := errors.Join(identify(ctx, tx, by), s.setClock(ctx, tx)); err != nil {
			return err
		}
		return fn(ctx, tx)
	})
	return mapError(err, what)
}

// identify tells the policies whom this transaction is for. The settings are
// local to it: one of the whole session would leak through the pool.
func identify(ctx context.Context, tx bun.Tx, by referral.Actor) error {
	_, err := tx.ExecContext(ctx,
		"SELECT set_config('app.organisation', ?, true), set_config('app.user', ?, true), set_config('app.role', ?, true)",
		textOrNothing(by.OrganisationID), textOrNothing(by.UserID), string(by.Role))
	return err
}

// setClock tells the policies what time it is where that is not the database's.
func (s *Store) setClock(ctx context.Context, tx bun.Tx) error {
	if s.own == nil {
		return nil
	}
	_, err := tx.ExecContext(ctx, "SELECT set_config('app.now', ?, true)", s.own().UTC().Format(time.RFC3339Nano))
	return err
}

func textOrNothing(id uuid.UUID) string {
	if id == uuid.Nil {
		return ""
	}
	return id.String()
}

// newID returns an id that grows with time, so that new rows lie together.
func newID() uuid.UUID { return uuid.Must(uuid.NewV7()) }
