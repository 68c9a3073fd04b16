package worker_test

import (
	"context"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"os"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/rs/zerolog"
	"github.com/stretchr/testify/require"
	"go.temporal.io/sdk/client"

	"onward/activities"
	"onward/dev"
	"onward/mail"
	"onward/referral"
	"onward/schema"
	"onward/worker"
)

const (
	// workingDay is how long a working day is in these tests.
	workingDay = 8 * time.Second
	// soon is how long anything may take on a busy machine.
	soon = 90 * time.Second
	tick = 100 * time.Millisecond
)

// world is an installation with a real Postgres, a real Temporal and a fake
// SendGrid, two organisations and their people.
type world struct {
	t            *testing.T
	installation *dev.Installation
	store        *schema.Store
	temporal     client.Client
	post         *sendGrid

	sender, receiver referral.Actor
	to               uuid.UUID
}

func newWorld(t *testing.T) *world {
	t.Helper()
	folder, err := os.MkdirTemp("/var/tmp", "onward-worker-")
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, os.RemoveAll(folder)) })
	require.NoError(t, os.Chmod(folder, 0o755)) // Postgres may run as somebody else
	installation, err := dev.Start(t.Context(), dev.Options{Folder: folder, Postgres: true, Temporal: true, Ephemeral: true})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, installation.Stop()) })
	url := installation.PostgresURL("onward")
	require.NoError(t, schema.Migrate(t.Context(), url))
	store, err := schema.Open(t.Context(), url, schema.Options{WorkingDay: workingDay})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, store.Close()) })
	temporal, err := client.NewLazyClient(client.Options{
		HostPort: installation.TemporalAddress(), Namespace: dev.DefaultNamespace, Logger: worker.Logger(zerolog.Nop()),
	})
	require.NoError(t, err)
	t.Cleanup(temporal.Close)
	w := &world{t: t, installation: installation, store: store, temporal: temporal, post: newSendGrid(t)}
	w.people()
	return w
}

func (w *world) people() {
	w.t.Helper()
	from, to := w.organisation("Harbour Food Bank"), w.organisation("Northfield Housing")
	w.sender, w.receiver, w.to = w.adviser("Amina", "Khan", from), w.adviser("Harry", "Potter", to), to.ID
}

func (w *world) organisation(name string) schema.Organisation {
	w.t.Helper()
	o, err := w.store.CreateOrganisation(w.t.Context(), referral.TheClock, schema.Organisation{
		Name: name, Nation: referral.EnglandAndWales, Accepting: true, Email: strings.ToLower(strings.Fields(name)[0]) + "@example.org",
	})
	require.NoError(w.t, err)
	return o
}

func (w *world) adviser(first, last string, o schema.Organisation) referral.Actor {
	w.t.Helper()
	u, err := w.store.CreateUser(w.t.Context(), referral.TheClock, schema.NewUser{
		FirstName: first, LastName: last, Email: strings.ToLower(first) + "@example.org", Role: referral.Adviser, OrganisationID: o.ID,
	})
	require.NoError(w.t, err)
	return referral.Actor{UserID: u.ID, OrganisationID: o.ID, Role: referral.Adviser}
}

// work runs a worker until the function it returns is called, or the test ends.
func (w *world) work() (stop func()) {
	w.t.Helper()
	sender, err := mail.NewSender(mail.Config{BaseURL: w.post.URL, APIKey: "key", From: "onward@example.org", FromName: "Onward"})
	require.NoError(w.t, err)
	ctx, cancel := context.WithCancel(w.t.Context())
	ended := make(chan error, 1)
	go func() {
		ended <- worker.Run(ctx, worker.Config{
			Store: w.store, Temporal: w.temporal, Namespace: dev.DefaultNamespace, Post: sender, Log: zerolog.New(w.t.Output()),
			Links: activities.Links{PublicURL: "https://onward.example", NetworkName: "The Network"},
		})
	}()
	stop = sync.OnceFunc(func() {
		cancel()
		require.NoError(w.t, <-ended)
	})
	w.t.Cleanup(stop)
	return stop
}

// send sends an urgent referral: its clock is short, and nothing waits for the
// morning.
func (w *world) send() referral.Referral {
	w.t.Helper()
	today, birth := referral.DateOf(time.Now()), referral.NewDate(1984, time.March, 2)
	d, err := w.store.SaveDraft(w.t.Context(), w.sender, schema.Draft{
		Receivers: []uuid.UUID{w.to},
		Form: referral.Form{
			Client:  referral.Client{FirstName: "Zoë", LastName: "O'Hara", DateOfBirth: &birth},
			Contact: referral.Contact{Phone: "01603 555 012"},
			Need:    referral.Need{Reason: "Bailiffs called.", Issues: []string{"debt"}, Urgent: true},
			Consent: referral.Consent{Given: true, Basis: referral.BasisConsent, How: "spoken", On: &today, Wording: "May we share this?", To: []uuid.UUID{w.to}},
		},
	})
	require.NoError(w.t, err)
	sent, err := w.store.SendDraft(w.t.Context(), w.sender, d.ID, d.Version)
	require.NoError(w.t, err)
	return sent[0]
}

func (w *world) view(r referral.Referral) schema.View {
	w.t.Helper()
	v, err := w.store.Referral(w.t.Context(), w.receiver, r.ID)
	require.NoError(w.t, err)
	return v
}

// must gives a command of the receiver's.
func (w *world) must(r referral.Referral, cmd referral.Command) {
	w.t.Helper()
	cmd.ReferralID, cmd.By = r.ID, w.receiver
	_, _, err := w.store.Apply(w.t.Context(), cmd)
	require.NoError(w.t, err)
}

// passed counts how often the moment is in the history.
func (w *world) passed(r referral.Referral, kind referral.MomentKind) int {
	n := 0
	for _, e := range w.view(r).History {
		if e.Moment != nil && e.Moment.Kind == kind {
			n++
		}
	}
	return n
}

// sql runs a statement as the database's owner, for what no person can do.
func (w *world) sql(statement string, args ...any) {
	w.t.Helper()
	connection, err := pgx.Connect(w.t.Context(), w.installation.PostgresURL("onward"))
	require.NoError(w.t, err)
	_, err = connection.Exec(w.t.Context(), statement, args...)
	require.NoError(w.t, err)
	require.NoError(w.t, connection.Close(w.t.Context()))
}

func (w *world) eventually(what string, is func() bool) {
	w.t.Helper()
	require.Eventually(w.t, is, soon, tick, what)
}

// sendGrid is a mail service that takes every letter.
type sendGrid struct {
	*httptest.Server
	mu      sync.Mutex
	letters []letter
}

type letter struct {
	to, subject, text string
}

func newSendGrid(t *testing.T) *sendGrid {
	s := &sendGrid{}
	s.Server = httptest.NewServer(http.HandlerFunc(s.take))
	t.Cleanup(s.Close)
	return s
}

func (s *sendGrid) take(w http.ResponseWriter, r *http.Request) {
	var body struct {
		Subject          string `json:"subject"`
		Personalizations []struct {
			To []struct{ Email string } `json:"to"`
		} `json:"personalizations"`
		Content []struct{ Value string } `json:"content"`
	}
	raw, err := io.ReadAll(r.Body)
	if err != nil || json.Unmarshal(raw, &body) != nil || r.URL.Path != "/v3/mail/send" {
		w.WriteHeader(http.StatusBadRequest)
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.letters = append(s.letters, letter{body.Personalizations[0].To[0].Email, body.Subject, body.Content[0].Value})
	w.Header().Set("X-Message-Id", uuid.NewString())
	w.WriteHeader(http.StatusAccepted)
}

// count says how many letters to the address say the words in their subject or text.
func (s *sendGrid) count(to, words string) int {
	s.mu.Lock()
	defer s.mu.Unlock()
	n := 0
	for _, l := range s.letters {
		if l.to == to && strings.Contains(l.subject+"\n"+l.text, words) {
			n++
		}
	}
	return n
}
