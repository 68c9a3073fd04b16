package main

import (
	"context"
	"fmt"
	"net/http"
	"time"

	"github.com/rs/zerolog"
	"go.temporal.io/sdk/client"

	"onward/api"
	"onward/internal/config"
	"onward/mail"
	"onward/schema"
	"onward/web"
	"onward/worker"
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
	temporal, err := client.NewLazyClient(client.Options{
		HostPort: c.TemporalAddress, Namespace: c.TemporalNamespace, Logger: worker.Logger(log),
	})
	if err != nil {
		return parts{}, nil, fmt.Errorf("configure Temporal: %w", err)
	}
	closeAll := func() {
		temporal.Close()
		if err := store.Close(); err != nil {
			log.Warn().Err(err).Msg("closing the database")
		}
	}
	return parts{config: c, store: store, temporal: temporal, log: log}, closeAll, nil
}

// serveAPI serves the API and the web pages.
func serveAPI(ctx context.Context, p parts) error {
	server, err := newAPI(p)
	if err != nil {
		return err
	}
	p.log.Info().Str("address", p.config.Address).Msg("serving")
	return server.Run(ctx, p.config.Address)
}

func newAPI(p parts) (*api.Server, error) {
	every := 5 * time.Minute / time.Duration(p.config.SignInLimit)
	return api.New(api.Config{
		Store: p.store, Dispatcher: dispatch.New(p.store, p.temporal, p.log), Web: web.Handler(), Log: p.log,
		VerifyEvents: verifyEvents(p.config.SendGridPublicKey),
		Temporal: func(ctx context.Context) error {
			_, err := p.temporal.CheckHealth(ctx, &client.CheckHealthRequest{})
			return err
		},
		NetworkName: p.config.NetworkName, Demo: p.config.Demo, InboxURL: p.inboxURL,
		TemporalUI: p.config.TemporalUIURL, Namespace: p.config.TemporalNamespace,
		SecureCookies: p.config.Secure(), TrustedProxies: p.config.TrustedProxies(),
		Limits: api.Limits{SignIn: api.Limit{Every: every, Burst: p.config.SignInLimit}},
	})
}

// deliveryStates says what SendGrid's words mean for a letter.
var deliveryStates = map[mail.DeliveryKind]schema.NotificationState{
	mail.Delivered: schema.NotificationDelivered,
	mail.Bounced:   schema.NotificationBounced,
	mail.Blocked:   schema.NotificationBounced,
	mail.Dropped:   schema.NotificationFailed,
}

// verifyEvents reads SendGrid's webhook with the configured key.
func verifyEvents(publicKey string) func(http.Header, []byte, time.Time) ([]schema.DeliveryEvent, error) {
	return func(header http.Header, body []byte, now time.Time) ([]schema.DeliveryEvent, error) {
		events, err := mail.VerifyEvents(publicKey, header.Get(mail.SignatureHeader), header.Get(mail.TimestampHeader), body, now)
		if err != nil {
			return nil, err
		}
		var deliveries []schema.DeliveryEvent
		for _, e := range events {
			if state, matters := deliveryStates[e.Kind]; matters {
				deliveries = append(deliveries, schema.DeliveryEvent{NotificationID: e.NotificationID, State: state, Reason: string(e.Kind), At: e.At})
			}
		}
		return deliveries, nil
	}
}

// runWorker keeps time and delivers e-mails.
func runWorker(ctx context.Context, p parts) error {
	sender, err := mail.NewSender(mail.Config{
		BaseURL: p.config.SendGridURL, APIKey: p.config.SendGridKey, From: p.config.MailFrom, FromName: p.config.NetworkName,
	})
	if err != nil {
		return err
	}
	return worker.Run(ctx, worker.Config{
		Store: p.store, Temporal: p.temporal, Mail: sender, Log: p.log,
		Namespace: p.config.TemporalNamespace, PublicURL: p.config.PublicURL, NetworkName: p.config.NetworkName,
	})
}
