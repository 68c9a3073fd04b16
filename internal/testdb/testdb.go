// Package testdb gives each test a database of its own: a copy of a migrated
// template on a Postgres that all test processes share. Without a Postgres the
// test fails; it never skips.
package testdb

import (
	"context"
	"encoding/hex"
	"fmt"
	"net/url"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"onward/dev"
	"onward/schema"
)

// patience is how long the first test waits for a Postgres to be made.
const patience = 5 * time.Minute

// template holds the name of the migrated template on the shared cluster, once
// per process.
var template = sync.OnceValues(func() (string, error) {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	cluster, err := cluster()
	if err != nil {
		return "", err
	}
	fingerprint, err := schema.Fingerprint()
	if err != nil {
		return "", err
	}
	name := "template_" + fingerprint
	return name, makeTemplate(ctx, cluster, name)
})

// cluster stays ours until the process ends.
var cluster = sync.OnceValues(func() (string, error) {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	at, _, err := dev.SharedPostgres(ctx)
	return at, err
})

// Open returns a Store on an empty, migrated database of the test's own.
func Open(t testing.TB, o schema.Options) *schema.Store {
	t.Helper()
	s, err := schema.Open(t.Context(), URL(t), o)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, s.Close()) })
	return s
}

// URL returns the superuser's URL of an empty, migrated database of the test's
// own, which goes when the test ends.
func URL(t testing.TB) string {
	t.Helper()
	name, err := template()
	require.NoError(t, err)
	return create(t, " TEMPLATE "+name)
}

// Empty returns the superuser's URL of a database with nothing in it.
func Empty(t testing.TB) string {
	t.Helper()
	return create(t, "")
}

func create(t testing.TB, from string) string {
	t.Helper()
	admin, err := cluster()
	require.NoError(t, err)
	name := "test_" + hex.EncodeToString(uuidBytes())
	require.NoError(t, execute(t.Context(), admin, "CREATE DATABASE "+name+from))
	t.Cleanup(func() {
		require.NoError(t, execute(context.Background(), admin, "DROP DATABASE "+name+" WITH (FORCE)"))
	})
	at, err := database(admin, name)
	require.NoError(t, err)
	return at
}

func uuidBytes() []byte {
	id := uuid.New()
	return id[:]
}

// makeTemplate migrates under another name first, so that a template is whole
// or absent. A lock keeps test processes from making it twice.
func makeTemplate(ctx context.Context, admin, name string) error {
	c, err := pgx.Connect(ctx, admin)
	if err != nil {
		return fmt.Errorf("testdb: connect: %w", err)
	}
	defer c.Close(context.Background()) //nolint:errcheck // the lock goes with it either way
	if _, err := c.Exec(ctx, "SELECT pg_advisory_lock(72001)"); err != nil {
		return fmt.Errorf("testdb: lock: %w", err)
	}
	var exists bool
	if err := c.QueryRow(ctx, "SELECT EXISTS (SELECT FROM pg_database WHERE datname = $1)", name).Scan(&exists); err != nil || exists {
		return err
	}
	making := name + "_making"
	for _, statement := range []string{"DROP DATABASE IF EXISTS " + making + " WITH (FORCE)", "CREATE DATABASE " + making} {
		if _, err := c.Exec(ctx, statement); err != nil {
			return fmt.Errorf("testdb: make template: %w", err)
		}
	}
	at, err := database(admin, making)
	if err != nil {
		return err
	}
	if err := schema.Migrate(ctx, at); err != nil {
		return err
	}
	_, err = c.Exec(ctx, "ALTER DATABASE "+making+" RENAME TO "+name)
	return err
}

func execute(ctx context.Context, admin, statement string) error {
	c, err := pgx.Connect(ctx, admin)
	if err != nil {
		return fmt.Errorf("testdb: connect: %w", err)
	}
	defer c.Close(ctx) //nolint:errcheck // nothing was left open
	_, err = c.Exec(ctx, statement)
	return err
}

func database(admin, name string) (string, error) {
	u, err := url.Parse(admin)
	if err != nil {
		return "", fmt.Errorf("testdb: %w", err)
	}
	u.Path = "/" + name
	return u.String(), nil
}
