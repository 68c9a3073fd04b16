package sheet

import (
	"fmt"
	"strings"
	"time"

	"github.com/google/uuid"

	"onward/referral"
	"onward/schema"
)

// Labels are the words people read for codes.
type Labels struct {
	Status  map[referral.Status]string
	Result  map[referral.Result]string
	Channel map[referral.Channel]string
	Basis   map[referral.Basis]string
	Command map[referral.Kind]string // as the history says it

	// What the network decides.
	Issue   map[string]string
	Outcome map[string]string
	Reason  map[referral.DeclineReason]string
}

// about is one row and what is needed to write it.
type about struct {
	schema.ExportRow
	Labels
	reader uuid.UUID // the organisation it is for
	now    time.Time
}

// column is one column: what stands above it and in it. A cell is a text or a
// whole number.
type column struct {
	heading string
	cell    func(a about) any
}

// columns are every field of a referral, in the order of the form. What must be
// known before anybody calls the client stands first.
var columns = joined(safety, progress, clientFields, contactFields, needFields, consentFields, whatHappened)

func joined(parts ...[]column) (all []column) {
	for _, p := range parts {
		all = append(all, p...)
	}
	return all
}

var safety = []column{
	{"Number", func(a about) any { return a.Number }},
	{"Do not contact the client", func(a about) any { return yesNo(a.Form.Contact.DoNotContact) }},
	{"Before contacting the client", func(a about) any { return a.Form.Contact.Safety }},
	{"Safe times to contact", func(a about) any { return a.Form.Contact.SafeTimes }},
	{"A message may be left", func(a about) any { return yesNo(a.Form.Contact.Voicemail) }},
	{"Risks", func(a about) any { return a.Form.Need.Risks }},
}

var progress = []column{
	{"Direction", func(a about) any {
		if a.Sender.ID == a.reader {
			return "Sent"
		}
		return "Received"
	}},
	{"Status", func(a about) any { return a.Status[a.Referral.Status] }},
	{"Result", func(a about) any { return a.Result[a.Referral.Result] }},
	{"Urgent", func(a about) any { return yesNo(a.Urgent) }},
	{"From", func(a about) any { return a.Sender.Name }},
	{"Sent by", func(a about) any { return person(a.SentBy) }},
	{"To", func(a about) any { return a.Receiver.Name }},
	{"Assigned to", func(a about) any { return person(a.Assigned) }},
	{"Sent at", func(a about) any { return moment(a.SentAt) }},
	{"Acknowledge by", func(a about) any { return moment(a.AcknowledgeBy) }},
	{"Acknowledged at", func(a about) any { return moment(a.AcknowledgedAt) }},
	{"Decide by", func(a about) any { return moment(a.DecideBy) }},
	{"Decided at", func(a about) any { return moment(a.DecidedAt) }},
	{"Closed at", func(a about) any { return moment(a.ClosedAt) }},
	{"Working days overdue", func(a about) any {
		if due, waiting := a.Due(); !waiting || !a.now.After(due) {
			return 0
		}
		return -referral.TrackOf(a.Referral, a.Calendar, a.now).WorkingDays
	}},
}

var clientFields = []column{
	{"Title", func(a about) any { return a.Form.Client.Title }},
	{"First name", func(a about) any { return a.Form.Client.FirstName }},
	{"Surname", func(a about) any { return a.Form.Client.LastName }},
	{"Date of birth", func(a about) any { return day(a.Form.Client.DateOfBirth) }},
	{"Gender", func(a about) any { return a.Form.Client.Gender }},
	{"Ethnicity", func(a about) any { return a.Form.Client.Ethnicity }},
	{"Disability", func(a about) any { return a.Form.Client.Disability }},
	{"Language", func(a about) any { return a.Form.Client.Language }},
	{"Needs an interpreter", func(a about) any { return yesNo(a.Form.Client.NeedsInterpreter) }},
	{"Address line 1", func(a about) any { return a.Form.Client.Address.Line1 }},
	{"Address line 2", func(a about) any { return a.Form.Client.Address.Line2 }},
	{"Town", func(a about) any { return a.Form.Client.Address.Town }},
	{"County", func(a about) any { return a.Form.Client.Address.County }},
	{"Postcode", func(a about) any { return a.Form.Client.Address.Postcode }},
}

var contactFields = []column{
	{"Telephone", func(a about) any { return a.Form.Contact.Phone }},
	{"Other telephone", func(a about) any { return a.Form.Contact.OtherPhone }},
	{"E-mail", func(a about) any { return a.Form.Contact.Email }},
	{"Preferred way", func(a about) any { return a.Channel[a.Form.Contact.Preferred] }},
}

var needFields = []column{
	{"Issues", func(a about) any { return a.issues() }},
	{"Reason for the referral", func(a about) any { return a.Form.Need.Reason }},
	{"What the client wants", func(a about) any { return a.Form.Need.Wanted }},
	{"Others involved", func(a about) any { return a.Form.Need.OthersInvolved }},
	{"Other referrals", func(a about) any { return a.Form.Need.OtherReferrals }},
	{"What the sender still does", func(a about) any { return a.Form.Need.StillDoing }},
	{"Needs and supporting information", func(a about) any { return a.Form.Need.Support }},
	{"Key dates", func(a about) any { return a.keyDates() }},
	{"Extra questions", func(a about) any { return a.answers() }},
}

var consentFields = []column{
	{"Permission given", func(a about) any { return yesNo(a.Form.Consent.Given) }},
	{"Basis for sharing", func(a about) any { return a.Basis[a.Form.Consent.Basis] }},
	{"Permission: how", func(a about) any { return a.Form.Consent.How }},
	{"Permission: when", func(a about) any { return day(a.Form.Consent.On) }},
	{"Permission: words read", func(a about) any { return a.Form.Consent.Wording }},
	{"Reason without permission", func(a about) any { return a.Form.Consent.Why }},
}

var whatHappened = []column{
	{"Declined because", func(a about) any { return a.Reason[a.DeclinedFor] }},
	{"Words of the decline", func(a about) any { return a.saidWith(referral.Decline) }},
	{"Other words with decisions", func(a about) any { return a.saidOtherwise() }},
	{"Tries to reach the client", func(a about) any { return a.tries() }},
	{"Outcomes", func(a about) any { return a.outcomes() }},
	{"Notes", func(a about) any { return a.notes() }},
}

func (a about) issues() string {
	labels := make([]string, len(a.Issues))
	for i, code := range a.Issues {
		labels[i] = a.issue(code)
	}
	return strings.Join(labels, "; ")
}

func (a about) issue(code string) string {
	if label := a.Issue[code]; label != "" {
		return label
	}
	return code
}

func (a about) keyDates() string {
	var lines []string
	for _, d := range a.Form.Need.KeyDates {
		lines = append(lines, day(&d.On)+" "+d.What)
	}
	return strings.Join(lines, "\n")
}

// answers are to what the receiver asked beyond the form, each with its question.
func (a about) answers() string {
	var lines []string
	for _, answer := range a.Form.Answers {
		lines = append(lines, answer.Asked+" "+answer.Words())
	}
	return strings.Join(lines, "\n")
}

func (a about) saidWith(kind referral.Kind) string {
	var lines []string
	for _, s := range a.Said {
		if s.Kind == kind {
			lines = append(lines, s.Words)
		}
	}
	return strings.Join(lines, "\n")
}

func (a about) saidOtherwise() string {
	var lines []string
	for _, s := range a.Said {
		if s.Kind != referral.Decline {
			lines = append(lines, fmt.Sprintf("%s %s: %s", moment(s.At), a.Command[s.Kind], s.Words))
		}
	}
	return strings.Join(lines, "\n")
}

func (a about) tries() string {
	var lines []string
	for _, c := range a.Contacts {
		result := "not reached"
		if c.Reached {
			result = "reached"
		}
		line := fmt.Sprintf("%s %s, %s, by %s", moment(c.At), a.Channel[c.Channel], result, c.By.Name)
		if c.Words != "" {
			line += ": " + c.Words
		}
		lines = append(lines, line)
	}
	return strings.Join(lines, "\n")
}

func (a about) outcomes() string {
	var lines []string
	for _, o := range a.Outcomes {
		label, known := a.Outcome[o.Outcome]
		if !known {
			label = o.Outcome
		}
		lines = append(lines, a.issue(o.Issue)+": "+label)
	}
	return strings.Join(lines, "\n")
}

func (a about) notes() string {
	var lines []string
	for _, n := range a.Notes {
		lines = append(lines, fmt.Sprintf("%s %s, %s: %s", moment(n.At), n.By.Name, n.By.Organisation, n.Text))
	}
	return strings.Join(lines, "\n")
}

func person(p *schema.Person) string {
	if p == nil {
		return ""
	}
	return p.Name
}

// moment is a time as a spreadsheet sorts it and a person reads it, in London,
// with its distance from UTC: no hour comes twice in autumn.
func moment(t time.Time) string {
	if t.IsZero() {
		return ""
	}
	return t.In(referral.London).Format(time.RFC3339)
}

func day(d *referral.Date) string {
	if d == nil {
		return ""
	}
	return d.String()
}

func yesNo(b bool) string {
	if b {
		return "Yes"
	}
	return "No"
}
