package whole_test

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"os/exec"
	"time"

	"github.com/rs/zerolog"
	"github.com/stretchr/testify/require"
	"go.temporal.io/sdk/client"

	"onward/activities"
	"onward/mail"
	"onward/schema"
	"onward/worker"
)

// workerVariable makes the test binary play a worker, so that one can be killed.
const workerVariable = "ONWARD_WHOLE_TEST_WORKER"

// workerSettings are what a worker is told.
type workerSettings struct {
	Database, Temporal, Namespace, Mail string
	WorkingDay, MailTimeout             time.Duration
}

// work runs a worker until ctx ends.
func (s workerSettings) work(ctx context.Context, log io.Writer) error {
	logger := zerolog.New(log).With().Timestamp().Logger()
	store, err := schema.Open(ctx, s.Database, schema.Options{MaxConns: 6, Log: logger, WorkingDay: s.WorkingDay})
	if err != nil {
		return err
	}
	defer func() { _ = store.Close() }() // its wire may be cut
	temporal, err := client.NewLazyClient(client.Options{HostPort: s.Temporal, Namespace: s.Namespace, Logger: worker.Logger(logger)})
	if err != nil {
		return err
	}
	defer temporal.Close()
	post, err := mail.NewSender(mail.Config{BaseURL: s.Mail, APIKey: mailKey, From: "onward@example.org", FromName: "Whole", Timeout: s.MailTimeout})
	if err != nil {
		return err
	}
	return worker.Run(ctx, worker.Config{
		Store: store, Temporal: temporal, Namespace: s.Namespace, Post: post, Log: logger,
		Links: activities.Links{PublicURL: "http://onward.example", NetworkName: "Whole"},
	})
}

// playWorker is what the test binary does in the role of a worker: it works until
// it is killed.
func playWorker(role string) int {
	var s workerSettings
	if err := json.Unmarshal([]byte(role), &s); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	if err := s.work(context.Background(), os.Stderr); err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	return 0
}

// workerProcess is a worker that can be killed.
type workerProcess struct {
	command *exec.Cmd
	ended   chan struct{}
}

// process starts a worker as a process of its own.
func (h *house) process() *workerProcess {
	h.t.Helper()
	binary, err := os.Executable()
	require.NoError(h.t, err)
	role, err := json.Marshal(h.settings())
	require.NoError(h.t, err)
	p := &workerProcess{command: exec.Command(binary), ended: make(chan struct{})}
	p.command.Env = append(os.Environ(), workerVariable+"="+string(role))
	p.command.Stderr = h.log
	require.NoError(h.t, p.command.Start())
	go func() {
		_ = p.command.Wait() // it is killed: that is no success
		close(p.ended)
	}()
	h.t.Cleanup(p.kill)
	return p
}

// kill is kill -9.
func (p *workerProcess) kill() {
	_ = p.command.Process.Kill() // it may be dead already
	<-p.ended
}

// workerRun is a worker inside this process, which is asked to stop.
type workerRun struct {
	cancel context.CancelFunc
	ended  chan error
}

// work starts a worker and returns when it is ready.
func (h *house) work() *workerRun {
	h.t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	r := &workerRun{cancel: cancel, ended: make(chan error, 1)}
	before := h.log.count(workerReady)
	go func() { r.ended <- h.settings().work(ctx, h.log) }()
	h.t.Cleanup(func() { require.NoError(h.t, r.stop()) })
	h.eventually(func() bool { return h.log.count(workerReady) > before }, "the worker is ready")
	return r
}

func (r *workerRun) stop() error {
	r.cancel()
	err := <-r.ended
	r.ended <- nil
	return err
}

const workerReady = "worker: ready"

func (h *house) settings() workerSettings {
	return workerSettings{
		Database: through(h.postgres, h.name), Temporal: h.temporal.Address, Namespace: h.name, Mail: h.letters.URL,
		WorkingDay: h.day, MailTimeout: h.mailPatience,
	}
}

func (h *house) eventually(holds func() bool, what string) {
	h.t.Helper()
	if !h.comes(holds) {
		h.t.Fatalf("after %s still not: %s\nthe end of the log:\n%s", soon, what, h.lastLog())
	}
}

// comes waits for something to hold.
func (h *house) comes(holds func() bool) bool {
	end := time.After(soon)
	for !holds() {
		select {
		case <-end:
			return false
		case <-time.After(tick):
		}
	}
	return true
}

func (h *house) lastLog() []byte {
	all := h.log.all()
	return all[max(0, len(all)-6000):]
}
