package referral

import (
	"fmt"
	"net/mail"
	"slices"
	"strings"
	"time"
	"unicode"
)

const (
	// ApplicationLife is how long an application waits to be confirmed, as long
	// as a link to set a password works (N3). Then it is forgotten.
	ApplicationLife = 72 * time.Hour
	// ApplicationMemory is how long what a decided application said of people is
	// kept: for a year somebody may ask why, or apply again; after it no purpose
	// is left (UK GDPR, article 5(1)(e)). That it was made, and decided, stays.
	ApplicationMemory = 12 // months
	// ApplicationsPerAddress is how many applications one e-mail address may have
	// unconfirmed: a stranger must not fill somebody's inbox.
	ApplicationsPerAddress = 3

	longestOffer   = 500 // as a profile's description
	longestRefusal = 1000
)

// Application is what an organisation that wants to join the network says of
// itself (R6), and who would be its lead.
type Application struct {
	Name          string
	Nation        Nation
	Offer         string
	Issues, Areas []string
	Website       string
	Email, Phone  string // the organisation's
	Lead          Applicant
	Reason        string // why they want to join
}

// Applicant is the person who would be the lead, and to whom answers go.
type Applicant struct {
	FirstName, LastName, JobTitle, Email, Phone string
}

// FullName is the person as letters are signed.
func (a Applicant) FullName() string { return strings.TrimSpace(a.FirstName + " " + a.LastName) }

// texts are what fits on one line, with its longest length and its field.
func (a *Application) texts() []text {
	return []text{
		{"name", &a.Name, 120}, {"website", &a.Website, 200}, {"email", &a.Email, 254}, {"phone", &a.Phone, 40},
		{"first_name", &a.Lead.FirstName, 100}, {"last_name", &a.Lead.LastName, 100}, {"job_title", &a.Lead.JobTitle, 100},
		{"lead_email", &a.Lead.Email, 254}, {"lead_phone", &a.Lead.Phone, 40},
	}
}

// Tidy returns it as it should be kept: what fits on one line is on one.
func (a Application) Tidy() Application {
	for _, t := range a.texts() {
		*t.value = strings.Join(strings.Fields(printable(*t.value)), " ")
	}
	a.Offer, a.Reason = strings.TrimSpace(printable(a.Offer)), strings.TrimSpace(printable(a.Reason))
	if a.Website != "" && !strings.Contains(a.Website, "://") {
		a.Website = "https://" + a.Website
	}
	areas := []string{}
	for _, area := range a.Areas {
		area = strings.Join(strings.Fields(printable(area)), " ")
		if area != "" && !slices.Contains(areas, area) {
			areas = append(areas, area)
		}
	}
	a.Areas, a.Issues = areas, slices.Compact(slices.Sorted(slices.Values(a.Issues)))
	return a
}

// printable leaves out what no keyboard types: it comes from strangers.
func printable(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && !unicode.IsSpace(r) || r == unicode.ReplacementChar || unicode.Is(unicode.Bidi_Control, r) {
			return -1
		}
		return r
	}, strings.ReplaceAll(strings.ToValidUTF8(s, ""), "\r\n", "\n"))
}

// Check lists what must be put right before it can be sent, in the order of the form;
// offered are the issues that the network has.
func (a Application) Check(offered []string) []FieldError {
	c := &checklist{}
	c.need(a.Name, "name", "Enter the name of your organisation.")
	c.say(len([]rune(a.Name)) == 1, "name", "Enter the whole name of your organisation.")
	c.say(a.Nation.Name() == "", "nation", "Choose the nation in which you work.")
	c.need(a.Offer, "offer", "Say what your organisation does.")
	c.say(tooLong(a.Offer, longestOffer), "offer", "That is too long: keep it under 500 characters.")
	c.say(len(a.Issues) == 0, "issues", "Choose at least one thing you help with.")
	for _, issue := range a.Issues {
		c.say(!slices.Contains(offered, issue), "issues", "Choose what you help with from the list.")
	}
	c.say(len(a.Areas) == 0, "areas", "Enter at least one area that you serve.")
	c.say(len(a.Areas) > 40, "areas", "That is too many: enter 40 areas at most.")
	for _, area := range a.Areas {
		c.say(tooLong(area, 60), "areas", "Keep the name of each area under 60 characters, and enter one on each line.")
	}
	c.say(!webAddress(a.Website), "website", "Enter a web address, such as https://www.example.org, or leave it empty.")
	c.checkEmail(a.Email, "email", "Enter an e-mail address where referrals would be announced, such as referrals@example.org.")
	c.say(!possiblePhone(a.Phone), "phone", "Enter a telephone number, such as 01603 555 012.")
	a.Lead.check(c)
	c.need(a.Reason, "reason", "Say why you want to join.")
	c.say(tooLong(a.Reason, longestRefusal), "reason", "That is too long: keep it under 1,000 characters.")
	for _, t := range a.texts() {
		c.say(tooLong(*t.value, t.longest), t.field, fmt.Sprintf("That is too long: keep it under %d characters.", t.longest))
	}
	return c.errors
}

func (a Applicant) check(c *checklist) {
	first := c.need(a.FirstName, "first_name", "Enter the first name.")
	last := c.need(a.LastName, "last_name", "Enter the surname.")
	// Their account would have no username otherwise (N2), and approving would fail.
	c.say(first && plain(a.FirstName) == "", "first_name", "Write the name in letters from a to z: a username is made of it.")
	c.say(last && plain(a.LastName) == "", "last_name", "Write the name in letters from a to z: a username is made of it.")
	c.need(a.JobTitle, "job_title", "Enter the job title, such as Manager.")
	c.checkEmail(a.Email, "lead_email", "Enter an e-mail address, such as name@example.org: we write to it.")
	c.say(a.Phone != "" && !possiblePhone(a.Phone), "lead_phone", "Enter a telephone number, such as 01603 555 012, or leave it empty.")
}

func (c *checklist) checkEmail(address, field, message string) {
	parsed, err := mail.ParseAddress(address)
	c.say(err != nil || parsed.Address != address, field, message)
}

// CheckApplicationRefusal returns what keeps a reason to decline an application from being sent.
func CheckApplicationRefusal(words string) []FieldError {
	c := &checklist{}
	c.need(strings.TrimSpace(words), "words", "Say why, in words for the applicant.")
	c.say(tooLong(words, longestRefusal), "words", "That is too long: keep it under 1,000 characters.")
	c.say(!storable(words), "words", "This has characters that cannot be stored. Type it again.")
	return c.errors
}

// commonWords say little about which organisation a name means.
var commonWords = []string{
	"the", "of", "and", "in", "for", "ltd", "limited", "cio", "cic", "charity", "trust", "service", "services", "centre", "project", "group", "association",
}

// tellingWords are those of a name by which it is known again.
func tellingWords(name string) []string {
	words := strings.FieldsFunc(strings.ToLower(strings.NewReplacer("&", " and ", "'", "", "’", "").Replace(name)), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r)
	})
	telling := slices.DeleteFunc(slices.Clone(words), func(word string) bool { return slices.Contains(commonWords, word) })
	if len(telling) == 0 {
		telling = words
	}
	return slices.Compact(slices.Sorted(slices.Values(telling)))
}

// Alike reports whether two names may well mean one organisation: three in four
// of the words that tell them apart are the same.
func Alike(a, b string) bool {
	one, other := tellingWords(a), tellingWords(b)
	shared := 0
	for _, word := range one {
		if slices.Contains(other, word) {
			shared++
		}
	}
	return shared > 0 && 4*shared >= 3*max(len(one), len(other))
}

// publicProviders give addresses to everybody, so that one of theirs says
// nothing of where its owner works.
var publicProviders = []string{
	"gmail.com", "googlemail.com", "outlook.com", "hotmail.com", "hotmail.co.uk", "live.com", "live.co.uk", "msn.com", "yahoo.com", "yahoo.co.uk",
	"icloud.com", "me.com", "aol.com", "btinternet.com", "sky.com", "talktalk.net", "virginmedia.com", "proton.me", "protonmail.com", "gmx.com", "mail.com",
}

// OwnDomain is the domain of an e-mail address that only one organisation has;
// empty where everybody may have one.
func OwnDomain(address string) string {
	_, domain, found := strings.Cut(strings.ToLower(strings.TrimSpace(address)), "@")
	if !found || slices.Contains(publicProviders, domain) {
		return ""
	}
	return domain
}
