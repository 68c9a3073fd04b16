package activities

import (
	"time"

	"github.com/google/uuid"

	"onward/referral"
)

// The names of the activities. Temporal keeps them: they never change.
const (
	NamePassMoment = "PassMoment"
	NameSendEmail  = "SendEmail"
	NameReconcile  = "Reconcile"

	NameWriteExport   = "WriteExport"
	NameRemoveExports = "RemoveExports"
)

// PassMomentInput names a moment that a workflow believes has come.
type PassMomentInput struct {
	ReferralID uuid.UUID       `json:"referral_id"`
	Epoch      int             `json:"epoch"`
	Moment     referral.Moment `json:"moment"`
}

// PassOutcome is what the database said of a moment.
type PassOutcome string

// The outcomes of passing a moment.
const (
	Passed     PassOutcome = "passed"
	Early      PassOutcome = "early"      // by the database's clock it has not come
	Superseded PassOutcome = "superseded" // the referral no longer waits for it
)

// PassMomentResult says what became of the moment.
type PassMomentResult struct {
	Outcome PassOutcome     `json:"outcome"`
	Event   *referral.Event `json:"event,omitempty"`   // the referral's latest, where there is one
	Wait    time.Duration   `json:"wait_ns,omitempty"` // Early: how long until the moment comes
}

// SendEmailInput names a notification that is to be e-mailed now.
type SendEmailInput struct {
	NotificationID uuid.UUID `json:"notification_id"`
	GiveUpAt       time.Time `json:"give_up_at"` // a temporary failure after this is for good
	Repeat         bool      `json:"repeat"`     // send again what may have been sent
}

// SendOutcome is how sending ended.
type SendOutcome string

// The outcomes of sending.
const (
	Mailed    SendOutcome = "mailed"    // taken by the mail provider, now or before
	Ambiguous SendOutcome = "ambiguous" // it may have been taken: no answer came
	Failed    SendOutcome = "failed"    // refused for good, or given up after a day
	Needless  SendOutcome = "needless"  // overtaken while it waited for people to work
)

// SendEmailResult says how sending ended.
type SendEmailResult struct {
	Outcome SendOutcome `json:"outcome"`
}

// ReconcileResult counts what the reconciler repaired. All zero is a healthy
// system.
type ReconcileResult struct {
	Restarted  int `json:"restarted"`  // open referrals that nobody kept time for
	Terminated int `json:"terminated"` // workflows without an open referral
	Rescued    int `json:"rescued"`    // moments that came and went unpassed
	Requeued   int `json:"requeued"`   // letters that nobody was at work on
}

// WriteExportInput names an export that somebody asked for. Who and what, the
// database knows.
type WriteExportInput struct {
	ExportID uuid.UUID `json:"export_id"`
}

// ExportOutcome is how writing an export ended.
type ExportOutcome string

// The outcomes of writing an export.
const (
	ExportWritten ExportOutcome = "written"
	ExportOver    ExportOutcome = "over"    // cancelled, finished before, or its day is over
	ExportRefused ExportOutcome = "refused" // they may not any more, or it is more than Excel holds
)

// WriteExportResult says how writing ended.
type WriteExportResult struct {
	Outcome ExportOutcome `json:"outcome"`
	Rows    int           `json:"rows,omitempty"`
}
