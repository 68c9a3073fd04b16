package demo

import (
	"math/rand/v2"
	"slices"
	"strings"
	"time"

	"onward/referral"
)

// genders are how clients describe themselves, with the titles and pronouns
// that go with it.
var genders = []struct {
	label  string
	names  string // section of the phrasebook
	titles []string
	pronouns
	share int
}{
	{"Woman", "woman", []string{"Ms", "Mrs", "Miss", "Ms", ""}, feminine, 56},
	{"Man", "man", []string{"Mr", "Mr", ""}, masculine, 40},
	{"Non-binary", "either", []string{"Mx", ""}, neutral, 3},
	{"", "either", []string{""}, neutral, 1},
}

// newClient invents a client who is known to live somewhere in the county, and
// the circumstances that the texts about them share.
func newClient(rng *rand.Rand, issues []string, sent time.Time) (referral.Client, story) {
	t := someTown(rng)
	g := genders[weighted(rng, len(genders), func(i int) int { return genders[i].share })]
	age := ageFor(rng, issues)
	c := referral.Client{
		Title: one(rng, g.titles), FirstName: peopleWords.pick(rng, g.names), LastName: peopleWords.pick(rng, "surname"),
		Gender: g.label, Address: address(rng, t), Language: "English",
	}
	birth := referral.DateOf(sent).AddDays(-age*365 - age/4 - 1 - rng.IntN(300))
	if chance(rng, 0.95) {
		c.DateOfBirth = &birth
	}
	if chance(rng, 0.015) { // names that are not in Latin letters must do as well
		c.FirstName, c.LastName, _ = strings.Cut(peopleWords.pick(rng, "other script"), "|")
	}
	if chance(rng, 0.8) {
		c.Ethnicity = peopleWords.pick(rng, "ethnicity")
	}
	if chance(rng, 0.3) {
		c.Disability = clientWords.pick(rng, "disability")
	}
	if chance(rng, 0.09) {
		c.Language, c.NeedsInterpreter = peopleWords.pick(rng, "language"), true
	}
	if chance(rng, 0.04) { // no fixed address
		c.Address = referral.Address{Town: t.name, County: county}
	}
	return c, newStory(rng, c.FirstName, age, g.pronouns, t)
}

// ageFor is an age at which one has such issues.
func ageFor(rng *rand.Rand, issues []string) int {
	switch {
	case slices.Contains(issues, "older_people"):
		return 63 + rng.IntN(30)
	case slices.Contains(issues, "family"):
		return 18 + rng.IntN(32)
	}
	return 18 + min(rng.IntN(50), rng.IntN(75))
}

// newContact says how the client may be reached. Those who live with abuse are
// reached with more care.
func newContact(rng *rand.Rand, c referral.Client, abuse bool) referral.Contact {
	contact := referral.Contact{Phone: mobile(rng), Voicemail: chance(rng, 0.6), Preferred: referral.ByPhone}
	if chance(rng, 0.15) {
		contact.Phone = landline(rng)
	}
	if chance(rng, 0.2) {
		contact.OtherPhone = landline(rng)
	}
	if chance(rng, 0.45) {
		contact.Email = emailOf(rng, c)
	}
	switch at := rng.Float64(); {
	case at < 0.3:
		contact.Preferred = referral.ByText
	case at < 0.4 && contact.Email != "":
		contact.Preferred = referral.ByEmail
	case at < 0.45:
		contact.Preferred = referral.InPerson
	case at < 0.5:
		contact.Preferred = referral.ByLetter
	case at < 0.65:
		contact.Preferred = ""
	}
	if chance(rng, 0.3) {
		contact.SafeTimes = clientWords.pick(rng, "safe times")
	}
	switch {
	case abuse && chance(rng, 0.25):
		contact.DoNotContact, contact.Voicemail, contact.Safety = true, false, clientWords.pick(rng, "safety through us")
	case abuse, chance(rng, 0.03):
		contact.Voicemail, contact.Safety = false, clientWords.pick(rng, "safety")
	}
	return contact
}

// emailOf is an address at the domain that is kept for examples.
func emailOf(rng *rand.Rand, c referral.Client) string {
	name := referral.Username(c.FirstName, c.LastName, func(string) bool { return false })
	if name == "" {
		name = "client"
	}
	return name + string(rune('1'+rng.IntN(9))) + "@example.org"
}
