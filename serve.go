package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"time"

	"github.com/rs/zerolog"
	"go.temporal.io/sdk/client"
	"golang.org/x/sync/errgroup"

	"onward/activities"
	"onward/api"
	"onward/files"
	"onward/internal/config"
	"onward/internal/metrics"
	"onward/listings"
	"onward/mail"
	"onward/schema"
	"onward/web"
	"onward/worker"
	"onward/workflows"
	"onward/workflows/dispatch"
)

// apiCommand serves people.
type apiCommand struct {
	config.Config
}

// Run serves until it is told to stop.
func (c apiCommand) Run(ctx context.Context, to streams) error {
	return withParts(ctx, c.Config, newLog(to.err, c.LogLevel), serveAPI)
}

// workerCommand keeps time and delivers.
type workerCommand struct {
	config.Config
}

// Run works until it is told to stop.
func (c workerCommand) Run(ctx context.Context, to streams) error {
	return withParts(ctx, c.Config, newLog(to.err, c.LogLevel), runWorker)
}

// parts are what both processes stand on.
type parts struct {
	config   config.Config
	store    *schema.Store
	temporal client.Client
	log      zerolog.Logger
	files    *files.Store
	inboxURL string // of the demo's inbox, if there is one
}

// withParts opens what c names, runs do with it, and closes it again. Temporal
// may be down: its client connects when it is first used.
func withParts(ctx context.Context, c config.Config, log zerolog.Logger, do func(context.Context, parts) error) error {
	if err := c.Problems(); err != nil {
		return err
	}
	p, closeAll, err := openParts(ctx, c, log)
	if err != nil {
		return err
	}
	defer closeAll()
	return do(ctx, p)
}

func openParts(ctx context.Context, c config.Config, log zerolog.Logger) (parts, func(), error) {
	store, err := schema.Open(ctx, c.DatabaseURL, schema.Options{MaxConns: c.Pool, Log: log, WorkingDay: c.WorkingDay})
	if err != nil {
		return parts{}, nil, fmt.Errorf("open the database: %w", err)
	}
	kept, err := openFiles(ctx, c)
	if err != nil {
		return parts{}, nil, errors.Join(err, store.Close())
	}
	temporal, err := client.NewLazyClient(client.Options{
		HostPort: c.TemporalAddress, Namespace: c.TemporalNamespace, Logger: worker.Logger(log),
	})
	if err != nil {
		return parts{}, nil, errors.Join(fmt.Errorf("configure Temporal: %w", err), kept.Close(), store.Close())
	}
	closeAll := func() {
		temporal.Close()
		if err := errors.Join(kept.Close(), store.Close()); err != nil {
			log.Warn().Err(err).Msg("closing the database")
		}
	}
	return parts{config: c, store: store, files: kept, temporal: temporal, log: log}, closeAll, nil
}

// openFiles opens where attached files lie.
func openFiles(ctx context.Context, c config.Config) (*files.Store, error) {
	keys, err := files.ParseKeys(c.FilesKeys)
	if err != nil {
		return nil, fmt.Errorf("ONWARD_FILES_KEYS: %w", err)
	}
	return files.Open(ctx, c.FilesURL, keys)
}

// serveAPI serves the API and the web pages where the configuration says.
func serveAPI(ctx context.Context, p parts) error {
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", p.config.Address)
	if err != nil {
		return fmt.Errorf("listen on %s: %w", p.config.Address, err)
	}
	return serveOn(ctx, p, listener)
}

// serveOn serves the API and the web pages on the listener.
func serveOn(ctx context.Context, p parts, listener net.Listener) error {
	watched := metrics.New("api", p.store, p.log)
	server, err := newAPI(p, watched)
	if err != nil {
		return err
	}
	p.log.Info().Stringer("address", listener.Addr()).Msg("serving")
	group, ctx := errgroup.WithContext(ctx)
	group.Go(func() error { return watched.Serve(ctx, p.config.Metrics) })
	group.Go(func() error { return server.Serve(ctx, listener) })
	return group.Wait()
}

// newSender returns what takes letters to the mail service.
func newSender(p parts) (*mail.Sender, error) {
	return mail.NewSender(mail.Config{
		BaseURL: p.config.SendGridURL, APIKey: p.config.SendGridKey, From: p.config.MailFrom, FromName: p.config.NetworkName,
	})
}

func newAPI(p parts, watched *metrics.Metrics) (*api.Server, error) {
	var post api.Post
	if sender, err := newSender(p); err == nil {
		post = sender // without one only tests of letters are missing: the worker says what is wrong
	}
	every := 5 * time.Minute / time.Duration(p.config.SignInLimit)
	return api.New(api.Config{
		Store: p.store, Dispatcher: dispatch.New(p.store, p.temporal, p.log), Web: web.Handler(), Log: p.log, Post: post,
		Observe: watched.Request, WebhookKey: p.config.SendGridPublicKey, Files: p.files, Scanner: files.NewScanner(p.config.Clamd), Feeds: listings.New(p.config.FeedsInside),
		SecondFactorKey: p.config.SecondFactorKey,
		Temporal: func(ctx context.Context) error {
			_, err := p.temporal.CheckHealth(ctx, &client.CheckHealthRequest{})
			return err
		},
		PublicURL: p.config.PublicURL, NetworkName: p.config.NetworkName, Demo: p.config.Demo, InboxURL: p.inboxURL,
		TemporalUI: p.config.TemporalUIURL + "/namespaces/" + p.config.TemporalNamespace, WorkflowID: workflows.ReferralID,
		SecureCookies: p.config.Secure(), TrustedProxies: p.config.TrustedProxies(),
		Drain: p.config.Drain,
		Limits: api.Limits{
			SignIn:      api.Limit{Every: every, Burst: p.config.SignInLimit},
			Application: api.Limit{Every: 12 * time.Minute, Burst: max(1, p.config.SignInLimit/2)},
		},
	})
}

// runWorker keeps time and delivers e-mails.
func runWorker(ctx context.Context, p parts) error {
	sender, err := newSender(p)
	if err != nil {
		return err
	}
	group, ctx := errgroup.WithContext(ctx)
	group.Go(func() error { return metrics.New("worker", p.store, p.log).Serve(ctx, p.config.Metrics) })
	group.Go(func() error {
		return worker.Run(ctx, worker.Config{
			Store: p.store, Temporal: p.temporal, Namespace: p.config.TemporalNamespace, Post: sender, Log: p.log,
			Files: p.files, Scanner: files.NewScanner(p.config.Clamd),
			Links:  activities.Links{PublicURL: p.config.PublicURL, NetworkName: p.config.NetworkName},
			Labels: api.SheetLabels(),
		})
	})
	return group.Wait()
}
