package referral

import (
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"
)

// undoWithin is how long a decision made in error can be reversed (spec section 3).
const undoWithin = 24 * time.Hour

// send starts the clock, the first time and after every return for information.
func send(r *Referral, cmd Command, cal Calendar, now time.Time) error {
	if r.Sender.ID == r.Receiver.ID {
		return invalid("receivers", "Choose another organisation: a referral cannot go to its own sender.")
	}
	if cmd.Amendment.Form != nil {
		if err := r.amend(cmd.Amendment, now); err != nil {
			return err
		}
	}
	if len(r.Issues) == 0 {
		return invalid("issues", "Choose at least one issue.")
	}
	r.Status, r.SentAt = Sent, now
	r.AcknowledgedAt = time.Time{}
	r.startAcknowledgement(cal, now)
	return nil
}

// acknowledge says "we have it" (N23): the clock for the decision begins.
func acknowledge(r *Referral, _ Command, cal Calendar, now time.Time) error {
	r.Status, r.AcknowledgedAt = Acknowledged, now
	r.startDecision(cal, now)
	return nil
}

// accept takes the client on. Where the network works N's way it also closes
// the referral (N25, N27).
func accept(r *Referral, _ Command, _ Calendar, now time.Time) error {
	r.decide(Accepted, now)
	if r.Terms.AcceptingCloses {
		r.Status, r.Result, r.ClosedAt = Closed, ResultAccepted, now
	}
	return nil
}

// decline refuses the client, with a reason and words for the sender (N26, K3).
func decline(r *Referral, cmd Command, _ Calendar, now time.Time) error {
	if !slices.Contains(cmd.answers().Reasons, cmd.Reason) {
		return invalid("reason", "Choose why you cannot take this client on.")
	}
	if err := words(cmd, "Tell the sender why, so that they can help the client find somebody else."); err != nil {
		return err
	}
	if cmd.Reason == CouldNotContact && r.TriesLeft() > 0 {
		return &Error{Code: CodeRefused, Message: "Try to reach the client at least three times, and record each try, before you decline because you could not contact them."}
	}
	if RemedyLine(cmd.Remedy) != "" && !AsksRemedy(cmd.Reason) {
		return invalid("remedy", "Leave this empty: with this reason nothing about the referral was wrong.")
	}
	if err := remedy(cmd); err != nil {
		return err
	}
	r.decide(Declined, now)
	r.DeclinedFor = cmd.Reason
	return nil
}

// sendBack returns the referral to its sender for what is missing (C5). It
// pauses the clock: only the sender can move now.
func sendBack(r *Referral, cmd Command, _ Calendar, _ time.Time) error {
	if err := words(cmd, "Say what is missing, so that the sender can complete it."); err != nil {
		return err
	}
	if err := remedy(cmd); err != nil {
		return err
	}
	r.Status = Returned
	r.quieten()
	r.AcknowledgeBy, r.DecideBy = time.Time{}, time.Time{}
	return nil
}

// triesNeeded is how many times in vain the receiver tries to reach the client
// before it may say that they cannot be reached (H; Unite Us).
const triesNeeded = 3

// TriesLeft is how many more tries in vain it takes before the receiver may
// decline because it could not contact the client, or close because the client
// did not respond (R21).
func (r Referral) TriesLeft() int { return max(0, triesNeeded-r.ContactTries) }

// recordContact keeps a try to reach the client. Who was reached is not out of
// reach: the tries in vain count from then on afresh.
func recordContact(r *Referral, cmd Command, _ Calendar, now time.Time) error {
	if !knownChannel(cmd.Contact.Channel) {
		return invalid("channel", "Choose how you tried to reach the client.")
	}
	if cmd.Contact.At.After(now) {
		return invalid("at", "The try cannot be in the future.")
	}
	r.ContactTries++
	if cmd.Contact.Reached {
		r.ContactTries = 0
	}
	return nil
}

// closeWithOutcomes ends the referral at the client's result: an outcome for
// each issue, and words (R21, R22). That the client did not respond takes as
// many tries as a decline for it: else a busy day could close it with none.
func closeWithOutcomes(r *Referral, cmd Command, _ Calendar, now time.Time) error {
	result, err := resultOf(r.Issues, cmd.Outcomes, cmd.answers())
	if err != nil {
		return err
	}
	if err := words(cmd, "Write a sentence about what happened, for the sender to read."); err != nil {
		return err
	}
	if r.TriesLeft() > 0 && slices.ContainsFunc(cmd.Outcomes, func(o IssueOutcome) bool { return o.Outcome == NoResponse }) {
		return &Error{Code: CodeRefused, Message: "Try to reach the client at least three times, and record each try, before you close it because they did not respond."}
	}
	r.Status, r.Result, r.ClosedAt = Closed, result, now
	return nil
}

// resultOf sums up the outcomes: one success is a success for the client.
func resultOf(issues []string, outcomes []IssueOutcome, offered *Answers) (Result, error) {
	byIssue := map[string]Outcome{}
	for _, o := range outcomes {
		outcome, known := offered.outcome(o.Outcome)
		if !known {
			return ResultNone, invalid("outcomes", "Choose an outcome from the list.")
		}
		byIssue[o.Issue] = outcome
	}
	result := ResultUnsuccessful
	for _, issue := range issues {
		outcome, given := byIssue[issue]
		if !given {
			return ResultNone, invalid("outcomes", "Choose an outcome for each issue.")
		}
		if outcome.Group == Successful {
			result = ResultSuccessful
		}
	}
	return result, nil
}

func withdraw(r *Referral, cmd Command, _ Calendar, now time.Time) error {
	if r.Final() {
		return &Error{Code: CodeRefused, Message: "This referral is already over."}
	}
	if err := words(cmd, "Say why you withdraw it, for the receiver to read."); err != nil {
		return err
	}
	r.Status, r.ClosedAt = Withdrawn, now
	r.quieten()
	return nil
}

// undo takes back a decision made in error.
func undo(r *Referral, cmd Command, cal Calendar, now time.Time) error {
	if err := undoable(*r, now); err != nil {
		return err
	}
	if err := words(cmd, "Say why you take the decision back, for the sender to read."); err != nil {
		return err
	}
	r.Status, r.Before = r.Before, ""
	r.Result, r.DeclinedFor = ResultNone, ""
	r.DecidedAt, r.ClosedAt = time.Time{}, time.Time{}
	r.aim(cal, now)
	return nil
}

// undoable explains why a decision cannot be taken back, if it cannot.
func undoable(r Referral, now time.Time) error {
	switch {
	case r.Before == "" || r.Status == Closed && r.Result != ResultAccepted:
		return &Error{Code: CodeRefused, Message: "There is no decision to take back."}
	case r.Forwarded:
		return &Error{Code: CodeRefused, Message: "The referral has already been forwarded to another organisation, so the decision stands."}
	case now.Sub(r.DecidedAt) > undoWithin:
		return &Error{Code: CodeRefused, Message: "A decision can be taken back within a day. Add a note, or ask the sender to refer again."}
	}
	return nil
}

// forward remembers that a copy went to somebody else (N31).
func forward(r *Referral, _ Command, _ Calendar, _ time.Time) error {
	r.Forwarded = true
	return nil
}

// noFurtherReferral takes a declined referral off its sender's list (F).
func noFurtherReferral(r *Referral, cmd Command, _ Calendar, now time.Time) error {
	if err := words(cmd, "Say why it is not referred elsewhere."); err != nil {
		return err
	}
	r.Status, r.Result, r.ClosedAt, r.Before = Closed, ResultNoFurtherReferral, now, ""
	return nil
}

// assign gives the referral to one of the receiver's people. The system only
// takes it away, from somebody who has left (N40).
func assign(r *Referral, cmd Command, _ Calendar, _ time.Time) error {
	if cmd.By.Role == Clock && cmd.Assignee != uuid.Nil {
		return &Error{Code: CodeNotAllowed, Message: "Only the receiver's people decide who has a referral."}
	}
	r.AssignedTo = cmd.Assignee
	return nil
}

// maxNote is how long a note may be, in bytes.
const maxNote = 20_000

func addNote(_ *Referral, cmd Command, _ Calendar, _ time.Time) error {
	switch {
	case strings.TrimSpace(cmd.Note.Text) == "":
		return invalid("text", "Write the note.")
	case len(cmd.Note.Text) > maxNote:
		return invalid("text", "The note is too long: keep it under 20,000 characters, or attach a file.")
	case cmd.Note.Private && len(cmd.Note.Notify) > 0:
		return invalid("notify", "A private note is for you alone: nobody can be told of it.")
	}
	return nil
}

func deleteNote(_ *Referral, cmd Command, _ Calendar, _ time.Time) error {
	if cmd.Note.Author != cmd.By.UserID {
		return &Error{Code: CodeNotAllowed, Message: "Only its author can delete a note."}
	}
	return nil
}
