package mail

import (
	"slices"
	"strings"

	"onward/referral"
)

// step is one stage of the track as a letter draws it.
type step struct {
	Label  string
	Detail string // under the label of the step that is awaited
	State  string // done, waiting, ahead or never
	Tone   string // of the step that is awaited: plain, soon, late or paused
}

// awaiting is what each step waits for, in a sentence.
var awaiting = map[referral.Step]string{
	referral.StepAcknowledged: "waiting to be acknowledged",
	referral.StepDecided:      "waiting for a decision",
	referral.StepOutcome:      "waiting for an outcome",
}

var tones = map[referral.Tone]string{referral.Soon: "soon", referral.Late: "late", referral.Paused: "paused"}

// steps draws the track, the same small line as everywhere in Onward. There is
// none where the caller gave none.
func (w words) steps() []step {
	if len(w.Track.Done) == 0 {
		return nil
	}
	order := []referral.Step{referral.StepSent, referral.StepAcknowledged, referral.StepDecided, referral.StepOutcome}
	drawn := make([]step, len(order))
	for i, s := range order {
		drawn[i] = step{Label: w.label(s), State: w.state(s)}
		if drawn[i].State == "waiting" {
			drawn[i].Tone, drawn[i].Detail = w.tone(), w.detail()
		}
	}
	return drawn
}

func (w words) label(s referral.Step) string {
	switch s {
	case referral.StepSent:
		return "Sent"
	case referral.StepAcknowledged:
		return "Acknowledged"
	case referral.StepDecided:
		return w.decision()
	default:
		return w.ending()
	}
}

// ending names how the referral ended, once it has.
func (w words) ending() string {
	switch {
	case w.Letter == referral.LetterWithdrawn:
		return "Withdrawn"
	case w.state(referral.StepOutcome) == "done":
		return "Closed"
	}
	return "Outcome"
}

// decision names the decision where the letter itself tells which it was.
func (w words) decision() string {
	switch w.Letter {
	case referral.LetterAccepted, referral.LetterClosed:
		return "Accepted"
	case referral.LetterDeclined:
		return "Declined"
	default:
		return "Decided"
	}
}

func (w words) state(s referral.Step) string {
	if s == referral.StepOutcome && w.Letter == referral.LetterWithdrawn {
		return "done"
	}
	if slices.Contains(w.Track.Done, s) {
		return "done"
	}
	switch w.Track.Waiting {
	case s:
		return "waiting"
	case "":
		return "never"
	default:
		return "ahead"
	}
}

func (w words) tone() string {
	if t, known := tones[w.Track.Tone]; known {
		return t
	}
	return "plain"
}

func (w words) detail() string {
	switch {
	case w.Track.Tone == referral.Paused:
		return "paused"
	case w.Track.Tone == referral.Late:
		return w.Late()
	case w.Due.IsZero():
		return "next"
	}
	return "by " + w.Due.In(referral.London).Format("Mon 2 Jan")
}

// progress is the track in one sentence, for plain text and screen readers.
func (w words) progress() string {
	var parts []string
	for _, s := range w.steps() {
		if s.State == "done" {
			parts = append(parts, strings.ToLower(s.Label))
		}
	}
	if waits, known := awaiting[w.Track.Waiting]; known {
		parts = append(parts, waits)
		switch {
		case w.Track.Tone == referral.Late:
			parts = append(parts, w.Late())
		case w.Track.Tone == referral.Paused:
			parts = append(parts, "the clock is stopped")
		case !w.Due.IsZero():
			parts = append(parts, "due "+w.Day(w.Due))
		}
	}
	if len(parts) == 0 {
		return ""
	}
	sentence := strings.Join(parts, ", ")
	return strings.ToUpper(sentence[:1]) + sentence[1:] + "."
}
