// Package mail is what Onward writes to people: the letters, how they leave
// through SendGrid, and what SendGrid tells of them afterwards.
package mail

import (
	"errors"
	"fmt"
	"net/url"
	"time"

	"onward/referral"
)

// Data is all that a letter can say. No field can hold a client's name or
// details, so no letter can carry them (spec section 5); a test keeps the list.
type Data struct {
	Letter      referral.Letter
	To          referral.Audience // whom it addresses; the same letter has other words for each side
	Greeting    string            // the organisation's name, or the person's own
	NetworkName string
	Link        string // where its button leads

	Number          int64
	Sender          string   // organisation
	Receiver        string   // organisation
	Issues          []string // names; empty where the network keeps them out of e-mails
	Urgent          bool
	AcknowledgeBy   time.Time
	DecideBy        time.Time
	DecideDays      int       // working days to decide once acknowledged; 0 leaves them unsaid
	Due             time.Time // the deadline that counts now, or the one that was missed
	WorkingDaysLate int
	Track           referral.Track
	Change          referral.Kind // what was done to the clock: extend, stop or restart
	By              string        // the organisation that acted; empty leaves it unsaid
	Reason          string        // why the receiver declined, in the words of the network's list; why an application was, in a coordinator's
	Remedy          bool          // the receiver said what would have made it right
	Result          referral.Result
	ForwardLink     string

	Organisation string        // of the account
	Username     string        // only ever told to its owner
	ExpiresIn    time.Duration // how long the link works

	// What the network says itself, in every letter of the kind.
	Contact       string // whom to ask
	Closing       string
	Note          string          // one sentence more
	AgreementFrom referral.Date   // from this day the data-sharing agreement must have been accepted
	AgreementOver bool            // nothing is left to accept
	CheckedAt     time.Time       // when the organisation's profile was last checked; zero: never
	Fresh         bool            // and it need not be checked again yet
	Period        referral.Period // of a digest
	Week          referral.WeekFigures
	Month         referral.MonthFigures
	Digests       DigestLinks
}

// DigestLinks are where the numbers of a digest lead.
type DigestLinks struct {
	Unacknowledged, Overdue, Unforwarded, Sent, Settings string
}

// ForReferral returns what a letter can know from the referral itself. The
// caller adds who is greeted, the issues' names and the links.
func ForReferral(l referral.Letter, to referral.Audience, r referral.Referral, cal referral.Calendar, now time.Time) Data {
	track := referral.TrackOf(r, cal, now)
	if r.Overdue && track.Tone != referral.Over {
		track.Tone = referral.Late // as the row has it, even in the very moment it is due
	}
	return Data{
		Letter: l, To: to, Number: r.Number,
		Sender: r.Sender.Name, Receiver: r.Receiver.Name, Urgent: r.Urgent,
		AcknowledgeBy: r.AcknowledgeBy, DecideBy: r.DecideBy, DecideDays: r.Terms.DecideDays,
		Due: track.Due, WorkingDaysLate: max(0, -track.WorkingDays), Track: track,
		Result: r.Result,
	}
}

// Saying returns the data with what the network says around its letters.
func (d Data) Saying(w referral.LetterWords) Data {
	if w.NetworkName != "" {
		d.NetworkName = w.NetworkName
	}
	d.Contact, d.Closing, d.Note = w.Contact, w.Closing, w.Notes[d.Letter]
	return d
}

// accountLetters have no referral behind them.
var accountLetters = map[referral.Letter]bool{
	referral.LetterWelcome: true, referral.LetterResetPassword: true,
	referral.LetterLocked: true, referral.LetterUnlocked: true,
	referral.LetterJoined: true, referral.LetterNewPassword: true,
	referral.LetterConfirmApplication: true, referral.LetterApplication: true,
	referral.LetterApplicationApproved: true, referral.LetterApplicationDeclined: true,
	referral.LetterFactorOn: true, referral.LetterFactorOff: true,
	referral.LetterSuggested: true, referral.LetterThanks: true, referral.LetterCheckProfile: true,
	referral.LetterWeekly: true, referral.LetterMonthly: true,
}

// isDigest reports whether the letter is one of figures for leads.
func (d Data) isDigest() bool {
	return d.Letter == referral.LetterWeekly || d.Letter == referral.LetterMonthly
}

// agreementLetters are about what the lead's organisation is to accept.
var agreementLetters = map[referral.Letter]bool{
	referral.LetterAgreementPublished: true, referral.LetterAgreementSoon: true, referral.LetterAgreementDue: true,
}

// aboutReferral reports whether a referral stands behind the letter.
func (d Data) aboutReferral() bool { return !accountLetters[d.Letter] && !agreementLetters[d.Letter] }

// check refuses a letter that could not say what it must: a failed e-mail is
// seen by a coordinator, a senseless one only by its reader. The errors name
// no organisation, person or link.
func (d Data) check() error {
	if _, known := letters[d.Letter]; !known {
		return fmt.Errorf("there is no letter %q", d.Letter)
	}
	if !isWebLink(d.Link) {
		return errors.New("the link is missing, or leads nowhere")
	}
	if d.ForwardLink != "" && !isWebLink(d.ForwardLink) {
		return errors.New("the link to forward leads nowhere")
	}
	if agreementLetters[d.Letter] && (d.Organisation == "" || d.AgreementFrom.IsZero()) {
		return errors.New("the organisation that is to accept is missing, or the day")
	}
	if d.isDigest() {
		return d.checkDigest()
	}
	if !d.aboutReferral() {
		return nil
	}
	if d.Number <= 0 || d.Sender == "" || d.Receiver == "" {
		return errors.New("the number or an organisation of the referral is missing")
	}
	if d.Letter == referral.LetterReferred && (d.AcknowledgeBy.IsZero() || d.DecideBy.IsZero()) {
		return errors.New("a deadline is missing (N20 promises both)")
	}
	return nil
}

// isWebLink keeps a button from ever leading to anything but a page.
func isWebLink(link string) bool {
	u, err := url.Parse(link)
	return err == nil && u.Host != "" && (u.Scheme == "https" || u.Scheme == "http")
}

// Overtaken reports whether a letter of the clock no longer holds: somebody
// answered, or stopped the clock, between its moment and its sending at eight.
func (d Data) Overtaken() bool {
	answerable := d.Track.Waiting == referral.StepAcknowledged || d.Track.Waiting == referral.StepDecided
	switch d.Letter {
	case referral.LetterReminder:
		return !answerable || d.Track.Tone == referral.Late || d.Track.Tone == referral.Paused
	case referral.LetterMissed, referral.LetterStillWaiting:
		return !answerable || d.Track.Tone != referral.Late
	case referral.LetterConfirmApplication:
		return d.ExpiresIn == 0 // confirmed meanwhile, or forgotten
	case referral.LetterCheckProfile:
		return d.Fresh
	case referral.LetterStuck:
		closed := d.Result == referral.ResultNoResponse || d.Result == referral.ResultOfferedOn // which it tells of
		return !closed && (!answerable || d.Track.Tone != referral.Late)
	case referral.LetterAgreementPublished, referral.LetterAgreementSoon, referral.LetterAgreementDue:
		return d.AgreementOver
	default:
		return false
	}
}

// clean returns the data with every text on one line: a name with a line break
// could otherwise start a header or a paragraph of its own.
func (d Data) clean() Data {
	for _, text := range []*string{
		&d.Greeting, &d.NetworkName, &d.Link, &d.Sender, &d.Receiver, &d.By, &d.Reason, &d.ForwardLink, &d.Organisation, &d.Username,
		&d.Contact, &d.Closing, &d.Note,
	} {
		*text = oneLine(*text)
	}
	issues := make([]string, 0, len(d.Issues))
	for _, issue := range d.Issues {
		if name := oneLine(issue); name != "" {
			issues = append(issues, name)
		}
	}
	d.Issues = issues
	return d
}
