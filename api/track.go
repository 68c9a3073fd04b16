package api

import (
	"slices"
	"time"

	"onward/referral"
)

var trackSteps = []referral.Step{referral.StepSent, referral.StepAcknowledged, referral.StepDecided, referral.StepOutcome}

// showTrack draws the track.
func showTrack(r referral.Referral, t referral.Track) Track {
	shown := Track{Steps: []TrackStep{}, Tone: string(t.Tone), Due: orAbsent(t.Due), DueInWorkingDays: t.WorkingDays, Sentence: trackWords(r, t)}
	for i, step := range trackSteps {
		shown.Steps = append(shown.Steps, TrackStep{
			Step: string(step), State: stepState(t, i), Label: stepLabel(r, step), At: orAbsent(stepTime(r, step)),
		})
	}
	return shown
}

// stepState is "skipped" for a step that will not come: a later one was
// reached without it, or the referral is over.
func stepState(t referral.Track, i int) string {
	done := func(s referral.Step) bool { return slices.Contains(t.Done, s) }
	switch {
	case done(trackSteps[i]):
		return "done"
	case trackSteps[i] == t.Waiting:
		return "waiting"
	case t.Waiting == "" || slices.ContainsFunc(trackSteps[i:], done):
		return "skipped"
	}
	return "ahead"
}

func stepTime(r referral.Referral, s referral.Step) time.Time {
	switch s {
	case referral.StepSent:
		return r.SentAt
	case referral.StepAcknowledged:
		return r.AcknowledgedAt
	case referral.StepDecided:
		return r.DecidedAt
	default:
		return r.ClosedAt
	}
}

func stepLabel(r referral.Referral, s referral.Step) string {
	switch s {
	case referral.StepSent:
		return "Sent"
	case referral.StepAcknowledged:
		return "Acknowledged"
	case referral.StepDecided:
		return decisionLabel(r)
	default:
		return endLabel(r)
	}
}

func endLabel(r referral.Referral) string {
	switch r.Status {
	case referral.Withdrawn:
		return "Withdrawn"
	case referral.Closed:
		return resultLabels[r.Result]
	default:
		return "Outcome"
	}
}

func decisionLabel(r referral.Referral) string {
	switch {
	case r.DecidedAt.IsZero():
		return "Decided"
	case r.DeclinedFor != "":
		return "Declined"
	}
	return "Accepted"
}

// orAbsent leaves an unset time out of the answer.
func orAbsent(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	return &t
}
