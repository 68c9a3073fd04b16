package whole_test

import (
	"context"
	"flag"
	"fmt"
	"net/url"
	"os"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"onward/dev"
	"onward/schema"
	"onward/tests/rig"
)

const (
	// soon is how long anything may take on a busy machine.
	soon = 150 * time.Second
	tick = 100 * time.Millisecond
	// atOnce is how many tests run together: nearly all their time is waiting.
	atOnce = "8"
	// template is the migrated database that every test's own is copied from.
	template = "whole_template"
)

// installation is one for all tests; each test has a database and a namespace of
// its own in it.
var installation *dev.Installation

func TestMain(m *testing.M) {
	if role := os.Getenv(workerVariable); role != "" {
		os.Exit(playWorker(role))
	}
	flag.Parse()
	if err := flag.Set("test.parallel", atOnce); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(withInstallation(m.Run))
}

func withInstallation(run func() int) int {
	if err := install(); err != nil {
		fmt.Fprintln(os.Stderr, "the installation does not start:", err)
		return 1
	}
	code := run()
	if err := installation.Stop(); err != nil {
		fmt.Fprintln(os.Stderr, "the installation does not stop:", err)
		return 1
	}
	return code
}

func install() error {
	ctx, cancel := context.WithTimeout(context.Background(), 10*time.Minute)
	defer cancel()
	folder, err := os.MkdirTemp("/var/tmp", "onward-whole-")
	if err != nil {
		return err
	}
	if err := os.Chmod(folder, 0o755); err != nil { // Postgres may run as somebody else
		return err
	}
	installation, err = dev.Start(ctx, dev.Options{Folder: folder, Postgres: true, Temporal: true, Ephemeral: true})
	if err != nil {
		return err
	}
	if err := administer(ctx, "CREATE DATABASE "+template); err != nil {
		return err
	}
	return schema.Migrate(ctx, installation.PostgresURL(template))
}

// copying keeps databases from being copied from one template at the same time.
var copying sync.Mutex

// administer runs a statement that belongs to no database.
func administer(ctx context.Context, statement string) error {
	copying.Lock()
	defer copying.Unlock()
	c, err := pgx.Connect(ctx, installation.PostgresURL("postgres"))
	if err != nil {
		return err
	}
	defer func() { _ = c.Close(ctx) }() // what it carried has been answered
	_, err = c.Exec(ctx, statement)
	return err
}

// through is the database's URL by way of a wire.
func through(w *rig.Wire, database string) string {
	u, err := url.Parse(installation.PostgresURL(database))
	if err != nil {
		panic(err) // dev made it
	}
	u.Host = w.Address
	return u.String()
}

func hostOf(rawURL string) string {
	u, err := url.Parse(rawURL)
	if err != nil {
		panic(err) // dev made it
	}
	return u.Host
}
