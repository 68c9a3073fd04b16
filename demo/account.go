package demo

import (
	"slices"
	"time"

	"onward/referral"
)

// Password is what everybody in the demo network signs in with. Only the demo
// makes accounts that have a password from the start.
const Password = "wherry-lantern-teapot"

// Account is somebody to sign in as, and why.
type Account struct {
	Username     string
	Name         string
	Role         referral.Role
	Organisation string // empty for people of the network
	Why          string
}

// busiest are the organisations in which there is most to see.
const (
	busiestSender   = "marram-advice"
	busiestReceiver = "saltlantern-debt"
)

// Accounts are those that show most: a sender, a receiver, and the network.
func Accounts() []Account {
	all := organisations(time.Time{})
	staff := people(all)
	return []Account{
		account(all, staff, busiestSender, referral.Adviser, "sends most: what became of it, what was declined, a new referral"),
		account(all, staff, busiestReceiver, referral.Lead, "receives most: urgent, overdue, what waits for a decision"),
		account(all, staff, "", referral.Coordinator, "runs the network: stuck referrals, people, organisations"),
		account(all, staff, "", referral.Auditor, "reads everything and changes nothing"),
	}
}

// account is the first person with that role in the organisation or, without
// one, in the network.
func account(all []Organisation, staff []Person, slug string, role referral.Role, why string) Account {
	var at Organisation
	for _, o := range all {
		if o.Slug == slug {
			at = o
		}
	}
	for _, p := range staff {
		works := slices.ContainsFunc(p.Memberships, func(m Membership) bool { return m.Organisation == at.ID && m.Role == role })
		if works || slug == "" && p.Network == role {
			return Account{Username: p.Username, Name: p.FirstName + " " + p.LastName, Role: role, Organisation: at.Name, Why: why}
		}
	}
	return Account{} // impossible: a test asks for all of them
}
