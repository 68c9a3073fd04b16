package mail

import (
	"fmt"
	"strings"
	"time"
	"unicode"

	"onward/referral"
)

// oneLine returns the text with every control character and line separator
// turned into a space, and spaces run together.
func oneLine(s string) string {
	return strings.Join(strings.FieldsFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || unicode.IsControl(r)
	}), " ")
}

// words is the data with the phrases that several letters need.
type words struct{ Data }

// Ref is the referral as people name it.
func (w words) Ref() string { return fmt.Sprintf("referral #%d", w.Number) }

// Day is the day of a due moment as people say it, or nothing without one.
func (w words) Day(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.In(referral.London).Format("Monday 2 January")
}

// AgreementDay is the day from which the agreement must have been accepted.
func (w words) AgreementDay() string { return w.AgreementFrom.Long() }

// Date is a day with its year, or nothing without one.
func (w words) Date(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.In(referral.London).Format("2 January 2006")
}

// ByEnd is " by the end of Thursday 26 November", or nothing without a deadline.
func (w words) ByEnd(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return " by the end of " + w.Day(t)
}

// WorkingDays is "1 working day" or "3 working days".
func (w words) WorkingDays(n int) string {
	if n == 1 {
		return "1 working day"
	}
	return fmt.Sprintf("%d working days", n)
}

// Late is how long the deadline is over, "3 working days late" or just "late".
func (w words) Late() string {
	if w.WorkingDaysLate < 1 {
		return "late"
	}
	return w.WorkingDays(w.WorkingDaysLate) + " late"
}

// ForReceiver reports whether the reader is of the receiving organisation.
func (w words) ForReceiver() bool {
	switch w.To {
	case referral.ToReceiver, referral.ToReceiverLeads, referral.ToAssigned:
		return true
	default:
		return false
	}
}

// ForSender reports whether the reader is of the sending organisation.
func (w words) ForSender() bool {
	return w.To == referral.ToSender || w.To == referral.ToSenderLeads || w.To == referral.ToSenderAdviser
}

// ReceiverHas is "You have" to the receiver, and names it to anybody else.
func (w words) ReceiverHas() string {
	if w.ForReceiver() {
		return "You have"
	}
	return w.Receiver + " has"
}

// Answer is what the receiver must do now, with "it".
func (w words) Answer() string {
	switch w.Track.Waiting {
	case referral.StepAcknowledged:
		return "acknowledge it"
	case referral.StepDecided:
		return "accept or decline it"
	default:
		return "answer it"
	}
}

// Answered is what has not been done in time.
func (w words) Answered() string {
	switch w.Track.Waiting {
	case referral.StepAcknowledged:
		return "acknowledged"
	case referral.StepDecided:
		return "accepted or declined"
	default:
		return "answered"
	}
}

// Actor is who changed the clock.
func (w words) Actor() string {
	if w.By == "" {
		return "A coordinator"
	}
	return w.By
}

// Hours is how long a link works, to the nearest hour: a link of 72 hours was
// made a moment before it is written about.
func (w words) Hours() string {
	hours := max(1, int(w.ExpiresIn.Round(time.Hour).Hours()))
	if hours == 1 {
		return "1 hour"
	}
	return fmt.Sprintf("%d hours", hours)
}
