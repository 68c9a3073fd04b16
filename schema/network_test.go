package schema_test

import (
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"onward/internal/testdb"
	"onward/referral"
	"onward/schema"
)

// monday is the morning on which every story of these tests begins.
var monday = time.Date(2026, time.June, 1, 9, 0, 0, 0, time.UTC)

// network is two organisations and their people on a database of their own.
type network struct {
	t   testing.TB
	url string
	*schema.Store

	food, debt, other   schema.Organisation
	sender, receiver    referral.Actor
	lead, stranger      referral.Actor
	colleague           referral.Actor // of the receiver
	coordinator, second referral.Actor
}

// newNetwork builds it with a clock that stands still at monday.
func newNetwork(t testing.TB) *network {
	t.Helper()
	return networkAt(t, testdb.URL(t))
}

func networkAt(t testing.TB, url string) *network {
	t.Helper()
	store, err := schema.Open(t.Context(), url, schema.Options{Clock: func() time.Time { return monday }, MaxConns: 6})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, store.Close()) })
	n := &network{t: t, url: url, Store: store}
	n.food, n.debt, n.other = n.organisation("Harbour Food Bank"), n.organisation("Debt Advice Norwich"), n.organisation("Elsewhere")
	n.sender, n.receiver = n.person("Amina", "Khan", n.food, referral.Adviser), n.person("Harry", "Potter", n.debt, referral.Adviser)
	n.lead, n.colleague = n.person("Lena", "Lead", n.debt, referral.Lead), n.person("Carl", "Colleague", n.debt, referral.Adviser)
	n.stranger = n.person("Sam", "Stranger", n.other, referral.Lead)
	n.coordinator = n.person("Cora", "Coordinator", schema.Organisation{}, referral.Coordinator)
	n.second = n.person("Connor", "Coordinator", schema.Organisation{}, referral.Coordinator)
	return n
}

func (n *network) organisation(name string) schema.Organisation {
	n.t.Helper()
	o, err := n.CreateOrganisation(n.t.Context(), referral.TheClock, schema.Organisation{
		Name: name, Nation: referral.EnglandAndWales, Accepting: true, Email: strings.ToLower(strings.Fields(name)[0]) + "@example.org",
	})
	require.NoError(n.t, err)
	return o
}

func (n *network) person(first, last string, o schema.Organisation, role referral.Role) referral.Actor {
	n.t.Helper()
	u, err := n.CreateUser(n.t.Context(), referral.TheClock, schema.NewUser{
		FirstName: first, LastName: last, Email: strings.ToLower(first) + "@example.org", Role: role, OrganisationID: o.ID,
	})
	require.NoError(n.t, err)
	return referral.Actor{UserID: u.ID, OrganisationID: o.ID, Role: role}
}

// form is one that passes every check, to these receivers.
func form(to ...uuid.UUID) referral.Form {
	today := referral.DateOf(monday)
	birth := referral.NewDate(1984, time.March, 2)
	return referral.Form{
		Client:  referral.Client{FirstName: "Zoë", LastName: "O'Hara", DateOfBirth: &birth},
		Contact: referral.Contact{Phone: "01603 555 012"},
		Need:    referral.Need{Reason: "Bailiffs called.", Issues: []string{"debt"}},
		Consent: referral.Consent{Given: true, Basis: referral.BasisConsent, How: "spoken", On: &today, Wording: "May we share this?", To: to},
	}
}

// send sends a referral from food to debt.
func (n *network) send(change ...func(*schema.Draft)) referral.Referral {
	n.t.Helper()
	return n.sendTo([]uuid.UUID{n.debt.ID}, change...)[0]
}

func (n *network) sendTo(to []uuid.UUID, change ...func(*schema.Draft)) []referral.Referral {
	n.t.Helper()
	d := schema.Draft{Form: form(to...), Receivers: to}
	for _, c := range change {
		c(&d)
	}
	d, err := n.SaveDraft(n.t.Context(), n.sender, d)
	require.NoError(n.t, err)
	sent, err := n.SendDraft(n.t.Context(), n.sender, d.ID, d.Version)
	require.NoError(n.t, err)
	return sent
}

// must gives a command that is not refused.
func (n *network) must(r referral.Referral, by referral.Actor, cmd referral.Command) referral.Referral {
	n.t.Helper()
	cmd.ReferralID, cmd.By, cmd.Version = r.ID, by, r.Version
	after, _, err := n.Apply(n.t.Context(), cmd)
	require.NoError(n.t, err)
	return after
}

// at returns the network at another time.
func (n *network) at(t time.Time) *network {
	other := *n
	other.Store = n.WithClock(func() time.Time { return t })
	return &other
}
