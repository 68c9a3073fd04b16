package activities

import (
	"context"
	"time"

	"github.com/google/uuid"
	"github.com/rs/zerolog"
	"go.temporal.io/sdk/activity"
	"go.temporal.io/sdk/worker"

	"onward/mail"
	"onward/referral"
	"onward/schema"
	"onward/sheet"
)

// Moments is where time acts on referrals.
type Moments interface {
	PassMoment(ctx context.Context, in schema.PassInput) (referral.Event, error)
}

// Letters is where letters wait, and where it is kept how far each has come.
type Letters interface {
	Now(ctx context.Context) (time.Time, error)
	Letter(ctx context.Context, id uuid.UUID) (schema.Letter, error)
	LetterWords(ctx context.Context) (referral.LetterWords, error)
	MarkSending(ctx context.Context, id uuid.UUID, repeat bool) (schema.NotificationState, bool, error)
	MarkDue(ctx context.Context, id uuid.UUID) error
	MarkSent(ctx context.Context, id uuid.UUID, messageID string) error
	MarkAmbiguous(ctx context.Context, id uuid.UUID) error
	MarkFailed(ctx context.Context, id uuid.UUID, reason string) error
	MarkNeedless(ctx context.Context, id uuid.UUID) error
}

// Post takes letters out of the house. Its errors are *mail.Failure.
type Post interface {
	Send(ctx context.Context, to string, m mail.Message, notification uuid.UUID) (messageID string, err error)
}

// Activities does what workflows ask.
type Activities struct {
	Moments   Moments
	Letters   Letters
	Post      Post
	Referrals Referrals // for the reconciler
	Runs      Runs
	Exports   Exports
	Files     Files
	Labels    sheet.Labels
	Links     Links
	Cabinet   *Cabinet // nil where there are no files to keep in order
	Log       zerolog.Logger

	key    keyAlarm
	around aroundLetters
	tidied lastTidy
}

// Register makes the activities known to a worker under the names that Temporal
// keeps.
func Register(r worker.ActivityRegistry, a *Activities) {
	for name, does := range map[string]any{
		NamePassMoment: a.PassMoment,
		NameSendEmail:  a.SendEmail,
		NameReconcile:  a.Reconcile,
	} {
		r.RegisterActivityWithOptions(does, activity.RegisterOptions{Name: name})
	}
}

// RegisterExports makes the activities known that are heavy, and have a worker
// of their own that runs few of them at once.
func RegisterExports(r worker.ActivityRegistry, a *Activities) {
	r.RegisterActivityWithOptions(a.WriteExport, activity.RegisterOptions{Name: NameWriteExport})
	r.RegisterActivityWithOptions(a.RemoveExports, activity.RegisterOptions{Name: NameRemoveExports})
}
