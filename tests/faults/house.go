package main

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	crypto "crypto/rand"
	"errors"
	"fmt"
	"math/rand/v2"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"os"
	"path/filepath"
	"sync/atomic"
	"time"

	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/rs/zerolog"
	"go.temporal.io/sdk/client"

	"onward/dev"
	"onward/files"
	"onward/mail/inbox"
	"onward/schema"
	"onward/tests/rig"
	"onward/worker"
)

const (
	mailKey = "SG.faults"
	nodes   = 2
	// workingDay makes a referral that nobody answers run through every moment of
	// its clock within an experiment.
	workingDay = 6 * time.Second
	// lookEvery is how often the load balancer looks at a node.
	lookEvery = 500 * time.Millisecond
)

// house is the whole product in separate processes, with wires between them.
type house struct {
	random       *rand.Rand
	installation *dev.Installation
	folder       string
	binary       string

	// The wires, by what they connect.
	apiPostgres, apiTemporal, workerPostgres, workerTemporal *rig.Wire

	apis, workers []*process
	addresses     []string           // of the APIs
	up            [nodes]atomic.Bool // as the load balancer sees them
	watching      context.CancelFunc

	store     *schema.Store // past the wires
	sql       *pgxpool.Pool // past the wires, as the superuser
	temporal  client.Client // past the wires
	inbox     *inbox.Inbox
	letters   *httptest.Server
	post      *counter
	publicKey string
	filesKey  string

	organisations []schema.Organisation
	people        []*person
	ledger        *ledger
	assertions    *assertions
	long          bool
}

// seeded draws the same each time.
func seeded(seed, stream uint64) *rand.Rand {
	return rand.New(rand.NewPCG(seed, stream)) //nolint:gosec // what is drawn must be drawn again, and guards nothing
}

// open starts everything.
func open(ctx context.Context, o options) (*house, error) {
	binary, err := filepath.Abs(o.binary)
	if err != nil {
		return nil, err
	}
	h := &house{
		random: seeded(o.seed, 0), binary: binary, assertions: newAssertions(), ledger: &ledger{}, long: o.long > 0,
		folder: filepath.Join("/var/tmp", fmt.Sprintf("onward-faults-%d", os.Getpid())), filesKey: files.NewKey(),
	}
	for _, step := range []func(context.Context) error{h.install, h.connect, h.openInbox, h.layWires, h.startProcesses, h.populate, h.signIn} {
		if err := step(ctx); err != nil {
			return nil, errors.Join(err, h.close())
		}
	}
	return h, nil
}

func (h *house) install(ctx context.Context) (err error) {
	if err := os.MkdirAll(h.folder, 0o755); err != nil {
		return err
	}
	h.installation, err = dev.Start(ctx, dev.Options{
		Folder: h.folder, Postgres: true, Temporal: true,
		Progress: func(step string, done, total int64) {
			if done == 0 {
				fmt.Println("·", step)
			}
		},
	})
	if err != nil {
		return err
	}
	return schema.Migrate(ctx, h.database())
}

func (h *house) database() string { return h.installation.PostgresURL("onward") }

// connect opens the ways past the wires.
func (h *house) connect(ctx context.Context) (err error) {
	if h.store, err = schema.Open(ctx, h.database(), schema.Options{MaxConns: 3, WorkingDay: workingDay}); err != nil {
		return err
	}
	if h.sql, err = pgxpool.New(ctx, h.database()+"&pool_max_conns=6"); err != nil {
		return err
	}
	h.temporal, err = client.NewLazyClient(client.Options{
		HostPort: h.installation.TemporalAddress(), Namespace: dev.DefaultNamespace, Logger: worker.Logger(zerolog.Nop()),
	})
	return err
}

// openInbox starts the mail service, which reports to the APIs by their webhook.
func (h *house) openInbox(ctx context.Context) error {
	for range nodes {
		l, err := (&net.ListenConfig{}).Listen(ctx, "tcp", "127.0.0.1:0")
		if err != nil {
			return err
		}
		h.addresses = append(h.addresses, l.Addr().String())
		if err := l.Close(); err != nil { // an API takes it, again and again
			return err
		}
	}
	key, err := ecdsa.GenerateKey(elliptic.P256(), crypto.Reader)
	if err != nil {
		return err
	}
	if h.publicKey, err = inbox.PublicKey(key); err != nil {
		return err
	}
	h.inbox, err = inbox.New(inbox.Options{
		APIKey: mailKey, WebhookURL: "http://" + h.addresses[0] + "/webhooks/sendgrid", WebhookKey: key, WebhookDelay: 300 * time.Millisecond,
	})
	if err != nil {
		return err
	}
	h.post = newCounter(h.inbox)
	h.letters = httptest.NewServer(h.post)
	return nil
}

func (h *house) layWires(ctx context.Context) (err error) {
	postgres := hostOf(h.database())
	for _, w := range []struct {
		wire **rig.Wire
		far  string
	}{
		{&h.apiPostgres, postgres}, {&h.workerPostgres, postgres},
		{&h.apiTemporal, h.installation.TemporalAddress()}, {&h.workerTemporal, h.installation.TemporalAddress()},
	} {
		if *w.wire, err = rig.NewWire(ctx, w.far); err != nil {
			return err
		}
	}
	return nil
}

// startProcesses starts the APIs and the workers.
func (h *house) startProcesses(ctx context.Context) error {
	for n := range nodes {
		api, err := h.process(fmt.Sprintf("api-%d", n+1), []string{"api"}, h.apiPostgres, h.apiTemporal, "ONWARD_ADDRESS="+h.addresses[n])
		if err != nil {
			return err
		}
		h.apis = append(h.apis, api)
		w, err := h.process(fmt.Sprintf("worker-%d", n+1), []string{"worker"}, h.workerPostgres, h.workerTemporal)
		if err != nil {
			return err
		}
		h.workers = append(h.workers, w)
	}
	watching, stop := context.WithCancel(context.WithoutCancel(ctx))
	h.watching = stop
	for n := range nodes {
		go h.watch(watching, n)
	}
	return within(ctx, time.Minute, "the APIs answer", func(context.Context) bool { return h.up[0].Load() && h.up[1].Load() })
}

// watch is the load balancer's health check of one node.
func (h *house) watch(ctx context.Context, node int) {
	for ctx.Err() == nil {
		h.up[node].Store(h.ready(ctx, node))
		sleep(ctx, lookEvery)
	}
}

func (h *house) process(name string, args []string, postgres, temporal *rig.Wire, more ...string) (*process, error) {
	log, err := os.OpenFile(filepath.Join(h.folder, "logs", name+".log"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o644)
	if err != nil {
		return nil, err
	}
	u, err := url.Parse(h.database())
	if err != nil {
		return nil, err
	}
	u.Host = postgres.Address
	env := append([]string{
		"PATH=" + os.Getenv("PATH"), "HOME=" + h.folder,
		"ONWARD_DATABASE_URL=" + u.String(), "ONWARD_DATABASE_CONNECTIONS=8",
		"ONWARD_TEMPORAL_ADDRESS=" + temporal.Address, "ONWARD_TEMPORAL_NAMESPACE=" + dev.DefaultNamespace,
		"ONWARD_PUBLIC_URL=http://" + h.addresses[0], "ONWARD_NETWORK_NAME=Faults", "ONWARD_SIGN_IN_LIMIT=100000",
		"SENDGRID_API_KEY=" + mailKey, "SENDGRID_BASE_URL=" + h.letters.URL, "SENDGRID_WEBHOOK_PUBLIC_KEY=" + h.publicKey,
		"ONWARD_FILES_URL=file://" + filepath.Join(h.folder, "files") + "?create_dir=true&no_tmp_dir=true", "ONWARD_FILES_KEYS=" + h.filesKey,
		"ONWARD_TEST_WORKING_DAY=" + workingDay.String(),
	}, more...)
	p := &process{name: name, binary: h.binary, args: args, env: func() []string { return env }, log: log}
	return p, p.start()
}

// ready asks one node whether it serves.
func (h *house) ready(ctx context.Context, node int) bool {
	ctx, cancel := context.WithTimeout(ctx, 2*time.Second)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+h.addresses[node]+"/health/ready", nil)
	if err != nil {
		return false
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return false
	}
	_ = response.Body.Close() // its status is all that is asked
	return response.StatusCode == http.StatusOK
}

func (h *house) close() error {
	var problems []error
	if h.watching != nil {
		h.watching()
	}
	for _, p := range append(h.apis, h.workers...) {
		problems = append(problems, p.stop())
	}
	for _, w := range []*rig.Wire{h.apiPostgres, h.apiTemporal, h.workerPostgres, h.workerTemporal} {
		if w != nil {
			problems = append(problems, w.Close())
		}
	}
	if h.letters != nil {
		h.letters.CloseClientConnections()
		problems = append(problems, h.inbox.Close())
		h.letters.Close()
	}
	if h.temporal != nil {
		h.temporal.Close()
	}
	if h.sql != nil {
		h.sql.Close()
	}
	if h.store != nil {
		problems = append(problems, h.store.Close())
	}
	if h.installation != nil {
		problems = append(problems, h.installation.Stop())
	}
	if len(h.assertions.all) > 0 && h.assertions.verdict(false) == nil {
		problems = append(problems, os.RemoveAll(h.folder))
	} else {
		fmt.Println("the logs and the data are kept in", h.folder)
	}
	return errors.Join(problems...)
}

// within waits for something to hold.
func within(ctx context.Context, patience time.Duration, what string, holds func(context.Context) bool) error {
	ctx, cancel := context.WithTimeoutCause(ctx, patience, fmt.Errorf("after %s still not: %s", patience, what))
	defer cancel()
	tick := time.NewTicker(250 * time.Millisecond)
	defer tick.Stop()
	for !holds(ctx) {
		select {
		case <-ctx.Done():
			return context.Cause(ctx)
		case <-tick.C:
		}
	}
	return nil
}

func hostOf(rawURL string) string {
	u, err := url.Parse(rawURL)
	if err != nil {
		panic(err) // dev made it
	}
	return u.Host
}
