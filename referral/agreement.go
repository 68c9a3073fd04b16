package referral

import (
	"strings"
	"time"
	"unicode/utf8"

	"github.com/google/uuid"
)

// Agreement is one version of the network's data-sharing agreement (R6). A
// version never changes: what an organisation accepted stays what it accepted.
type Agreement struct {
	Version int
	Title   string
	Text    string // paragraphs with an empty line between; a heading begins with "# ", an item of a list with "- "
	Changes string // what is different from the version before; empty for the first
	At      time.Time
	By      uuid.UUID
	From    Date // from this day it must have been accepted
}

// Limits of an agreement: what a lead can be asked to read, and for how long a
// network can wait for it.
const (
	longestAgreement      = 40_000
	longestAgreementTitle = 120
	longestAgreementNews  = 1000
	longestGrace          = 366

	// Grace is how many days organisations have to accept a version unless its
	// coordinator says otherwise: a network does not stop on the day.
	Grace = 30
	// agreementSoon is how many days before it must be accepted leads are
	// reminded.
	agreementSoon = 7
)

// Next is the version after this one, if it may be published at now. The zero
// Agreement comes before the first.
func (a Agreement) Next(title, text, changes string, from Date, by uuid.UUID, now time.Time) (Agreement, error) {
	text = strings.TrimSpace(strings.ReplaceAll(text, "\r\n", "\n"))
	next := Agreement{Version: a.Version + 1, Title: strings.TrimSpace(title), Text: text, Changes: strings.TrimSpace(changes), At: now, By: by, From: from}
	today, c := DateOf(now), &checklist{}
	c.need(next.Title, "title", "Give the agreement a title.")
	c.say(tooLong(next.Title, longestAgreementTitle), "title", "That is too long: keep the title under 120 characters.")
	c.need(next.Text, "text", "Write the agreement. Organisations need to read what they accept.")
	c.say(utf8.RuneCountInString(next.Text) > longestAgreement, "text", "That is too long: keep the agreement under 40,000 characters.")
	c.say(a.Version > 0 && next.Text == a.Text && next.Title == a.Title, "text", "This is the agreement of now already. Change it first.")
	if a.Version > 0 {
		c.need(next.Changes, "changes", "Say what changed. Leads read this first.")
	}
	c.say(tooLong(next.Changes, longestAgreementNews), "changes", "That is too long: keep it under 1,000 characters.")
	switch {
	case from.IsZero():
		c.say(true, "from", "Enter the day from which it must be accepted.")
	case !from.After(today):
		c.say(true, "from", "Choose a day after today: organisations need time to read and accept it.")
	case today.AddDays(longestGrace).Before(from):
		c.say(true, "from", "Choose a day within a year.")
	}
	if len(c.errors) > 0 {
		return a, &Error{Code: CodeInvalid, Message: "The agreement is not published yet. Please check what you entered.", Fields: c.errors}
	}
	return next, nil
}

// Agreed is how an organisation stands to the network's data-sharing agreement.
// The zero Agreed is a network without one: nobody is kept from anything.
type Agreed struct {
	Version int       // the latest that the organisation accepted; 0: none
	Joined  time.Time // when it became a member
	InForce int       // the latest version whose day has come; 0: none
	Since   time.Time // when the network published its first; zero: it has none
}

// Barred reports whether the organisation can neither send nor receive. Members
// of before have until the day of a version; whoever joins later accepts first.
func (a Agreed) Barred() bool {
	return a.Version < a.InForce || a.Version == 0 && !a.Since.IsZero() && a.Joined.After(a.Since)
}

// ErrAgreementSender tells whoever would send what keeps them from it.
var ErrAgreementSender = &Error{
	Code:    CodeRefused,
	Message: "Your organisation has not accepted the network's data-sharing agreement, so it cannot send referrals now. Ask a lead of your organisation to accept it: Manage > Agreement. What you wrote is kept.",
}

// ErrAgreementOpening tells whoever would open an organisation to referrals.
var ErrAgreementOpening = &Error{
	Code:    CodeRefused,
	Message: "Your organisation has not accepted the network's data-sharing agreement, so it cannot be opened for referrals. Ask a lead of your organisation to accept it: Manage > Agreement.",
}

// AgreementLetter is what a lead of an organisation that has not accepted the
// version is told on the day: of each letter they get one. After an outage only
// the latest is sent.
func AgreementLetter(from, today Date) Letter {
	switch {
	case !today.Before(from):
		return LetterAgreementDue
	case !today.Before(from.AddDays(-agreementSoon)):
		return LetterAgreementSoon
	}
	return LetterAgreementPublished
}

// Signature is an acceptance on paper, as a coordinator records it.
type Signature struct {
	Name string // who signed for the organisation
	On   Date
}

const longestSignatory = 120

// Check returns what is wrong with it on the day, tidied.
func (s Signature) Check(today Date) (Signature, error) {
	s.Name = strings.TrimSpace(s.Name)
	c := &checklist{}
	c.need(s.Name, "signed_by", "Enter who signed for the organisation.")
	c.say(tooLong(s.Name, longestSignatory), "signed_by", "That is too long: keep it under 120 characters.")
	c.say(s.On.IsZero(), "signed_on", "Enter the day on the paper.")
	c.say(s.On.After(today), "signed_on", "That day has not come yet. Enter the day on the paper.")
	if len(c.errors) > 0 {
		return s, &Error{Code: CodeInvalid, Message: "Nothing is recorded yet. Please check what you entered.", Fields: c.errors}
	}
	return s, nil
}
