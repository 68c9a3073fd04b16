package referral

import "time"

// Audience is who is told, before it is known which people those are.
type Audience string

// The audiences.
const (
	ToReceiver      Audience = "receiver"       // the organisation's address
	ToReceiverLeads Audience = "receiver_leads" // each lead of the receiver
	ToAssigned      Audience = "assigned"       // the receiver's adviser who has it
	ToSender        Audience = "sender"         // the organisation's address (N18)
	ToSenderLeads   Audience = "sender_leads"   // each lead of the sender
	ToSenderAdviser Audience = "sender_adviser" // whoever sent it, if they ticked the box (N18)
	ToCoordinators  Audience = "coordinators"
	ToChosen        Audience = "chosen"    // those picked for a note (R24)
	ToApplicant     Audience = "applicant" // who has no account yet (R6)

	// Of letters about a profile, behind which no referral stands.
	ToOrganisation Audience = "organisation" // its address
	ToLeads        Audience = "leads"        // each lead of it
	ToSuggester    Audience = "suggester"    // the address left on the public page
)

// Letter names what an e-mail says; package mail has the words.
type Letter string

// The letters about a referral.
const (
	LetterReferred      Letter = "referred" // New Client Referred to You (N20)
	LetterReferredAgain Letter = "referred_again"
	LetterSent          Letter = "sent" // the sender's own copy (N18)
	LetterAcknowledged  Letter = "acknowledged"
	LetterAccepted      Letter = "accepted"
	LetterDeclined      Letter = "declined"
	LetterReturned      Letter = "returned"
	LetterWithdrawn     Letter = "withdrawn"
	LetterClosed        Letter = "closed"
	LetterUndone        Letter = "undone"
	LetterAssigned      Letter = "assigned"
	LetterNoteAdded     Letter = "note_added"
	LetterFileAdded     Letter = "file_added"
	LetterClockChanged  Letter = "clock_changed"
	LetterReminder      Letter = "reminder"
	LetterMissed        Letter = "missed"
	LetterStillWaiting  Letter = "still_waiting"
	LetterStuck         Letter = "stuck"
	LetterNoResponse    Letter = "no_response"
	LetterOfferedOn     Letter = "offered_on"
	LetterGlassBroken   Letter = "glass_broken" // a coordinator reads the client
	LetterVirusFound    Letter = "virus_found"  // in a file that was already there
)

// Letters about people's accounts; no referral stands behind them.
const (
	LetterWelcome       Letter = "welcome"        // set your password (N3)
	LetterResetPassword Letter = "reset_password" // forgotten password (N5)
	LetterLocked        Letter = "locked"         // to coordinators (N6)
	LetterUnlocked      Letter = "unlocked"       // to the person
	LetterJoined        Letter = "joined"         // they may act for one more organisation (N13)
	LetterNewPassword   Letter = "new_password"   // their password was changed
	LetterFactorOn      Letter = "factor_on"      // a second factor is in force
	LetterFactorOff     Letter = "factor_off"     // it was removed or reset
)

// Letters about the network's data-sharing agreement, to leads who have not
// accepted it for their organisation.
const (
	LetterAgreementPublished Letter = "agreement_published"
	LetterAgreementSoon      Letter = "agreement_soon" // it must be accepted within a week
	LetterAgreementDue       Letter = "agreement_due"  // its day has come
)

// Letters about an application to join the network (R6).
const (
	LetterConfirmApplication  Letter = "confirm_application"  // to whoever applied, before anybody reads it
	LetterApplication         Letter = "application"          // to coordinators
	LetterApplicationApproved Letter = "application_approved" // to whoever applied
	LetterApplicationDeclined Letter = "application_declined"
)

// Letters about an organisation's profile; no referral stands behind them either.
const (
	LetterSuggested    Letter = "suggested"     // somebody says that something is wrong in it (Y3)
	LetterThanks       Letter = "thanks"        // to whoever suggested it on the public page
	LetterCheckProfile Letter = "check_profile" // nobody has said for long that it is true
)

// Letters of figures for leads; no one referral stands behind them.
const (
	LetterWeekly  Letter = "digest_weekly"
	LetterMonthly Letter = "digest_monthly"
)

// Notice is one letter to one audience, to be e-mailed at a time.
type Notice struct {
	Letter Letter
	To     Audience
	At     time.Time // not before
}

// told says who hears of a command that a person gave.
var told = map[Kind][]struct {
	letter Letter
	to     []Audience
}{
	Acknowledge:  {{LetterAcknowledged, []Audience{ToSender, ToSenderAdviser}}},
	Accept:       {{LetterAccepted, []Audience{ToSender, ToSenderAdviser}}},
	Decline:      {{LetterDeclined, []Audience{ToSender, ToSenderAdviser}}},
	Return:       {{LetterReturned, []Audience{ToSender, ToSenderAdviser}}},
	Close:        {{LetterClosed, []Audience{ToSender, ToSenderAdviser}}},
	Undo:         {{LetterUndone, []Audience{ToSender, ToSenderAdviser}}},
	Withdraw:     {{LetterWithdrawn, []Audience{ToReceiver, ToAssigned}}},
	Assign:       {{LetterAssigned, []Audience{ToAssigned}}},
	AddNote:      {{LetterNoteAdded, []Audience{ToChosen}}},
	AddFile:      {{LetterFileAdded, []Audience{ToChosen}}},
	ExtendClock:  {{LetterClockChanged, []Audience{ToSender, ToReceiver}}},
	StopClock:    {{LetterClockChanged, []Audience{ToSender, ToReceiver}}},
	RestartClock: {{LetterClockChanged, []Audience{ToSender, ToReceiver}}},
	BreakGlass:   {{LetterGlassBroken, []Audience{ToSender, ToSenderLeads, ToReceiver, ToReceiverLeads}}},
}

// Notices says who must be told of the event, and from when. What a person did
// is told at once. What the clock did is told when people work, unless the
// referral is urgent (spec section 3, the closing rule of "The clock acts by
// itself").
func Notices(r Referral, e Event, cal Calendar) []Notice {
	switch e.Kind {
	case Send:
		return sentNotices(r, e, cal)
	case PassMoment:
		return momentNotices(r, e, cal)
	}
	var notices []Notice
	for _, t := range told[e.Kind] {
		notices = append(notices, letters(t.letter, e.At, t.to...)...)
	}
	return notices
}

func sentNotices(r Referral, e Event, cal Calendar) []Notice {
	if e.Seq > 1 {
		return letters(LetterReferredAgain, e.At, ToReceiver, ToAssigned)
	}
	at := e.At
	if r.Offered && !r.Urgent {
		at = cal.Telling(e.At) // the clock works at night, people do not
	}
	notices := letters(LetterReferred, at, ToReceiver)
	if r.CopySender {
		notices = append(notices, letters(LetterSent, at, ToSenderAdviser)...)
	}
	return notices
}

func momentNotices(r Referral, e Event, cal Calendar) []Notice {
	if overtaken(e) {
		return nil
	}
	at := e.At
	if !r.Urgent {
		at = cal.Telling(e.At)
	}
	switch e.Moment.Kind {
	case RemindAcknowledge, RemindDecide:
		return letters(LetterReminder, at, ToReceiver, ToAssigned)
	case MissAcknowledge, MissDecide:
		if e.Moment.Kind == MissDecide && r.Status == Sent {
			return nil // nobody even acknowledged: all were told of that, and daily since
		}
		return letters(LetterMissed, at, ToReceiver, ToReceiverLeads, ToSender, ToSenderAdviser, ToCoordinators)
	case Escalate:
		return letters(LetterStillWaiting, at, ToReceiverLeads, ToCoordinators)
	case BecomeStuck:
		notices := letters(LetterStuck, at, ToCoordinators)
		switch r.Result {
		case ResultNoResponse:
			notices = append(notices, letters(LetterNoResponse, at, ToSender, ToSenderAdviser, ToReceiver)...)
		case ResultOfferedOn:
			notices = append(notices, letters(LetterOfferedOn, at, ToSender, ToSenderAdviser, ToReceiver)...)
		default: // people decide
		}
		return notices
	}
	return nil
}

// overtaken reports whether, after an outage, a later moment has come as well:
// a reminder of a deadline that has passed would only confuse.
func overtaken(e Event) bool {
	next, more := e.NextMoment()
	if !more || next.At.After(e.At) {
		return false
	}
	switch e.Moment.Kind {
	case RemindAcknowledge, RemindDecide, Escalate:
		return true
	}
	return false
}

func letters(l Letter, at time.Time, to ...Audience) []Notice {
	notices := make([]Notice, len(to))
	for i, a := range to {
		notices[i] = Notice{Letter: l, To: a, At: at}
	}
	return notices
}
