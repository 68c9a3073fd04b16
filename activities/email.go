package activities

import (
	"context"
	"errors"
	"time"

	"github.com/google/uuid"

	"onward/mail"
	"onward/schema"
)

// askAgainAboutKey is how often a letter is tried while our key is refused.
const askAgainAboutKey = 15 * time.Minute

// Why a letter failed, as the coordinators' list of failed letters has it.
const (
	reasonNoAddress  = "no_address"
	reasonUnreadable = "cannot_be_written"
	reasonRefused    = "refused"
	reasonGaveUp     = "gave_up"
)

// SendEmail sends one letter. It claims the letter first, so that an attempt
// that died half-way is seen by the next one, which then does not know whether
// the letter left: such a letter is sent again at most once, and only when the
// workflow asks.
func (a *Activities) SendEmail(ctx context.Context, in SendEmailInput) (SendEmailResult, error) {
	state, claimed, err := a.Letters.MarkSending(ctx, in.NotificationID, in.Repeat)
	if err != nil {
		return SendEmailResult{}, a.store(err)
	}
	if !claimed {
		return SendEmailResult{Outcome: found(state)}, nil
	}
	to, message, done, err := a.write(ctx, in.NotificationID)
	if done != "" || err != nil {
		return SendEmailResult{Outcome: done}, err
	}
	messageID, err := a.Post.Send(ctx, to, message, in.NotificationID)
	if err != nil {
		return a.unsent(ctx, in, err)
	}
	a.key.works()
	if err := a.Letters.MarkSent(context.WithoutCancel(ctx), in.NotificationID, messageID); err != nil {
		return SendEmailResult{}, a.store(err) // the next attempt finds it in sending: ambiguous, until the provider reports it
	}
	return SendEmailResult{Outcome: Mailed}, nil
}

// found says what is left to do for a letter that could not be claimed.
func found(state schema.NotificationState) SendOutcome {
	switch state {
	case schema.NotificationAmbiguous:
		return Ambiguous
	case schema.NotificationFailed:
		return Failed
	case schema.NotificationNeedless:
		return Needless
	default:
		return Mailed
	}
}

// write looks up the letter and writes it. It is done with a letter that nobody
// needs any more, or that cannot be written.
func (a *Activities) write(ctx context.Context, id uuid.UUID) (to string, m mail.Message, done SendOutcome, err error) {
	letter, err := a.Letters.Letter(ctx, id)
	if err != nil {
		return "", m, "", a.unread(ctx, id, err)
	}
	now, err := a.Letters.Now(ctx)
	if err != nil {
		return "", m, "", a.unread(ctx, id, err)
	}
	data := a.Links.data(letter, now).Saying(a.letterWords(ctx))
	switch m, err = mail.Render(data); {
	case data.Overtaken():
		return "", m, Needless, a.mark(a.Letters.MarkNeedless(ctx, id))
	case letter.To == "":
		return "", m, Failed, a.fail(ctx, id, reasonNoAddress)
	case err != nil:
		a.Log.Error().Err(err).Stringer("notification_id", id).Msg("a letter cannot be written")
		return "", m, Failed, a.fail(ctx, id, reasonUnreadable)
	}
	return letter.To, m, "", nil
}

// unsent decides what a letter that did not leave needs.
func (a *Activities) unsent(ctx context.Context, in SendEmailInput, cause error) (SendEmailResult, error) {
	ctx = context.WithoutCancel(ctx) // what is known must be kept, even if the worker is going down
	failure := &mail.Failure{Kind: mail.Ambiguous}
	errors.As(cause, &failure)
	switch failure.Kind {
	case mail.Temporary:
		return a.later(ctx, in, failure.After)
	case mail.Unauthorised:
		if a.key.refused() {
			a.Log.Error().Int("status", failure.Status).Msg("the mail provider refuses our key: no e-mail leaves until it is put right")
		}
		if err := a.back(ctx, in.NotificationID); err != nil {
			return SendEmailResult{}, err
		}
		return SendEmailResult{}, again(CodeMailKey, askAgainAboutKey)
	case mail.Permanent:
		return SendEmailResult{Outcome: Failed}, a.fail(ctx, in.NotificationID, reasonRefused)
	default: // mail.Ambiguous, and whatever else leaves it open
		return SendEmailResult{Outcome: Ambiguous}, a.mark(a.Letters.MarkAmbiguous(ctx, in.NotificationID))
	}
}

// later gives the letter back, until it has been tried for long enough.
func (a *Activities) later(ctx context.Context, in SendEmailInput, after time.Duration) (SendEmailResult, error) {
	now, err := a.Letters.Now(ctx)
	if err != nil {
		return SendEmailResult{}, a.store(err)
	}
	if now.After(in.GiveUpAt) {
		return SendEmailResult{Outcome: Failed}, a.fail(ctx, in.NotificationID, reasonGaveUp)
	}
	if err := a.back(ctx, in.NotificationID); err != nil {
		return SendEmailResult{}, err
	}
	return SendEmailResult{}, again(CodeMailBusy, after)
}

// unread gives back a letter that could not be read. If that fails too, the next
// attempt takes it for ambiguous, which costs ten minutes and no letter.
func (a *Activities) unread(ctx context.Context, id uuid.UUID, cause error) error {
	_ = a.back(ctx, id)
	return a.store(cause)
}

// back gives up the claim on a letter that certainly was not sent.
func (a *Activities) back(ctx context.Context, id uuid.UUID) error {
	return a.mark(a.Letters.MarkDue(context.WithoutCancel(ctx), id))
}

func (a *Activities) fail(ctx context.Context, id uuid.UUID, reason string) error {
	return a.mark(a.Letters.MarkFailed(ctx, id, reason))
}

func (a *Activities) mark(err error) error {
	if err != nil {
		return a.store(err)
	}
	return nil
}
