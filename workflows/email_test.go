package workflows_test

import (
	"context"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"
	"go.temporal.io/sdk/activity"
	"go.temporal.io/sdk/temporal"

	"onward/activities"
	"onward/referral"
	"onward/workflows"
)

// attempt is one request to send, and when it came.
type attempt struct {
	at     string
	repeat bool
}

// post is a mail provider that answers as it is told, one answer an attempt.
type post struct {
	w        *world
	answers  []activities.SendOutcome // "" is an error for a while
	attempts []attempt
	giveUpAt time.Time
}

func (p *post) SendEmail(_ context.Context, in activities.SendEmailInput) (activities.SendEmailResult, error) {
	answer := p.answers[min(len(p.attempts), len(p.answers)-1)]
	p.attempts = append(p.attempts, attempt{p.w.env.Now().In(referral.London).Format("Mon 15:04:05"), in.Repeat})
	if in.GiveUpAt != p.giveUpAt && len(p.attempts) == 1 {
		p.giveUpAt = in.GiveUpAt
	}
	if answer == "" {
		return activities.SendEmailResult{}, temporal.NewApplicationError("The mail provider cannot take it now.", "mail_busy")
	}
	return activities.SendEmailResult{Outcome: answer}, nil
}

func newPost(t *testing.T, answers ...activities.SendOutcome) *post {
	p := &post{w: newWorld(t, monday, sentEvent()), answers: answers}
	p.w.env.RegisterActivityWithOptions(p.SendEmail, activity.RegisterOptions{Name: activities.NameSendEmail})
	return p
}

func emailInput(release string) workflows.EmailInput {
	return workflows.EmailInput{
		NotificationID: uuid.MustParse("0197740e-0000-7000-8000-0000000000e1"), ReleaseAt: at(release),
		Number: 1042, Letter: referral.LetterReferred, Audience: referral.ToReceiver,
	}
}

func TestEmail(t *testing.T) {
	t.Parallel()
	const busy = activities.SendOutcome("")
	for name, tt := range map[string]struct {
		release string
		answers []activities.SendOutcome
		want    []attempt
	}{
		"due at once":              {"2026-06-15T10:00:00+01:00", []activities.SendOutcome{activities.Mailed}, []attempt{{"Mon 10:00:00", false}}},
		"due before it was asked":  {"2026-06-14T10:00:00+01:00", []activities.SendOutcome{activities.Mailed}, []attempt{{"Mon 10:00:00", false}}},
		"held until people work":   {"2026-06-16T08:00:00+01:00", []activities.SendOutcome{activities.Mailed}, []attempt{{"Tue 08:00:00", false}}},
		"refused for good":         {"2026-06-15T10:00:00+01:00", []activities.SendOutcome{activities.Failed}, []attempt{{"Mon 10:00:00", false}}},
		"the provider is busy":     {"2026-06-15T10:00:00+01:00", []activities.SendOutcome{busy, busy, activities.Mailed}, []attempt{{"Mon 10:00:00", false}, {"Mon 10:00:05", false}, {"Mon 10:00:15", false}}},
		"no answer, then taken":    {"2026-06-15T10:00:00+01:00", []activities.SendOutcome{activities.Ambiguous, activities.Mailed}, []attempt{{"Mon 10:00:00", false}, {"Mon 10:10:00", true}}},
		"no answer, twice":         {"2026-06-15T10:00:00+01:00", []activities.SendOutcome{activities.Ambiguous}, []attempt{{"Mon 10:00:00", false}, {"Mon 10:10:00", true}}},
		"no answer, busy, refused": {"2026-06-15T10:00:00+01:00", []activities.SendOutcome{activities.Ambiguous, busy, activities.Failed}, []attempt{{"Mon 10:00:00", false}, {"Mon 10:10:00", true}, {"Mon 10:10:05", true}}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			p := newPost(t, tt.answers...)
			p.w.env.ExecuteWorkflow(workflows.Email, emailInput(tt.release))
			require.NoError(t, p.w.env.GetWorkflowError())
			require.Equal(t, tt.want, p.attempts)
		})
	}
}

func TestEmailMayBeRefusedForADay(t *testing.T) {
	t.Parallel()
	p := newPost(t, activities.Mailed)
	p.w.env.ExecuteWorkflow(workflows.Email, emailInput("2026-06-16T08:00:00+01:00"))
	require.Equal(t, at("2026-06-17T08:00:00+01:00").Unix(), p.giveUpAt.Unix(), "a day from the first attempt")
}

func TestEmailCancelledBeforeItsTime(t *testing.T) {
	t.Parallel()
	p := newPost(t, activities.Mailed)
	p.w.on("2026-06-15T20:00:00+01:00", p.w.env.CancelWorkflow)
	p.w.env.ExecuteWorkflow(workflows.Email, emailInput("2026-06-16T08:00:00+01:00"))
	require.True(t, temporal.IsCanceledError(p.w.env.GetWorkflowError()))
	require.Empty(t, p.attempts)
}
