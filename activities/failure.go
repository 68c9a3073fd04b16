package activities

import (
	"time"

	"go.temporal.io/sdk/temporal"
)

// Code names why an activity is to be run again. Codes and their words are all
// of an error that Temporal ever sees: a driver's error may repeat a client's
// name, and Temporal keeps errors in the clear.
type Code string

// The codes.
const (
	CodeStore    Code = "store"
	CodeMailBusy Code = "mail_busy"
	CodeMailKey  Code = "mail_key"
	CodeTemporal Code = "temporal"
)

var reasons = map[Code]string{
	CodeStore:    "The database did not answer, or refused. The worker's log has the cause.",
	CodeMailBusy: "The mail provider cannot take the e-mail now.",
	CodeMailKey:  "The mail provider refuses our key. No e-mail leaves until somebody puts that right.",
	CodeTemporal: "Temporal did not answer a question about its workflows.",
}

// again asks Temporal to run the activity again, after a while if one is given,
// and otherwise when its retry policy says.
func again(code Code, after time.Duration) error {
	return temporal.NewApplicationErrorWithOptions(reasons[code], string(code), temporal.ApplicationErrorOptions{NextRetryDelay: after})
}

// store reports a failure of the database: to the log with its cause, to
// Temporal without.
func (a *Activities) store(err error) error {
	a.Log.Warn().Err(err).Str("code", string(CodeStore)).Msg("activity: the database failed; it is asked again")
	return again(CodeStore, 0)
}
