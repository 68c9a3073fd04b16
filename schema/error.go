package schema

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io"
	"net"
	"strings"
	"time"

	"github.com/jackc/pgx/v5/pgconn"

	"onward/referral"
)

// EarlyError says that a moment has not come yet, and how long that takes. It
// is referral.ErrEarly to errors.Is.
type EarlyError struct {
	Remaining time.Duration
}

// Error has no details: it is for the clock, not for people.
func (e *EarlyError) Error() string { return "the moment has not come yet" }

// Is makes errors.Is(err, referral.ErrEarly) hold.
func (e *EarlyError) Is(target error) bool { return referral.ErrEarly.Is(target) }

var errNoReferral = &referral.Error{Code: referral.CodeNotFound, Message: "There is no such referral, or it is not one of your organisation's."}

// It does not say that nothing was saved: the answer to a COMMIT can be lost.
var errUnavailable = &referral.Error{Code: referral.CodeUnavailable, Message: "The database cannot be reached or is too busy. Try again in a moment: nothing is done twice."}

// clashes are the constraints that people can run into, and what to tell them.
var clashes = map[string]*referral.Error{
	"organisations_slug_key": {Code: referral.CodeConflict, Message: "There is already an organisation with this name. If it is another one, add its town to the name."},
	"users_username_key":     {Code: referral.CodeConflict, Message: "Somebody else was given this username at the same moment. Please try again."},
	"searches_name_key":      {Code: referral.CodeConflict, Message: "You already have a saved search with this name. Choose another name, or delete the old one."},
	"glass_open":             errGlassOpen,
	"exports_running_key":    {Code: referral.CodeTooMany, Message: "You have an export under way. Wait until it is ready, or cancel it, then start another."},
	"referral_events_pkey":   {Code: referral.CodeStale, Message: "Somebody changed this referral since you opened it. Nothing of yours was saved. Look at what changed, then try again."},
}

// mapError is the one place where a database's error becomes ours. Postgres
// puts values into its messages, which may be a client's name, so only the
// code and the constraint go on.
func mapError(err error, what string) error {
	var refusal *referral.Error
	var early *EarlyError
	switch {
	case err == nil:
		return nil
	case errors.As(err, &refusal), errors.As(err, &early), errors.Is(err, context.Canceled):
		return err
	case errors.Is(err, sql.ErrNoRows):
		return fmt.Errorf("schema: %s: %w", what, sql.ErrNoRows)
	}
	var pg *pgconn.PgError
	if errors.As(err, &pg) {
		return mapPostgres(pg, what)
	}
	var connect *pgconn.ConnectError
	var network net.Error
	lost := errors.Is(err, driver.ErrBadConn) || errors.Is(err, sql.ErrConnDone) || errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF)
	if lost || errors.As(err, &connect) || errors.As(err, &network) || errors.Is(err, context.DeadlineExceeded) || pgconn.SafeToRetry(err) {
		return fmt.Errorf("schema: %s: %w", what, errUnavailable)
	}
	return fmt.Errorf("schema: %s: %w", what, err)
}

func mapPostgres(pg *pgconn.PgError, what string) error {
	if clash, known := clashes[pg.ConstraintName]; known && pg.Code == "23505" {
		return clash
	}
	// Lock not available, cancelled by a timeout, deadlock; connections,
	// resources and shutdowns.
	switch class := pg.Code[:2]; {
	case pg.Code == "55P03", pg.Code == "57014", pg.Code == "40P01", pg.Code == "25P03", class == "08", class == "53", class == "57":
		return fmt.Errorf("schema: %s: SQLSTATE %s: %w", what, pg.Code, errUnavailable)
	}
	// Bun writes "?!(bun: …)" for a text with a NUL in it, which is no SQL: the
	// whole of it is refused at the colon.
	if pg.Code == "22021" || pg.Code == "22P05" || pg.Code == "42601" && strings.HasSuffix(pg.Message, `near ":"`) {
		return &referral.Error{Code: referral.CodeInvalid, Message: "This has characters that cannot be stored. Type it again."}
	}
	named := pg.ConstraintName
	if pg.Code == "42501" {
		named = pg.Message // a right that is missing: it names tables only
	}
	return fmt.Errorf("schema: %s: SQLSTATE %s %s", what, pg.Code, named)
}

// found turns "no rows" into the refusal that is due.
func found(err error, refusal *referral.Error) error {
	if errors.Is(err, sql.ErrNoRows) {
		return refusal
	}
	return err
}
