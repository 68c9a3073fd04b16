package api

import (
	"context"
	"errors"
	"fmt"

	"github.com/google/uuid"

	"onward/referral"
	"onward/schema"
)

// give returns the handler of one command: it becomes a referral.Command, the
// rules decide, and the answer is the referral as it now is.
func give[B any](s *Server, kind referral.Kind, fill func(B, *referral.Command)) func(context.Context, *commandInput[B]) (*referralOutput, error) {
	return func(ctx context.Context, in *commandInput[B]) (*referralOutput, error) {
		cmd := referral.Command{ReferralID: in.ID, Kind: kind, By: actor(ctx)}
		fill(in.Body, &cmd)
		r, _, err := s.store.Apply(ctx, cmd)
		if err != nil {
			return nil, s.explain(ctx, cmd, err)
		}
		s.dispatch(ctx, r)
		return s.referral(ctx, &referralInput{ID: in.ID})
	}
}

// dispatch lets Temporal know at once of what was committed. The answer does
// not depend on it, and the request's own time limit does not cut it short.
func (s *Server) dispatch(ctx context.Context, changed ...referral.Referral) {
	if s.config.Dispatcher == nil || len(changed) == 0 {
		return
	}
	ids := make([]uuid.UUID, len(changed))
	for i, r := range changed {
		ids[i] = r.ID
	}
	background := context.WithoutCancel(ctx)
	s.dispatching.Go(func() { s.config.Dispatcher.Now(background, ids...) })
}

// explain adds to "somebody changed it" who that was and what they did, for
// somebody who may read the history anyway.
func (s *Server) explain(ctx context.Context, cmd referral.Command, err error) error {
	err = fmt.Errorf("%s: %w", cmd.Kind, err)
	if !errors.Is(err, referral.ErrStale) {
		return err
	}
	view, readErr := s.store.Referral(ctx, cmd.By, cmd.ReferralID)
	if readErr != nil || len(view.History) == 0 {
		return err // the plain words still say what to do
	}
	p, _ := problemFor(ctx, err)
	p.Detail = lastChangeWords(view.History[len(view.History)-1]) + " Nothing of yours was saved. Look at what changed, then try again."
	return p
}

func lastChangeWords(e schema.Entry) string {
	what := eventLabel(e.Kind, e.Moment)
	by := showAuthor(e)
	if by == nil {
		return "The clock changed this referral since you opened it: " + what + "."
	}
	return by.Name + " (" + by.Organisation + ") changed this referral since you opened it: " + what + "."
}

func (b VersionBody) fill(c *referral.Command) { c.Version = b.Version }

func (b WordsBody) fill(c *referral.Command) { c.Version, c.Words = b.Version, b.Words }

func (b ReturnBody) fill(c *referral.Command) {
	c.Version, c.Words, c.Remedy = b.Version, b.Words, b.Remedy
}

func (b SendAgainBody) fill(c *referral.Command) {
	c.Version, c.Words = b.Version, b.Words
	if b.Draft != nil {
		c.Amendment = referral.Amendment{Draft: b.Draft.ID, Version: b.Draft.Version}
	}
}

func (b DeclineBody) fill(c *referral.Command) {
	c.Version, c.Words, c.Reason, c.Remedy = b.Version, b.Words, referral.DeclineReason(b.Reason), b.Remedy
}

func (b ContactBody) fill(c *referral.Command) {
	c.Version, c.Words = b.Version, b.Words
	c.Contact = referral.ContactAttempt{Channel: referral.Channel(b.Channel), Reached: b.Reached, At: b.At}
}

func (b CloseBody) fill(c *referral.Command) {
	c.Version, c.Words = b.Version, b.Words
	for _, o := range b.Outcomes {
		c.Outcomes = append(c.Outcomes, referral.IssueOutcome{Issue: o.Issue, Outcome: o.Outcome})
	}
}

func (b ExtendBody) fill(c *referral.Command) {
	c.Version, c.Words, c.Days = b.Version, b.Words, b.Days
}

func (b AssignBody) fill(c *referral.Command) {
	c.Version = b.Version
	if b.Assignee != nil {
		c.Assignee = *b.Assignee
	}
}

func (b AddNoteBody) fill(c *referral.Command) {
	c.Note = referral.Note{Text: b.Text, Private: b.Private, Notify: b.Notify}
}

func (b DeleteNoteBody) fill(c *referral.Command) { c.Note = referral.Note{ID: b.NoteID} }

func (b AddFileBody) fill(c *referral.Command) {
	c.File = referral.Attachment{Upload: b.File, Notify: b.Notify}
}

func (b RemoveFileBody) fill(c *referral.Command) { c.File = referral.Attachment{ID: b.File} }

// forward sends a copy of the referral on to other organisations.
func (s *Server) forward(ctx context.Context, in *commandInput[ForwardBody]) (*sentBatchOutput, error) {
	sent, err := s.store.ForwardReferral(ctx, actor(ctx), schema.ForwardInput{
		ReferralID: in.ID, Version: in.Body.Version, Receivers: in.Body.Receivers, Consent: in.Body.Consent, Note: in.Body.Note, Answers: in.Body.Answers,
	})
	if err != nil {
		cmd := referral.Command{ReferralID: in.ID, Kind: referral.Forward, By: actor(ctx)}
		return nil, s.explain(ctx, cmd, err)
	}
	s.dispatch(ctx, sent...)
	return &sentBatchOutput{Body: showBatch(sent)}, nil
}
