package dev_test

import (
	"os"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"onward/dev"
)

const (
	patience = 30 * time.Second
	moment   = 20 * time.Millisecond
)

// reachable is a temporary folder that Postgres' account can enter, whoever we are.
func reachable(t *testing.T) string {
	t.Helper()
	folder, err := os.MkdirTemp("/var/tmp", "onward-test-")
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, os.RemoveAll(folder)) })
	require.NoError(t, os.Chmod(folder, 0o755))
	return folder
}

func start(t *testing.T, options dev.Options) *dev.Installation {
	t.Helper()
	installation, err := dev.Start(t.Context(), options)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, installation.Stop()) })
	return installation
}

func execute(t *testing.T, installation *dev.Installation, sql string) {
	t.Helper()
	connection, err := pgx.Connect(t.Context(), installation.PostgresURL("onward"))
	require.NoError(t, err)
	defer func() { require.NoError(t, connection.Close(t.Context())) }()
	_, err = connection.Exec(t.Context(), sql)
	require.NoError(t, err)
}

func answer(t *testing.T, installation *dev.Installation, sql string) int {
	t.Helper()
	connection, err := pgx.Connect(t.Context(), installation.PostgresURL("onward"))
	require.NoError(t, err)
	defer func() { require.NoError(t, connection.Close(t.Context())) }()
	var n int
	require.NoError(t, connection.QueryRow(t.Context(), sql).Scan(&n))
	return n
}
