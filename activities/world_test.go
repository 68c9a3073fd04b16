package activities_test

import (
	"bytes"
	"context"
	"errors"
	"log/slog"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/rs/zerolog"
	"github.com/stretchr/testify/require"
	sdklog "go.temporal.io/sdk/log"
	"go.temporal.io/sdk/temporal"
	"go.temporal.io/sdk/testsuite"

	"onward/activities"
	"onward/mail"
	"onward/referral"
	"onward/schema"
)

var (
	now      = time.Date(2026, 6, 15, 9, 0, 0, 0, time.UTC)
	letterID = uuid.MustParse("0197740e-0000-7000-8000-0000000000e1")
	// errSecret is what a driver might say. No word of it may leave an activity.
	errSecret = errors.New(`duplicate key: DETAIL (client_surname)=(Canary)`)
)

// letterbox is a store with one letter in it. It moves as the real one does.
type letterbox struct {
	letter schema.Letter
	words  referral.LetterWords
	state  schema.NotificationState
	doubts int
	reason string
	now    time.Time
	fails  map[string]error // by method, once
}

func newLetterbox(state schema.NotificationState) *letterbox {
	r := referral.Referral{
		ID: uuid.MustParse("0197740e-0000-7000-8000-000000000001"), Number: 1042, Version: 1, Status: referral.Sent,
		Sender:        referral.Party{ID: uuid.MustParse("0197740e-0000-7000-8000-0000000000a1"), Slug: "harbour-debt-advice", Name: "Harbour Debt Advice"},
		Receiver:      referral.Party{ID: uuid.MustParse("0197740e-0000-7000-8000-0000000000a2"), Slug: "northfield-housing", Name: "Northfield Housing"},
		Terms:         referral.DefaultTerms,
		SentAt:        now,
		AcknowledgeBy: now.AddDate(0, 0, 3), DecideBy: now.AddDate(0, 0, 10),
	}
	return &letterbox{
		state: state, now: now, fails: map[string]error{},
		letter: schema.Letter{
			ID: letterID, Letter: referral.LetterReferred, Audience: referral.ToReceiver, To: "desk@northfield.example",
			Name: "Northfield Housing", OrganisationName: "Northfield Housing", ReferralID: r.ID, Referral: r,
			Calendar: referral.NewCalendar(referral.EnglandAndWales, nil), Issues: []string{"Debt"},
		},
	}
}

// LetterWords are those of the network in these tests.
func (l *letterbox) LetterWords(context.Context) (referral.LetterWords, error) {
	return l.words, l.failing("LetterWords")
}

// failing returns the error that the method is to fail with, once.
func (l *letterbox) failing(method string) error {
	err := l.fails[method]
	delete(l.fails, method)
	return err
}

func (l *letterbox) Now(context.Context) (time.Time, error) { return l.now, l.failing("Now") }

func (l *letterbox) Letter(context.Context, uuid.UUID) (schema.Letter, error) {
	return l.letter, l.failing("Letter")
}

func (l *letterbox) MarkSending(_ context.Context, _ uuid.UUID, repeat bool) (schema.NotificationState, bool, error) {
	if err := l.failing("MarkSending"); err != nil {
		return "", false, err
	}
	switch {
	case l.state == schema.NotificationSending:
		l.state = schema.NotificationAmbiguous
		l.doubts++
	case l.state == schema.NotificationDue, l.state == schema.NotificationAmbiguous && repeat && l.doubts < 2:
		l.state = schema.NotificationSending
		return schema.NotificationDue, true, nil
	}
	return l.state, false, nil
}

func (l *letterbox) to(method string, state schema.NotificationState) error {
	if err := l.failing(method); err != nil {
		return err
	}
	l.state = state
	return nil
}

func (l *letterbox) MarkDue(context.Context, uuid.UUID) error {
	return l.to("MarkDue", schema.NotificationDue)
}

func (l *letterbox) MarkSent(context.Context, uuid.UUID, string) error {
	return l.to("MarkSent", schema.NotificationSent)
}

func (l *letterbox) MarkAmbiguous(context.Context, uuid.UUID) error {
	l.doubts++
	return l.to("MarkAmbiguous", schema.NotificationAmbiguous)
}

func (l *letterbox) MarkFailed(_ context.Context, _ uuid.UUID, reason string) error {
	l.reason = reason
	return l.to("MarkFailed", schema.NotificationFailed)
}

func (l *letterbox) MarkNeedless(context.Context, uuid.UUID) error {
	return l.to("MarkNeedless", schema.NotificationNeedless)
}

// postman gives the answers in turn, the last one for ever.
type postman struct {
	answers []error
	sent    []mail.Message
	to      string
}

func (p *postman) Send(_ context.Context, to string, m mail.Message, _ uuid.UUID) (string, error) {
	answer := p.answers[min(len(p.sent), len(p.answers)-1)]
	p.sent, p.to = append(p.sent, m), to
	if answer != nil {
		return "", answer
	}
	return "message-1", nil
}

// office is everything together.
type office struct {
	*activities.Activities
	letters *letterbox
	post    *postman
	log     *bytes.Buffer
}

func newOffice(state schema.NotificationState, answers ...error) *office {
	o := &office{letters: newLetterbox(state), post: &postman{answers: append(answers, nil)[:max(1, len(answers))]}, log: &bytes.Buffer{}}
	o.Activities = &activities.Activities{
		Letters: o.letters, Post: o.post, Log: zerolog.New(o.log),
		Links: activities.Links{PublicURL: "https://onward.example/", NetworkName: "The Network"},
	}
	return o
}

// environment runs an activity as a worker does, so that answers and errors go the way that
// Temporal's go.
func environment(o *activities.Activities) *testsuite.TestActivityEnvironment {
	var suite testsuite.WorkflowTestSuite
	suite.SetLogger(sdklog.NewStructuredLogger(slog.New(slog.DiscardHandler)))
	env := suite.NewTestActivityEnvironment()
	activities.Register(env, o)
	return env
}

// send runs SendEmail once.
func (o *office) send(t *testing.T, repeat bool) (activities.SendOutcome, *temporal.ApplicationError) {
	t.Helper()
	in := activities.SendEmailInput{NotificationID: letterID, GiveUpAt: now.Add(24 * time.Hour), Repeat: repeat}
	value, err := environment(o.Activities).ExecuteActivity(activities.NameSendEmail, in)
	if err != nil {
		var failure *temporal.ApplicationError
		require.ErrorAs(t, err, &failure)
		require.NotContains(t, err.Error(), "Canary")
		require.NotContains(t, err.Error(), "northfield")
		return "", failure
	}
	var result activities.SendEmailResult
	require.NoError(t, value.Get(&result))
	return result.Outcome, nil
}
