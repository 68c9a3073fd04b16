package main

import (
	"context"
	"errors"
	"fmt"
	"net/http/httptest"
	"os"
	"path/filepath"
	"sync"

	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/rs/zerolog"
	"go.temporal.io/sdk/client"

	"onward/activities"
	"onward/api"
	"onward/demo"
	"onward/dev"
	"onward/mail"
	"onward/mail/inbox"
	"onward/schema"
	"onward/web"
	"onward/worker"
	"onward/workflows/dispatch"
)

// house is a whole installation, with everything switched on that a real one
// has: row-level security, audit, clock, e-mail.
type house struct {
	installation *dev.Installation
	store        *schema.Store
	temporal     client.Client
	bare         *pgxpool.Pool // for the floors
	server       *httptest.Server
	letters      *httptest.Server
	stopWorker   context.CancelFunc
	working      sync.WaitGroup
	progress     func(done, total int) // of filling the database; may be nil
	kept         bool                  // the database is for the next run too

	sender, receiver *person
	received         int         // by the receiver, when only reading is measured
	prepared         []chan task // referrals to acknowledge, drafts to send: one queue each client
	spare            chan task   // drafts that were not sent
}

func open(ctx context.Context, size int) (*house, error) {
	h := &house{spare: make(chan task, 2*mostDrafts)}
	if err := h.start(ctx, size); err != nil {
		h.close()
		return nil, err
	}
	return h, nil
}

func (h *house) start(ctx context.Context, size int) (err error) {
	folder := filepath.Join(os.TempDir(), fmt.Sprintf("onward-bench-%d", os.Getpid()))
	h.installation, err = dev.Start(ctx, dev.Options{Folder: folder, Postgres: true, Temporal: true})
	if err != nil {
		return err
	}
	if err := h.furnish(ctx, size); err != nil {
		return err
	}
	if _, err := h.bare.Exec(ctx, floorTables); err != nil {
		return err
	}
	return h.serve(ctx)
}

// furnish opens the database, and fills it the first time.
func (h *house) furnish(ctx context.Context, size int) (err error) {
	url := h.installation.PostgresURL("onward")
	if err := schema.Migrate(ctx, url); err != nil {
		return err
	}
	if h.store, err = schema.Open(ctx, url, schema.Options{MaxConns: 32, Log: zerolog.Nop()}); err != nil {
		return err
	}
	if h.bare, err = pgxpool.New(ctx, url+"&pool_max_conns=32"); err != nil {
		return err
	}
	filled, err := h.store.Populated(ctx)
	if err != nil || filled {
		return err
	}
	return demo.Load(ctx, h.store, demo.Options{Seed: 1, Size: size, Progress: h.progress})
}

// serve starts the API, the worker and a local SendGrid.
func (h *house) serve(ctx context.Context) (err error) {
	h.temporal, err = client.NewLazyClient(client.Options{
		HostPort: h.installation.TemporalAddress(), Namespace: dev.DefaultNamespace, Logger: worker.Logger(zerolog.Nop()),
	})
	if err != nil {
		return err
	}
	in, err := inbox.New(inbox.Options{APIKey: "bench"})
	if err != nil {
		return err
	}
	h.letters = httptest.NewServer(in)
	if err := h.serveAPI(dispatch.New(h.store, h.temporal, zerolog.Nop())); err != nil {
		return err
	}
	sender, err := mail.NewSender(mail.Config{BaseURL: h.letters.URL, APIKey: "bench", From: "onward@example.org"})
	if err != nil {
		return err
	}
	workerContext, stop := context.WithCancel(ctx)
	h.stopWorker = stop
	h.working.Go(func() {
		_ = worker.Run(workerContext, worker.Config{ // what it could not do shows in the figures
			Store: h.store, Temporal: h.temporal, Namespace: dev.DefaultNamespace, Post: sender,
			Links: activities.Links{PublicURL: h.server.URL, NetworkName: "Bench"}, Log: zerolog.Nop(),
		})
	})
	return h.signIn(ctx)
}

func (h *house) serveAPI(dispatcher api.Dispatcher) error {
	off := api.Limit{Off: true}
	server, err := api.New(api.Config{
		Store: h.store, Dispatcher: dispatcher, Web: web.Handler(), Log: zerolog.Nop(),
		Limits: api.Limits{SignIn: off, Address: off, Session: off},
	})
	if err == nil {
		h.server = httptest.NewServer(server)
	}
	return err
}

func (h *house) close() {
	if h.stopWorker != nil {
		h.stopWorker()
		h.working.Wait()
	}
	for _, s := range []*httptest.Server{h.server, h.letters} {
		if s != nil {
			s.Close()
		}
	}
	if h.temporal != nil {
		h.temporal.Close()
	}
	var err error
	if h.store != nil {
		err = h.store.Close()
	}
	if h.bare != nil {
		h.bare.Close()
	}
	if h.installation != nil {
		err = errors.Join(err, h.installation.Stop())
		if !h.kept {
			err = errors.Join(err, os.RemoveAll(h.installation.Folder()))
		}
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "bench: closing:", err)
	}
}
