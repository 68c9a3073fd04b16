package demo

import (
	"strings"

	"github.com/google/uuid"

	"onward/referral"
)

// Person is an invented member of staff.
type Person struct {
	ID          uuid.UUID
	Username    string
	FirstName   string
	LastName    string
	Email       string
	Network     referral.Role // a coordinator or an auditor, else empty
	Memberships []Membership
}

// Membership is a person's part in an organisation.
type Membership struct {
	Organisation uuid.UUID
	Role         referral.Role
	MaySwitch    bool // may open and close the organisation to referrals
}

// everyTwentieth person works for a second organisation, too (N13).
const everyTwentieth = 20

// people staffs the organisations, in the order of the list, and the network.
func people(all []Organisation) []Person {
	usernames := map[string]bool{}
	var everybody []Person
	for i := range all {
		for place := range writtenOrganisations[i].People {
			p := newPerson(peopleWords["staff"][len(everybody)], usernames)
			join(&p, &all[i], roleAt(place))
			if len(everybody)%everyTwentieth == everyTwentieth-1 {
				join(&p, &all[(i+7)%len(all)], referral.Adviser)
			}
			everybody = append(everybody, p)
		}
	}
	for _, line := range peopleWords["network"] {
		name, role, _ := cutLast(line)
		p := newPerson(name, usernames)
		p.Network = referral.Role(role)
		everybody = append(everybody, p)
	}
	return everybody
}

func newPerson(name string, usernames map[string]bool) Person {
	first, last, _ := strings.Cut(name, "|")
	username := referral.Username(first, last, func(s string) bool { return usernames[s] })
	usernames[username] = true
	return Person{ID: named("person", username), Username: username, FirstName: first, LastName: last, Email: username + "@example.org"}
}

// roleAt makes the first of each organisation its lead, and the sixth another.
func roleAt(place int) referral.Role {
	if place%5 == 0 {
		return referral.Lead
	}
	return referral.Adviser
}

func join(p *Person, o *Organisation, role referral.Role) {
	p.Memberships = append(p.Memberships, Membership{Organisation: o.ID, Role: role, MaySwitch: role == referral.Lead || len(o.staff) == 1})
	if role == referral.Lead {
		o.staff = append([]uuid.UUID{p.ID}, o.staff...)
		o.leads++
		return
	}
	o.staff = append(o.staff, p.ID)
}

func cutLast(line string) (before, after string, found bool) {
	i := strings.LastIndex(line, "|")
	if i < 0 {
		return line, "", false
	}
	return line[:i], line[i+1:], true
}
