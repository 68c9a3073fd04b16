package referral

import "time"

// Step is one stage of the line that every referral is drawn with.
type Step string

// The steps of the track, in order (design.md: "One signature: the track").
const (
	StepSent         Step = "sent"
	StepAcknowledged Step = "acknowledged"
	StepDecided      Step = "decided"
	StepOutcome      Step = "outcome"
)

// Tone is how the waiting step of a track is shown.
type Tone string

// The tones: on time, a working day or less left, over, and not counted.
const (
	OnTime Tone = "on_time"
	Soon   Tone = "soon"
	Late   Tone = "late"
	Paused Tone = "paused"
	Over   Tone = "over" // nothing is awaited
)

// Track is how far a referral has come and what it waits for: the same small
// line in every row, header, print and sentence.
type Track struct {
	Done    []Step // steps that are behind
	Waiting Step   // the step that is awaited; empty when nothing is
	Tone    Tone
	Due     time.Time // zero when nothing is due
	// WorkingDays until Due in the receiver's calendar; negative when late.
	WorkingDays int
}

// TrackOf draws the referral as it stands now.
func TrackOf(r Referral, cal Calendar, now time.Time) Track {
	t := Track{Done: done(r), Waiting: waiting(r), Tone: OnTime}
	due, counted := r.Due()
	switch {
	case t.Waiting == "":
		t.Tone = Over
	case r.Stopped || r.Status == Returned:
		t.Tone = Paused
	case counted:
		t.Due, t.WorkingDays = due, cal.WorkingDaysBetween(now, due)
		t.Tone = tone(due, now, t.WorkingDays)
	}
	return t
}

// tone is computed from the due moment itself, so that a screen is right
// whatever the clockwork does.
func tone(due, now time.Time, days int) Tone {
	switch {
	case now.After(due):
		return Late
	case days <= 1:
		return Soon
	}
	return OnTime
}

func done(r Referral) []Step {
	steps := []Step{StepSent}
	if !r.AcknowledgedAt.IsZero() {
		steps = append(steps, StepAcknowledged)
	}
	if !r.DecidedAt.IsZero() {
		steps = append(steps, StepDecided)
	}
	if r.Status == Closed {
		steps = append(steps, StepOutcome)
	}
	return steps
}

func waiting(r Referral) Step {
	switch r.Status {
	case Sent, Returned:
		return StepAcknowledged
	case Acknowledged:
		return StepDecided
	case Accepted:
		return StepOutcome
	case Declined:
		if !r.Forwarded {
			return StepOutcome
		}
	}
	return ""
}

// NextStep is the one thing that must happen next, and who must do it.
type NextStep struct {
	Kind Kind      // the command awaited; empty when nothing is
	By   Relation  // Sender or Receiver
	You  bool      // the reader is one of those who must do it
	Due  time.Time // zero when no deadline counts
}

// NextStepOf says who must do what, to the reader (design.md: "One next step").
func NextStepOf(r Referral, reader Actor) NextStep {
	next := NextStep{}
	switch r.Status {
	case Sent:
		next.Kind, next.By = Acknowledge, Receiver
	case Acknowledged:
		next.Kind, next.By = Accept, Receiver
	case Returned:
		next.Kind, next.By = Send, Sender
	case Accepted:
		next.Kind, next.By = Close, Receiver
	case Declined:
		if !r.Forwarded {
			next.Kind, next.By = Forward, Sender
		}
	}
	if next.Kind == "" {
		return next
	}
	next.You = reader.RelationTo(r) == next.By
	if due, counted := r.Due(); counted {
		next.Due = due
	}
	return next
}
