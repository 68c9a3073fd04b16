package whole_test

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"encoding/hex"
	"net"
	"net/http"
	"net/http/httptest"
	"sync/atomic"
	"testing"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/rs/zerolog"
	"github.com/stretchr/testify/require"
	"go.temporal.io/sdk/client"

	"onward/api"
	"onward/dev"
	"onward/files"
	"onward/mail/inbox"
	"onward/referral"
	"onward/schema"
	"onward/tests/rig"
	"onward/web"
	"onward/worker"
	"onward/workflows"
	"onward/workflows/dispatch"
)

const mailKey = "SG.whole"

// front is what a letter meets before the inbox: a test may do anything there.
type front func(w http.ResponseWriter, r *http.Request, inbox http.Handler)

// house is an installation of a test's own: a database, a namespace, an inbox and
// an API, with wires that can be cut between them.
type house struct {
	t    *testing.T
	name string // of the database and of the namespace
	day  time.Duration
	log  *journal

	postgres, temporal *rig.Wire
	store              *schema.Store // past the wire
	sql                *pgxpool.Pool // past the wire, as the superuser
	workflows          client.Client // past the wire

	patience     time.Duration // of the API; zero is the real one
	mailPatience time.Duration // of the worker; zero is the real one
	inbox        *inbox.Inbox
	letters      *httptest.Server
	front        atomic.Pointer[front]
	address      string // of the API
	url          string

	webhookKey *ecdsa.PrivateKey
	stop       func() // ends the API

	sender, receiver, other schema.Organisation
	amina, harry, otto      *person // an adviser of each
	cora                    *person // a coordinator
}

// newHouse opens a house in which a working day lasts so long; zero is a real
// day. Its API waits longer than the real one, because tests share a busy machine.
func newHouse(t *testing.T, day time.Duration) *house {
	t.Helper()
	return openHouse(t, day, 20*time.Second)
}

// promptHouse opens a house whose API answers as promptly as the real one. It is
// for tests that run alone.
func promptHouse(t *testing.T) *house {
	t.Helper()
	return openHouse(t, 0, 0)
}

func openHouse(t *testing.T, day, patience time.Duration) *house {
	t.Helper()
	random := make([]byte, 4)
	_, err := rand.Read(random)
	require.NoError(t, err)
	h := &house{t: t, name: "whole_" + hex.EncodeToString(random), day: day, patience: patience, log: &journal{}}
	require.NoError(t, administer(t.Context(), "CREATE DATABASE "+h.name+" TEMPLATE "+template))
	require.NoError(t, dev.EnsureNamespace(t.Context(), installation.TemporalAddress(), h.name, 24*time.Hour))
	h.postgres = newWire(t, hostOf(installation.PostgresURL(h.name)))
	h.temporal = newWire(t, installation.TemporalAddress())
	h.connect()
	h.openInbox()
	h.populate()
	h.stop = h.serve()
	h.signIn()
	return h
}

// connect opens the ways past the wires.
func (h *house) connect() {
	t := h.t
	t.Helper()
	var err error
	h.store, err = schema.Open(t.Context(), installation.PostgresURL(h.name), schema.Options{MaxConns: 3, WorkingDay: h.day})
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, h.store.Close()) })
	h.sql, err = pgxpool.New(t.Context(), installation.PostgresURL(h.name)+"&pool_max_conns=3")
	require.NoError(t, err)
	t.Cleanup(h.sql.Close)
	h.workflows, err = client.NewLazyClient(client.Options{
		HostPort: installation.TemporalAddress(), Namespace: h.name, Logger: worker.Logger(zerolog.Nop()),
	})
	require.NoError(t, err)
	t.Cleanup(h.workflows.Close)
}

// openInbox starts the mail service, which reports to the API by its webhook.
func (h *house) openInbox() {
	t := h.t
	t.Helper()
	listener, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", "127.0.0.1:0")
	require.NoError(t, err)
	h.address = listener.Addr().String()
	h.url = "http://" + h.address
	require.NoError(t, listener.Close()) // the API takes it, again and again
	h.webhookKey, err = ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	require.NoError(t, err)
	h.inbox, err = inbox.New(inbox.Options{
		APIKey: mailKey, WebhookURL: h.url + "/webhooks/sendgrid", WebhookKey: h.webhookKey, WebhookDelay: 300 * time.Millisecond,
	})
	require.NoError(t, err)
	h.letters = httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if f := h.front.Load(); f != nil && r.URL.Path == "/v3/mail/send" {
			(*f)(w, r, h.inbox)
			return
		}
		h.inbox.ServeHTTP(w, r)
	}))
	t.Cleanup(h.letters.Close)
	t.Cleanup(func() { require.NoError(t, h.inbox.Close()) })
}

// meet puts something between every letter and the inbox; nil takes it away.
func (h *house) meet(f front) {
	if f == nil {
		h.front.Store(nil)
		return
	}
	h.front.Store(&f)
}

// populate makes three organisations and their people.
func (h *house) populate() {
	h.t.Helper()
	h.sender = h.organisation("Harbour Shelter")
	h.receiver = h.organisation("Wherry Debt Advice")
	h.other = h.organisation("Broads Benefits")
	h.amina = h.person("Amina", "Khan", referral.Adviser, h.sender.ID)
	h.harry = h.person("Harry", "Potter", referral.Lead, h.receiver.ID)
	h.otto = h.person("Otto", "Outen", referral.Adviser, h.other.ID)
	h.cora = h.person("Cora", "Coord", referral.Coordinator, [16]byte{})
}

// serve runs an API at the house's address until the returned function is called.
func (h *house) serve() (stop func()) {
	t := h.t
	t.Helper()
	log := zerolog.New(h.log).With().Timestamp().Logger()
	store, err := schema.Open(t.Context(), through(h.postgres, h.name), schema.Options{MaxConns: 6, Log: log, WorkingDay: h.day})
	require.NoError(t, err)
	temporal, err := client.NewLazyClient(client.Options{HostPort: h.temporal.Address, Namespace: h.name, Logger: worker.Logger(log)})
	require.NoError(t, err)
	key, err := inbox.PublicKey(h.webhookKey)
	require.NoError(t, err)
	off := api.Limit{Off: true}
	keys, err := files.ParseKeys(files.NewKey())
	require.NoError(t, err)
	kept, err := files.Open(t.Context(), "mem://", keys)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, kept.Close()) })
	server, err := api.New(api.Config{
		Files: kept, Scanner: files.NewScanner("127.0.0.1:1"), // nobody is there: what it says of that is logged
		Store: store, Dispatcher: dispatch.New(store, temporal, log), Web: web.Handler(), Log: log, WebhookKey: key,
		Temporal: func(ctx context.Context) error {
			_, err := temporal.CheckHealth(ctx, &client.CheckHealthRequest{})
			return err
		},
		NetworkName: "Whole", Timeout: h.patience, TemporalUI: "http://onward.example", WorkflowID: workflows.ReferralID,
		Hashing: api.Hashing{MemoryKiB: 64, Parallel: 4}, Limits: api.Limits{SignIn: off, Address: off, Session: off},
	})
	require.NoError(t, err)
	listener, err := (&net.ListenConfig{}).Listen(t.Context(), "tcp", h.address)
	require.NoError(t, err)
	ctx, cancel := context.WithCancel(context.Background())
	ended := make(chan error, 1)
	go func() { ended <- server.Serve(ctx, listener) }()
	stopped := false
	stop = func() {
		if stopped {
			return
		}
		stopped = true
		cancel()
		require.NoError(t, <-ended)
		temporal.Close()
		_ = store.Close() // its wire may be cut
	}
	t.Cleanup(stop)
	return stop
}
