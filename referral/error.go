package referral

import "strings"

// Code says what kind of refusal an Error is, so that each edge can answer in
// its own terms (an HTTP status, a retry, an exit code).
type Code string

// The kinds of refusal.
const (
	CodeInvalid     Code = "invalid"       // something typed is missing or wrong
	CodeNotFound    Code = "not_found"     // it does not exist, or is not yours to see
	CodeNotAllowed  Code = "not_allowed"   // you may see it, but not do this
	CodeRefused     Code = "refused"       // not at this stage of the referral
	CodeStale       Code = "stale"         // somebody changed it since you looked
	CodeConflict    Code = "conflict"      // it clashes with something that exists
	CodeTooMany     Code = "too_many"      // a limit was reached; try later
	CodeUnavailable Code = "unavailable"   // a part of the system is down; try again
	CodeEarly       Code = "early"         // the moment has not come yet
	CodeSuperseded  Code = "superseded"    // the moment no longer matters
	CodeUnsignedIn  Code = "not_signed_in" // no session, or it has ended
)

// Error is a refusal that a person may read: what happened, what it means and
// what to do. It never holds personal data.
type Error struct {
	Code    Code
	Message string
	Fields  []FieldError
}

// FieldError is one thing to put right, at the place in the form where it is.
type FieldError struct {
	Field   string // JSON path, such as "contact.phone"
	Message string
}

// Error joins the message and its fields for logs and tests.
func (e *Error) Error() string {
	if len(e.Fields) == 0 {
		return e.Message
	}
	parts := make([]string, len(e.Fields))
	for i, f := range e.Fields {
		parts[i] = f.Field + ": " + f.Message
	}
	return e.Message + " (" + strings.Join(parts, "; ") + ")"
}

// Is makes errors.Is compare refusals by their code.
func (e *Error) Is(target error) bool {
	t, ok := target.(*Error)
	return ok && t.Code == e.Code && (t.Message == "" || t.Message == e.Message)
}

// Sentinels for errors.Is; they match any refusal of their code.
var (
	ErrInvalid    = &Error{Code: CodeInvalid}
	ErrNotFound   = &Error{Code: CodeNotFound}
	ErrNotAllowed = &Error{Code: CodeNotAllowed}
	ErrRefused    = &Error{Code: CodeRefused}
	ErrStale      = &Error{Code: CodeStale}
	ErrConflict   = &Error{Code: CodeConflict}
	ErrEarly      = &Error{Code: CodeEarly}
	ErrSuperseded = &Error{Code: CodeSuperseded}
)
