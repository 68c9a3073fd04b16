package api

import (
	"onward/referral"
	"onward/schema"
)

// The words people read for codes. A code that is not here is a mistake that
// the test of labels finds.

var channelLabels = map[referral.Channel]string{
	referral.ByPhone: "Telephone", referral.ByText: "Text message", referral.ByEmail: "E-mail",
	referral.ByLetter: "Letter", referral.InPerson: "In person",
}

var basisLabels = map[referral.Basis]string{
	referral.BasisConsent:      "The client agreed",
	referral.BasisSafeguarding: "Safeguarding somebody at risk",
	referral.BasisVital:        "To protect somebody's life",
	referral.BasisPublicTask:   "A public task set by law",
}

var facilityLabels = map[referral.Facility]string{
	referral.AccessWheelchair: "Step-free for wheelchairs", referral.AccessToilet: "Accessible toilet", referral.AccessLoop: "Hearing loop",
	referral.AccessRemote: "By telephone or video", referral.AccessHome: "Home visits", referral.AccessDropIn: "Drop-in, no appointment",
	referral.AccessEvening: "Evenings or weekends", referral.AccessChildren: "Children welcome",
}

var statusLabels = map[referral.Status]string{
	referral.Sent: "Sent", referral.Acknowledged: "Acknowledged", referral.Returned: "Returned for information",
	referral.Accepted: "Accepted", referral.Declined: "Declined", referral.Closed: "Closed", referral.Withdrawn: "Withdrawn",
}

var resultLabels = map[referral.Result]string{
	referral.ResultSuccessful:        "Closed: successful",
	referral.ResultUnsuccessful:      "Closed: unsuccessful",
	referral.ResultAccepted:          "Closed: accepted",
	referral.ResultNoFurtherReferral: "Closed: no further referral",
	referral.ResultNoResponse:        "Closed: no response",
	referral.ResultOfferedOn:         "Closed: offered to the next organisation named",
}

// commandLabel is a command on a button, what its form asks for, and what the
// history says once it was given.
type commandLabel struct{ button, needs, done string }

var commandLabels = map[referral.Kind]commandLabel{
	referral.Send:              {"Send again", "words", "Sent"},
	referral.Acknowledge:       {"Acknowledge", "nothing", "Acknowledged"},
	referral.Accept:            {"Accept", "nothing", "Accepted"},
	referral.Decline:           {"Decline", "reason", "Declined"},
	referral.Return:            {"Return for information", "words", "Returned for information"},
	referral.RecordContact:     {"Record a contact", "contact", "Tried to reach the client"},
	referral.Close:             {"Close with an outcome", "outcomes", "Closed"},
	referral.Withdraw:          {"Withdraw", "words", "Withdrawn"},
	referral.Undo:              {"Take back the decision", "words", "Decision taken back"},
	referral.Forward:           {"Forward on", "receivers", "Forwarded"},
	referral.NoFurtherReferral: {"End: no further referral", "words", "Ended: no further referral"},
	referral.ExtendClock:       {"Extend the deadline", "days", "Deadline extended"},
	referral.StopClock:         {"Stop the clock", "words", "Clock stopped"},
	referral.RestartClock:      {"Restart the clock", "words", "Clock restarted"},
	referral.Assign:            {"Assign", "assignee", "Assigned"},
	referral.AddNote:           {"Add a note", "note", "Note added"},
	referral.DeleteNote:        {"Delete a note", "note", "Note deleted"},
	referral.AddFile:           {"Attach a file", "file", "File attached"},
	referral.RemoveFile:        {"Remove a file", "file", "File removed"},
	referral.MoveDeadline:      {"Move the deadline", "nothing", "Bank holiday: deadlines moved"},
	referral.BreakGlass:        {"Open the client's details", "reason", "Opened the client's details"},
}

var glassLabels = map[referral.GlassReason]string{
	referral.GlassAtRisk:    "Somebody may be at risk",
	referral.GlassStuck:     "The referral cannot go on otherwise",
	referral.GlassComplaint: "A complaint",
	referral.GlassTheirData: "The client asked about their data",
	referral.GlassBreach:    "Details may have gone astray",
	referral.GlassOther:     "Another reason",
}

var momentLabels = map[referral.MomentKind]string{
	referral.RemindAcknowledge: "Reminded: the acknowledgement is due",
	referral.MissAcknowledge:   "Not acknowledged in time",
	referral.RemindDecide:      "Reminded: the decision is due",
	referral.MissDecide:        "Not decided in time",
	referral.Escalate:          "Still waiting: asked again",
	referral.BecomeStuck:       "Stuck: handed to the coordinators",
}

var letterLabels = map[referral.Letter]string{
	referral.LetterReferred:      "New client referred",
	referral.LetterReferredAgain: "Sent again",
	referral.LetterSent:          "Copy for the sender",
	referral.LetterAcknowledged:  "Acknowledged",
	referral.LetterAccepted:      "Accepted",
	referral.LetterDeclined:      "Declined",
	referral.LetterReturned:      "Returned for information",
	referral.LetterWithdrawn:     "Withdrawn",
	referral.LetterClosed:        "Closed",
	referral.LetterUndone:        "Decision taken back",
	referral.LetterAssigned:      "Assigned",
	referral.LetterNoteAdded:     "Note added",
	referral.LetterFileAdded:     "File attached",
	referral.LetterClockChanged:  "Deadline changed",
	referral.LetterReminder:      "Reminder",
	referral.LetterMissed:        "Deadline missed",
	referral.LetterStillWaiting:  "Still waiting",
	referral.LetterStuck:         "Stuck",
	referral.LetterNoResponse:    "Closed: no response",
	referral.LetterOfferedOn:     "Closed: offered to the next organisation",
	referral.LetterGlassBroken:   "A coordinator reads the client",
	referral.LetterVirusFound:    "A virus was found in a file",
	referral.LetterWelcome:       "Welcome, set your password",
	referral.LetterResetPassword: "Set a new password",
	referral.LetterLocked:        "Account locked",
	referral.LetterUnlocked:      "Account unlocked",
	referral.LetterJoined:        "One more organisation",
	referral.LetterNewPassword:   "Password changed",
	referral.LetterFactorOn:      "Second factor set up",
	referral.LetterFactorOff:     "Second factor removed",

	referral.LetterAgreementPublished:  "A new agreement to accept",
	referral.LetterAgreementSoon:       "Agreement to accept within a week",
	referral.LetterAgreementDue:        "Agreement overdue",
	referral.LetterConfirmApplication:  "Confirm an application to join",
	referral.LetterApplication:         "An application to join",
	referral.LetterApplicationApproved: "Application to join approved",
	referral.LetterApplicationDeclined: "Application to join declined",
	referral.LetterSuggested:           "A change of the profile was suggested",
	referral.LetterThanks:              "Thanks for a suggestion",
	referral.LetterCheckProfile:        "Please check the profile",
	referral.LetterWeekly:              "Weekly digest",
	referral.LetterMonthly:             "Monthly digest",
}

// eventLabel says what happened.
func eventLabel(kind referral.Kind, m *referral.Moment) string {
	if kind == referral.PassMoment && m != nil {
		return momentLabels[m.Kind]
	}
	return commandLabels[kind].done
}

// entryLabel says it for one referral's history, in which a second sending is
// another than the first.
func entryLabel(e schema.Entry) string {
	switch {
	case e.Kind == referral.Send && e.Amended:
		return "Sent again, amended"
	case e.Kind == referral.Send && e.Seq > 1:
		return "Sent again"
	case e.Offered:
		return "Nobody answered: closed, and offered to the next organisation named"
	}
	return eventLabel(e.Kind, e.Moment)
}
