package mail

import (
	"maps"
	"slices"
	"time"

	"onward/referral"
)

// Letters lists every letter there is, by name.
func Letters() []referral.Letter { return slices.Sorted(maps.Keys(letters)) }

// IsLetter reports whether there is a letter of that name.
func IsLetter(l referral.Letter) bool { _, known := letters[l]; return known }

// Test marks a message as one that somebody sent to themselves to look at.
func (m Message) Test() Message {
	m.Subject = "[Test] " + m.Subject
	m.Text = "This is a test with invented names. Nothing has happened.\n\n" + m.Text
	return m
}

// The invented people of a sample.
const (
	sampleSender   = "Harbour Food Bank"
	sampleReceiver = "Tidewell Money Advice"
	sampleNumber   = 12345
)

// Sample returns what a letter can know, invented, as of now: for whoever wants
// to see how it reads. Its link leads to the page where it was asked for.
func Sample(l referral.Letter, now time.Time, link string) Data {
	d := Data{Letter: l, To: sampleAudience(l), Greeting: "Robin", Organisation: sampleReceiver, Username: "rexample", ExpiresIn: 72 * time.Hour}
	if d.aboutReferral() && !d.isDigest() {
		d = ForReferral(l, sampleAudience(l), sampleReferral(l, now), referral.NewCalendar(referral.EnglandAndWales, nil), now)
		d.Greeting, d.Issues = "Robin", []string{"Debt and money"}
		d.By, d.Change, d.Reason = sampleReceiver, sampleChange(l), "No capacity at the moment"
		switch d.To {
		case referral.ToReceiver:
			d.Greeting = sampleReceiver
		case referral.ToSender:
			d.Greeting = sampleSender
		default:
		}
		if l == referral.LetterDeclined || l == referral.LetterNoResponse || l == referral.LetterMissed {
			d.ForwardLink = link
		}
	}
	d.Link = link
	sampleRest(&d, now)
	return d
}

// sampleRest invents what letters know behind which no referral stands.
func sampleRest(d *Data, now time.Time) {
	today := referral.DateOf(now)
	switch d.Letter {
	case referral.LetterAgreementPublished, referral.LetterAgreementSoon, referral.LetterAgreementDue:
		d.AgreementFrom = today.AddDays(7)
	case referral.LetterApplicationDeclined:
		d.Reason = "Two others help with debt in your area already."
	case referral.LetterCheckProfile:
		d.CheckedAt = now.AddDate(0, -referral.FreshMonths, 0)
	case referral.LetterWeekly:
		d.Period = referral.Period{From: today.AddDays(-7), To: today.AddDays(-1)}
		d.Week = referral.WeekFigures{New: 9, Unacknowledged: 2, Overdue: 1, Unforwarded: 1, Oldest: now.AddDate(0, 0, -4)}
		d.Digests = DigestLinks{d.Link, d.Link, d.Link, d.Link, d.Link}
	case referral.LetterMonthly:
		first := today.AddDays(1 - today.At(0, 0, 0).Day())
		d.Period = referral.Period{From: referral.DateOf(first.At(0, 0, 0).AddDate(0, -1, 0)), To: first.AddDays(-1)}
		d.Month.Received = referral.MonthSide{
			Now:    referral.SideFigures{Total: 31, Acknowledged: referral.Deadlines{Met: 29, Missed: 2}, Decided: referral.Deadlines{Met: 26, Missed: 3}},
			Before: referral.SideFigures{Total: 28, Acknowledged: referral.Deadlines{Met: 22, Missed: 6}, Decided: referral.Deadlines{Met: 20, Missed: 6}},
		}
		d.Digests = DigestLinks{d.Link, d.Link, d.Link, d.Link, d.Link}
	default:
	}
}

// sampleAudience is who most often reads the letter.
func sampleAudience(l referral.Letter) referral.Audience {
	switch l {
	case referral.LetterSent:
		return referral.ToSenderAdviser
	case referral.LetterAcknowledged, referral.LetterAccepted, referral.LetterDeclined, referral.LetterReturned, referral.LetterClosed,
		referral.LetterUndone, referral.LetterNoResponse, referral.LetterOfferedOn, referral.LetterGlassBroken:
		return referral.ToSender
	case referral.LetterAssigned:
		return referral.ToAssigned
	case referral.LetterStuck, referral.LetterLocked:
		return referral.ToCoordinators
	case referral.LetterStillWaiting:
		return referral.ToReceiverLeads
	case referral.LetterNoteAdded, referral.LetterFileAdded:
		return referral.ToChosen
	default:
		return referral.ToReceiver
	}
}

func sampleChange(l referral.Letter) referral.Kind {
	if l == referral.LetterClockChanged {
		return referral.ExtendClock
	}
	return ""
}

// sampleReferral is an invented one at the stage that the letter is about.
func sampleReferral(l referral.Letter, now time.Time) referral.Referral {
	cal := referral.NewCalendar(referral.EnglandAndWales, nil)
	sent := now
	switch l {
	case referral.LetterMissed, referral.LetterStillWaiting, referral.LetterStuck, referral.LetterNoResponse, referral.LetterOfferedOn:
		sent = now.AddDate(0, 0, -12)
	default:
	}
	r := referral.Referral{
		Number: sampleNumber, Version: 1, Status: referral.Sent, SentAt: sent, Terms: referral.DefaultTerms,
		Sender:   referral.Party{Slug: "harbour-food-bank", Name: sampleSender},
		Receiver: referral.Party{Slug: "tidewell-money-advice", Name: sampleReceiver},
	}
	r.AcknowledgeBy, r.DecideBy = r.Terms.Deadlines(cal, sent)
	switch l {
	case referral.LetterAcknowledged, referral.LetterAssigned, referral.LetterUndone:
		r.Status, r.AcknowledgedAt = referral.Acknowledged, now
	case referral.LetterReturned:
		r.Status = referral.Returned
	case referral.LetterWithdrawn:
		r.Status, r.ClosedAt = referral.Withdrawn, now
	case referral.LetterDeclined:
		r.Status, r.DecidedAt, r.DeclinedFor = referral.Declined, now, referral.NoCapacity
	case referral.LetterAccepted, referral.LetterNoteAdded, referral.LetterFileAdded, referral.LetterGlassBroken, referral.LetterVirusFound:
		r.Status, r.AcknowledgedAt, r.DecidedAt = referral.Accepted, now, now
	case referral.LetterClosed:
		r.Status, r.AcknowledgedAt, r.DecidedAt, r.ClosedAt, r.Result = referral.Closed, now, now, now, referral.ResultSuccessful
	case referral.LetterNoResponse:
		r.Status, r.ClosedAt, r.Result = referral.Closed, now, referral.ResultNoResponse
	case referral.LetterOfferedOn:
		r.Status, r.ClosedAt, r.Result, r.Forwarded = referral.Closed, now, referral.ResultOfferedOn, true
	case referral.LetterMissed, referral.LetterStillWaiting, referral.LetterStuck:
		r.Overdue = true
	default:
	}
	return r
}
