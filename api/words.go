package api

import (
	"fmt"
	"strings"
	"time"

	"onward/referral"
)

// dayWords is a day as people say it: "Thursday 26 November".
func dayWords(t time.Time) string { return t.In(referral.London).Format("Monday 2 January") }

// dueWords says when something is due and how far that is: "due Thursday
// 26 November, in 2 working days", "due Monday 23 November, 3 working days late".
func dueWords(due time.Time, days int, late bool) string {
	return "due " + dayWords(due) + ", " + distanceWords(days, late)
}

func distanceWords(days int, late bool) string {
	switch {
	case late && days == 0:
		return "late"
	case late:
		return workingDays(-days) + " late"
	case days == 0:
		return "today"
	}
	return "in " + workingDays(days)
}

func workingDays(n int) string {
	if n == 1 {
		return "1 working day"
	}
	return fmt.Sprintf("%d working days", n)
}

// awaited says what a referral waits for, after "waiting ".
var awaited = map[referral.Step]string{
	referral.StepAcknowledged: "to be acknowledged",
	referral.StepDecided:      "for a decision",
	referral.StepOutcome:      "for an outcome",
}

// trackWords is the track in one sentence, for those who cannot see it.
func trackWords(r referral.Referral, t referral.Track) string {
	said := "Sent " + dayWords(r.SentAt) + "."
	switch {
	case t.Waiting == "":
		if label := resultLabels[r.Result]; label != "" {
			return said + " " + label + "."
		}
		return said + " " + statusLabels[r.Status] + "."
	case r.Status == referral.Returned:
		return said + " Returned to its sender for information; the clock is paused."
	case r.Status == referral.Declined:
		return said + " Declined; its sender decides what comes next."
	}
	said += " Waiting " + awaited[t.Waiting]
	if r.Stopped {
		return said + "; the clock is stopped."
	}
	if !t.Due.IsZero() {
		said += ", " + dueWords(t.Due, t.WorkingDays, t.Tone == referral.Late)
	}
	return said + "."
}

// nextCommandWords says what must happen next, after "You:" or a name.
var nextCommandWords = map[referral.Kind]string{
	referral.Acknowledge: "acknowledge",
	referral.Accept:      "accept or decline",
	referral.Send:        "amend and send again",
	referral.Close:       "record what came of it and close",
	referral.Forward:     "forward on, or end with no further referral",
}

// nextStepWords is the next step in one sentence, such as "You: acknowledge by
// Thursday 26 November, in 2 working days".
func nextStepWords(r referral.Referral, n referral.NextStep, t referral.Track) string {
	if n.Kind == "" {
		return "Nothing more is to be done."
	}
	who := "You"
	if !n.You {
		who = r.Receiver.Name
		if n.By == referral.Sender {
			who = r.Sender.Name
		}
	}
	var said strings.Builder
	said.WriteString(who + ": " + nextCommandWords[n.Kind])
	switch {
	case r.Stopped:
		said.WriteString("; the clock is stopped")
	case !n.Due.IsZero():
		said.WriteString(" by " + dayWords(n.Due) + ", " + distanceWords(t.WorkingDays, t.Tone == referral.Late))
	}
	return said.String() + "."
}
