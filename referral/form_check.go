package referral

import (
	"fmt"
	"net/mail"
	"regexp"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/google/uuid"
	"github.com/nyaruka/phonenumbers"
)

// oldest is the greatest age a date of birth may mean.
const oldest = 120

// postcode is the shape of a British postcode in its usual spelling: capitals,
// and a space before the last three.
var postcode = regexp.MustCompile(`^(GIR 0AA|[A-PR-UWYZ]([0-9]{1,2}|[A-HK-Y][0-9]([0-9]|[ABEHMNPRV-Y])?|[0-9][A-HJKPS-UW]) [0-9][ABD-HJLNP-UW-Z]{2})$`)

// Tidy returns the form as it should be kept: without stray space, the postcode
// in its usual spelling, and empty lists instead of none.
func (f Form) Tidy() Form {
	for _, field := range f.texts() {
		*field.value = strings.TrimSpace(*field.value)
	}
	f.Client.Address.Postcode = tidyPostcode(f.Client.Address.Postcode)
	f.Need.Issues = slices.Compact(slices.Clone(f.Need.Issues))
	if f.Need.Issues == nil {
		f.Need.Issues = []string{}
	}
	if f.Need.KeyDates == nil {
		f.Need.KeyDates = []KeyDate{}
	}
	if f.Consent.To == nil {
		f.Consent.To = []uuid.UUID{}
	}
	f.Answers = tidyAnswers(f.Answers)
	return f
}

// Postcode returns a British postcode in its usual spelling, and whether it can
// be one.
func Postcode(text string) (code string, ok bool) {
	code = tidyPostcode(strings.TrimSpace(text))
	return code, postcode.MatchString(code)
}

func tidyPostcode(s string) string {
	s = strings.ToUpper(strings.ReplaceAll(s, " ", ""))
	if len(s) < 5 {
		return s
	}
	return s[:len(s)-3] + " " + s[len(s)-3:]
}

// Check returns all that must be put right before the form can be sent, in the
// order of the form; what is too long, or cannot be stored, comes last. Only
// what is required blocks (N8): a name, a telephone number, why, an issue, and
// a basis for sharing; anything else must merely make sense.
func (f Form) Check(now time.Time) []FieldError {
	c := &checklist{}
	f = f.Tidy()
	c.need(f.Client.FirstName, "client.first_name", "Enter the client's first name.")
	c.need(f.Client.LastName, "client.last_name", "Enter the client's surname.")
	f.checkClient(c, now)
	f.checkContact(c)
	c.say(len(f.Need.Issues) == 0, "need.issues", "Choose at least one issue.")
	c.need(f.Need.Reason, "need.reason", "Say why you refer the client and what happened.")
	f.checkKeyDates(c, now)
	f.Consent.check(c, now)
	for _, t := range f.texts() {
		c.say(utf8.RuneCountInString(*t.value) > t.longest, t.field, fmt.Sprintf("That is too long: keep it under %d characters.", t.longest))
		c.say(!storable(*t.value), t.field, "This has characters that cannot be stored. Type it again.")
	}
	for _, a := range f.Answers {
		for _, v := range a.Values {
			c.say(!utf8.ValidString(v) || strings.ContainsRune(v, 0), "answers."+a.Question.String(), "This has characters that cannot be stored. Type it again.")
		}
	}
	return c.errors
}

// CheckForwarded returns what keeps a copy of a form from being sent: the
// permission, which is asked afresh. The rest is as it was written and cannot be
// put right, be it that a hearing has passed since (N31: locked copies).
func (f Form) CheckForwarded(now time.Time) []FieldError {
	c := &checklist{}
	f.Consent.check(c, now)
	return c.errors
}

func (f Form) checkClient(c *checklist, now time.Time) {
	if birth := f.Client.DateOfBirth; birth != nil {
		today := DateOf(now)
		c.say(today.Before(*birth), "client.date_of_birth", "The date of birth is in the future. Check the year.")
		c.say(birth.AddDays(oldest*366).Before(today), "client.date_of_birth", "The date of birth is more than 120 years ago. Check the year.")
	}
	p := f.Client.Address.Postcode
	c.say(p != "" && !postcode.MatchString(p), "client.address.postcode", "Enter a full postcode, such as NR1 3QG, or leave it empty.")
}

func (f Form) checkContact(c *checklist) {
	phone := f.Contact.Phone
	if c.need(phone, "contact.phone", "Enter a telephone number for the client. If they have none, enter one where they can be reached.") {
		c.say(!possiblePhone(phone), "contact.phone", "Enter a telephone number, such as 01603 555 012 or 07700 900 123.")
	}
	other := f.Contact.OtherPhone
	c.say(other != "" && !possiblePhone(other), "contact.other_phone", "Enter a telephone number, or leave it empty.")
	if e := f.Contact.Email; e != "" {
		parsed, err := mail.ParseAddress(e)
		c.say(err != nil || parsed.Address != e, "contact.email", "Enter an e-mail address, such as name@example.org.")
	}
	c.say(f.Contact.Preferred != "" && !knownChannel(f.Contact.Preferred), "contact.preferred", "Choose how the client prefers to be reached.")
	c.say(f.Contact.Preferred == ByEmail && f.Contact.Email == "", "contact.email", "The client prefers e-mail: enter their address.")
	c.say(f.Contact.DoNotContact && f.Contact.Safety == "", "contact.safety", "Say how the receiver should proceed, as they must not contact the client.")
}

// possiblePhone accepts any number that could be one, not only those in use:
// Ofcom's numbers for drama and training are possible and not valid.
func possiblePhone(s string) bool {
	n, err := phonenumbers.Parse(s, "GB")
	return err == nil && phonenumbers.IsPossibleNumber(n)
}

func (f Form) checkKeyDates(c *checklist, now time.Time) {
	for i, k := range f.Need.KeyDates {
		at := fmt.Sprintf("need.key_dates[%d]", i)
		c.need(strings.TrimSpace(k.What), at+".what", "Say what happens on this date.")
		c.say(k.On.Before(DateOf(now)), at+".on", "This date has passed. Enter a date from today on.")
	}
}

func (s Consent) check(c *checklist, now time.Time) {
	if !s.Given {
		c.add("consent.given", "Confirm that the client has agreed, or choose another basis for sharing their details. A referral cannot be sent without one.")
		return
	}
	switch {
	case !slices.Contains(Bases, s.Basis):
		c.add("consent.basis", "Choose the basis for sharing the client's details.")
	case s.Basis == BasisConsent:
		c.need(s.How, "consent.how", "Say whether consent was spoken or written.")
	default:
		c.need(s.Why, "consent.why", "Say why the details are shared without consent.")
	}
	switch {
	case s.On == nil:
		c.add("consent.on", "Enter the day on which it was given or decided.")
	case DateOf(now).Before(*s.On):
		c.add("consent.on", "This date is in the future.")
	}
}

// Covers reports whether the client was told of every one of these receivers
// (R58, UK GDPR Art 7: the controllers are named).
func (s Consent) Covers(receivers ...uuid.UUID) bool {
	for _, r := range receivers {
		if !slices.Contains(s.To, r) {
			return false
		}
	}
	return len(receivers) > 0
}

// Allows reports whether the details may go to the organisation: where they are
// shared by consent, the client was told of it.
func (s Consent) Allows(receiver uuid.UUID) bool {
	return s.Basis != BasisConsent || s.Covers(receiver)
}

// checklist gathers what is wrong, in the order of the form, once a field.
type checklist struct{ errors []FieldError }

func (c *checklist) add(field, message string) {
	if !slices.ContainsFunc(c.errors, func(e FieldError) bool { return e.Field == field }) {
		c.errors = append(c.errors, FieldError{field, message})
	}
}

func (c *checklist) say(wrong bool, field, message string) {
	if wrong {
		c.add(field, message)
	}
}

// need reports whether the value is there.
func (c *checklist) need(value, field, message string) bool {
	c.say(value == "", field, message)
	return value != ""
}
