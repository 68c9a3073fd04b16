package api_test

import (
	"context"
	"crypto/sha256"
	"encoding/base64"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/rs/zerolog"
	"github.com/stretchr/testify/require"

	"onward/api"
	"onward/files"
	"onward/internal/testdb"
	"onward/listings"
	"onward/referral"
	"onward/schema"
)

// monday is the morning on which every story of these tests begins.
var monday = time.Date(2026, time.June, 1, 9, 0, 0, 0, time.UTC)

// clock is the time in a world. It stands still until it is moved.
type clock struct{ passed atomic.Int64 }

func (c *clock) now() time.Time          { return monday.Add(time.Duration(c.passed.Load())) }
func (c *clock) advance(d time.Duration) { c.passed.Add(int64(d)) }

// world is a network with a server in front of it: a sender, a receiver, and an
// organisation that has nothing to do with them.
type world struct {
	t      *testing.T
	store  *schema.Store
	files  *files.Store
	server *api.Server
	url    string
	clock  *clock

	shelter, debt, other schema.Organisation
	people               map[string]referral.Actor
}

// The people of a world.
const (
	sender      = "sender"
	receiver    = "receiver"
	lead        = "lead" // of the receiver
	outsider    = "outsider"
	coordinator = "coordinator"
	auditor     = "auditor"
	bystander   = "bystander" // to whom things are done; asks for nothing
)

var people = []string{sender, receiver, lead, outsider, coordinator, auditor}

func newWorld(t *testing.T, change ...func(*api.Config)) *world {
	t.Helper()
	return worldOn(t, testdb.URL(t), change...)
}

func worldOn(t *testing.T, database string, change ...func(*api.Config)) *world {
	t.Helper()
	w := &world{t: t, clock: &clock{}, people: map[string]referral.Actor{}}
	var err error
	w.store, err = schema.Open(t.Context(), database, schema.Options{Clock: w.clock.now})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, w.store.Close()) })
	keys, err := files.ParseKeys(files.NewKey())
	require.NoError(t, err)
	w.files, err = files.Open(t.Context(), "mem://", keys)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, w.files.Close()) })
	w.populate()
	config := api.Config{
		Store: w.store, Log: zerolog.New(zerolog.NewTestWriter(t)).Level(zerolog.ErrorLevel), Now: w.clock.now, Timeout: 10 * time.Second,
		Temporal: func(context.Context) error { return nil },
		Files:    w.files, Scanner: files.NewScanner(""), Feeds: listings.New(true),
		Hashing: api.Hashing{MemoryKiB: 64, Parallel: 4},
		Limits:  api.Limits{SignIn: api.Limit{Off: true}, Address: api.Limit{Off: true}, Session: api.Limit{Off: true}},
	}
	for _, c := range change {
		c(&config)
	}
	w.server, err = api.New(config)
	require.NoError(t, err)
	server := httptest.NewServer(w.server)
	t.Cleanup(server.Close)
	w.url = server.URL
	return w
}

func (w *world) populate() {
	w.t.Helper()
	w.shelter, w.debt, w.other = w.organisation("Harbour Shelter"), w.organisation("Wherry Debt Advice"), w.organisation("Broads Benefits")
	w.person(sender, "Amina", "Khan", w.shelter.ID, referral.Adviser)
	w.person(receiver, "Harry", "Potter", w.debt.ID, referral.Adviser)
	w.person(lead, "Lena", "Larsson", w.debt.ID, referral.Lead)
	w.person(outsider, "Otto", "Outen", w.other.ID, referral.Adviser)
	w.person(coordinator, "Cora", "Coord", uuid.Nil, referral.Coordinator)
	w.person(auditor, "Aud", "Itor", uuid.Nil, referral.Auditor)
	w.person(bystander, "By", "Stander", w.other.ID, referral.Adviser)
}

func (w *world) organisation(name string) schema.Organisation {
	w.t.Helper()
	o, err := w.store.CreateOrganisation(w.t.Context(), referral.TheClock, schema.Organisation{
		Name: name, Nation: referral.EnglandAndWales, Accepting: true, Email: strings.ToLower(strings.Fields(name)[0]) + "@example.org",
	})
	require.NoError(w.t, err)
	return o
}

func (w *world) person(who, first, last string, organisation uuid.UUID, role referral.Role) {
	w.t.Helper()
	u, err := w.store.CreateUser(w.t.Context(), referral.TheClock, schema.NewUser{
		FirstName: first, LastName: last, Email: who + "@example.org", Role: role, OrganisationID: organisation,
	})
	require.NoError(w.t, err)
	w.people[who] = referral.Actor{UserID: u.ID, OrganisationID: organisation, Role: role}
}

// in returns the world for a subtest.
func (w *world) in(t *testing.T) *world {
	other := *w
	other.t = t
	return &other
}

// as returns a browser in which the person is signed in.
func (w *world) as(who string) *browser {
	w.t.Helper()
	token := base64.RawURLEncoding.EncodeToString([]byte(uuid.NewString()))
	_, err := w.store.StartSession(w.t.Context(), w.people[who].UserID, sha256.Sum256([]byte(token)), "Firefox on Linux")
	require.NoError(w.t, err)
	return &browser{w: w, cookie: &http.Cookie{Name: "onward", Value: token}}
}

// nobody returns a browser in which nobody is signed in.
func (w *world) nobody() *browser { return &browser{w: w} }

// everybody returns a browser for each person.
func (w *world) everybody() map[string]*browser {
	all := map[string]*browser{}
	for _, who := range people {
		all[who] = w.as(who)
	}
	return all
}

// form is one that passes every check, to these receivers.
func form(to ...uuid.UUID) referral.Form {
	today := referral.DateOf(monday)
	birth := referral.NewDate(1984, time.March, 2)
	f := referral.Form{
		Client:  referral.Client{FirstName: "Zoë", LastName: "O'Hara", DateOfBirth: &birth},
		Contact: referral.Contact{Phone: "01603 555 012"},
		Need:    referral.Need{Reason: "Bailiffs called.", Issues: []string{"debt"}},
		Consent: referral.Consent{Given: true, Basis: referral.BasisConsent, How: "spoken", On: &today, Wording: "May we share this?", To: to},
	}
	return f.Tidy()
}

// send sends a referral from the shelter to the debt advisers.
func (w *world) send(change ...func(*referral.Form)) referral.Referral {
	w.t.Helper()
	d := schema.Draft{Form: form(w.debt.ID), Receivers: []uuid.UUID{w.debt.ID}}
	for _, c := range change {
		c(&d.Form)
	}
	d, err := w.store.SaveDraft(w.t.Context(), w.people[sender], d)
	require.NoError(w.t, err)
	sent, err := w.store.SendDraft(w.t.Context(), w.people[sender], d.ID, d.Version)
	require.NoError(w.t, err)
	return sent[0]
}

// give gives a command that is not refused.
func (w *world) give(r referral.Referral, who string, kind referral.Kind) referral.Referral {
	w.t.Helper()
	cmd := referral.Command{
		ReferralID: r.ID, Kind: kind, By: w.people[who], Version: r.Version, Words: "Because it is so.",
		Reason: referral.NoCapacity, Outcomes: []referral.IssueOutcome{{Issue: "debt", Outcome: "advised"}},
	}
	after, _, err := w.store.Apply(w.t.Context(), cmd)
	require.NoError(w.t, err)
	return after
}

// at sends a referral and brings it to the status.
func (w *world) at(status referral.Status) referral.Referral {
	w.t.Helper()
	r := w.send()
	for _, step := range map[referral.Status][]struct {
		who  string
		kind referral.Kind
	}{
		referral.Acknowledged: {{receiver, referral.Acknowledge}},
		referral.Returned:     {{receiver, referral.Return}},
		referral.Accepted:     {{receiver, referral.Acknowledge}, {receiver, referral.Accept}},
		referral.Declined:     {{receiver, referral.Decline}},
		referral.Closed:       {{receiver, referral.Acknowledge}, {receiver, referral.Accept}, {receiver, referral.Close}},
		referral.Withdrawn:    {{sender, referral.Withdraw}},
	}[status] {
		r = w.give(r, step.who, step.kind)
	}
	require.Equal(w.t, status, r.Status)
	return r
}

// schemaPass names one moment of the referral's first run.
func schemaPass(r referral.Referral, m referral.Moment) schema.PassInput {
	return schema.PassInput{ReferralID: r.ID, Epoch: r.Epoch, Moment: m}
}
