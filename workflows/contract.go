package workflows

import (
	"fmt"
	"time"

	"github.com/google/uuid"
	enumspb "go.temporal.io/api/enums/v1"
	"go.temporal.io/sdk/client"

	"onward/referral"
)

// TaskQueue is where the workers of an installation take their tasks from.
const TaskQueue = "onward"

// ExportQueue is where exports are written: few at once, whatever else goes on.
const ExportQueue = "onward-export"

// The names that Temporal keeps: they never change.
const (
	NameReferral  = "Referral"
	NameEmail     = "Email"
	NameReconcile = "Reconcile"
	NameExport    = "Export"

	// SignalTransition tells a Referral of an event. One name for all of them, so
	// that they arrive in order.
	SignalTransition = "transition"

	// ScheduleReconcile starts Reconcile each minute.
	ScheduleReconcile = "reconcile"
)

// ReferralInput starts a Referral.
type ReferralInput struct {
	Event referral.Event `json:"event"` // the latest when it was started
}

// EmailInput starts an Email. Who it goes to and what it says are looked up when
// it is sent.
type EmailInput struct {
	NotificationID uuid.UUID         `json:"notification_id"`
	ReleaseAt      time.Time         `json:"release_at"`       // not before
	Number         int64             `json:"number,omitempty"` // of the referral; none for letters about accounts
	Letter         referral.Letter   `json:"letter"`
	Audience       referral.Audience `json:"audience"`
}

// ExportInput starts an Export. For whom and of what, the database knows.
type ExportInput struct {
	ExportID uuid.UUID `json:"export_id"`
}

// ReferralID is the id of the workflow that keeps time for a referral. A second
// workflow of the same referral has its epoch in the id.
func ReferralID(number int64, epoch int) string {
	if epoch <= 1 {
		return fmt.Sprintf("referral-%d", number)
	}
	return fmt.Sprintf("referral-%d.%d", number, epoch)
}

// ParseReferralID is the inverse of ReferralID.
func ParseReferralID(id string) (number int64, epoch int, ok bool) {
	if n, _ := fmt.Sscanf(id, "referral-%d.%d", &number, &epoch); n < 2 {
		epoch = 1
	}
	return number, epoch, ReferralID(number, epoch) == id
}

// EmailID is the id of the workflow that sends a notification.
func EmailID(notification uuid.UUID) string { return "email-" + notification.String() }

// ReferralStart is how the workflow of a referral is started, with what.
func ReferralStart(e referral.Event) (client.StartWorkflowOptions, ReferralInput) {
	options := once(ReferralID(e.Number, e.Epoch))
	options.StaticSummary = fmt.Sprintf("Referral %d from %s to %s", e.Number, e.Sender, e.Receiver)
	if e.Urgent {
		options.StaticSummary += ", urgent"
	}
	options.TypedSearchAttributes = attributesOf(e).collection()
	return options, ReferralInput{Event: e}
}

// EmailStart is how the workflow of an e-mail is started.
func EmailStart(in EmailInput) client.StartWorkflowOptions {
	options := once(EmailID(in.NotificationID))
	options.StaticSummary = fmt.Sprintf("E-mail %q to %s", in.Letter, in.Audience)
	if in.Number != 0 {
		options.StaticSummary += fmt.Sprintf(", referral %d", in.Number)
		options.TypedSearchAttributes = emailAttributes(in)
	}
	return options
}

// ExportStart is how the workflow of an export is started.
func ExportStart(in ExportInput) client.StartWorkflowOptions {
	options := once("export-" + in.ExportID.String())
	options.StaticSummary = "Export of an organisation's referrals"
	return options
}

// once makes a second start of the same id an error that the caller takes for
// success, whether the first still runs or has ended.
func once(id string) client.StartWorkflowOptions {
	return client.StartWorkflowOptions{
		ID: id, TaskQueue: TaskQueue,
		WorkflowIDReusePolicy:                    enumspb.WORKFLOW_ID_REUSE_POLICY_REJECT_DUPLICATE,
		WorkflowExecutionErrorWhenAlreadyStarted: true,
	}
}
