package main

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"time"

	"golang.org/x/sync/errgroup"

	"onward/demo"
	"onward/dev"
	"onward/internal/config"
	"onward/schema"
)

// The demo network: its name, and the year that is invented for it.
const (
	networkName = "Marramshire Advice Network"
	demoSeed    = 1
)

// devCommand runs a whole installation on one machine.
type devCommand struct {
	Folder         string        `env:"ONWARD_FOLDER" placeholder:"FOLDER" help:"Where data and logs live. By default a folder that Postgres' own account can reach."`
	Port           int           `env:"ONWARD_PORT" default:"8080" help:"The web UI's port."`
	InboxPort      int           `env:"ONWARD_INBOX_PORT" default:"8025" help:"The port of the inbox that shows every e-mail sent."`
	TemporalPort   int           `env:"ONWARD_TEMPORAL_PORT" default:"7233" help:"Temporal's port."`
	TemporalUIPort int           `name:"temporal-ui-port" env:"ONWARD_TEMPORAL_UI_PORT" default:"8233" help:"Temporal UI's port."`
	PostgresPort   int           `env:"ONWARD_POSTGRES_PORT" default:"0" help:"Postgres' port. 0: a free one, and the same again next time."`
	LogLevel       string        `env:"ONWARD_LOG_LEVEL" default:"info" enum:"debug,info,warn,error" help:"How much goes to the log file."`
	Empty          bool          `help:"Begin without the demo network."`
	Size           int           `default:"1500" help:"How many referrals the demo network begins with."`
	Prepare        bool          `help:"Only install and build what is needed, and start nothing."`
	WorkingDay     time.Duration `env:"ONWARD_TEST_WORKING_DAY" hidden:"" help:"For tests: each day is a working day of this length."`
	SignInLimit    int           `env:"ONWARD_SIGN_IN_LIMIT" default:"10" hidden:"" help:"For tests: sign-ins within five minutes."`
}

// Run starts everything, says where to go, and stops everything at the end.
func (c devCommand) Run(ctx context.Context, to streams) error {
	progress := newProgress(to.err)
	options := dev.Options{
		Folder: c.Folder, Postgres: true, Temporal: true, TemporalUI: true,
		PostgresPort: c.PostgresPort, TemporalPort: c.TemporalPort, TemporalUIPort: c.TemporalUIPort,
		Progress: progress.report, LogWriter: to.err,
	}
	if c.Prepare {
		defer progress.done()
		return dev.Install(ctx, options)
	}
	listeners, err := c.listen(ctx)
	if err != nil {
		return err
	}
	defer listeners.close()
	installation, err := dev.Start(ctx, options)
	if err != nil {
		return err
	}
	err = c.serve(ctx, to, installation, listeners, progress)
	progress.report("stopping", 0, 0)
	err = errors.Join(err, installation.Stop())
	progress.done()
	return err
}

// listeners are the two ports of ours.
type listeners struct{ web, inbox net.Listener }

func (l listeners) close() {
	for _, listener := range []net.Listener{l.web, l.inbox} {
		if listener != nil {
			_ = listener.Close() // its server has closed it already
		}
	}
}

// listen takes our ports before anything slow begins.
func (c devCommand) listen(ctx context.Context) (l listeners, err error) {
	if l.web, err = listenOn(ctx, c.Port, "--port", "ONWARD_PORT"); err != nil {
		return l, err
	}
	if l.inbox, err = listenOn(ctx, c.InboxPort, "--inbox-port", "ONWARD_INBOX_PORT"); err != nil {
		l.close()
	}
	return l, err
}

func listenOn(ctx context.Context, port int, flag, variable string) (net.Listener, error) {
	l, err := (&net.ListenConfig{}).Listen(ctx, "tcp", net.JoinHostPort("127.0.0.1", strconv.Itoa(port)))
	if err != nil {
		return nil, fmt.Errorf("port %d is in use: stop what uses it, or choose another with %s (or %s)", port, flag, variable)
	}
	return l, nil
}

// serve runs our own processes' work inside this one, on the installation.
func (c devCommand) serve(ctx context.Context, to streams, installation *dev.Installation, l listeners, progress *progress) error {
	logFile, err := os.OpenFile(filepath.Join(installation.Folder(), "logs", "onward.log"), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o644)
	if err != nil {
		return fmt.Errorf("open the log: %w", err)
	}
	defer func() { _ = logFile.Close() }() // the last line is written; nothing follows
	post, err := newPost(installation.Folder(), l)
	if err != nil {
		return err
	}
	filesURL, filesKey, err := filesIn(installation.Folder())
	if err != nil {
		return err
	}
	settings := c.settings(installation, l, post)
	settings.FilesURL, settings.FilesKeys = filesURL, filesKey
	if settings.Demo { // an empty one begins without, so that its first coordinator gets in with a password
		if settings.SecondFactorKey, err = keptKey(installation.Folder()); err != nil {
			return err
		}
	}
	progress.report("preparing the database", 0, 1)
	if err := schema.Migrate(ctx, settings.DatabaseURL); err != nil {
		return err
	}
	p, closeAll, err := openParts(ctx, settings, newLog(logFile, c.LogLevel))
	if err != nil {
		return err
	}
	defer closeAll()
	p.inboxURL = post.url
	if err := c.seed(ctx, p, progress); err != nil {
		return err
	}
	progress.done()
	group, ctx := errgroup.WithContext(ctx)
	group.Go(func() error { return post.serve(ctx, l.inbox) })
	group.Go(func() error { return serveOn(ctx, p, l.web) })
	group.Go(func() error { return runWorker(ctx, p) })
	group.Go(func() error {
		select {
		case err := <-installation.Wait():
			return err
		case <-ctx.Done():
			return nil
		}
	})
	c.welcome(to, settings, post, installation)
	return group.Wait()
}

// settings are what a real installation is told by its environment.
func (c devCommand) settings(installation *dev.Installation, l listeners, post post) config.Config {
	return config.Config{
		DatabaseURL: installation.PostgresURL("onward"), Pool: 16,
		Address: l.web.Addr().String(), PublicURL: "http://localhost:" + portOf(l.web), NetworkName: networkName,
		TemporalAddress: installation.TemporalAddress(), TemporalNamespace: dev.DefaultNamespace, TemporalUIURL: installation.TemporalUIURL(),
		SendGridKey: post.key, SendGridURL: post.url, SendGridPublicKey: post.publicKey, MailFrom: "referrals@onward.example",
		SignInLimit: c.SignInLimit, LogLevel: c.LogLevel, WorkingDay: c.WorkingDay, Demo: !c.Empty,
	}
}

// seed fills an empty installation with the demo network.
func (c devCommand) seed(ctx context.Context, p parts, progress *progress) error {
	if c.Empty {
		return nil
	}
	populated, err := p.store.Populated(ctx)
	if err != nil || populated {
		return err // it was filled at an earlier start
	}
	return demo.Load(ctx, p.store, demo.Options{Seed: demoSeed, Size: c.Size, Keep: p.files.Put, Progress: func(done, total int) {
		progress.report("inventing a county and a year of its referrals", int64(done), int64(total))
	}})
}

func (c devCommand) welcome(to streams, settings config.Config, post post, installation *dev.Installation) {
	print := func(format string, args ...any) { _, _ = fmt.Fprintf(to.out, format+"\n", args...) }
	print("\nOnward is running.\n")
	print("  Web UI       %s", settings.PublicURL)
	print("  Inbox        %-28s every e-mail that was \"sent\"", post.url)
	print("  Temporal UI  %s", settings.TemporalUIURL)
	if settings.Demo {
		print("\nSign in as one of these people; the password of all is %s\n", demo.Password)
		for _, a := range demo.Accounts() {
			print("  %-14s %s", a.Username, a.Why)
		}
	} else {
		print("\nThe installation is empty. Make its first coordinator with:  onward admin create --database-url '%s' --public-url %s", settings.DatabaseURL, settings.PublicURL)
	}
	print("\nData and logs: %s. Ctrl-C stops everything; the data stays.", installation.Folder())
}

func portOf(l net.Listener) string {
	_, port, err := net.SplitHostPort(l.Addr().String())
	if err != nil {
		return ""
	}
	return port
}
