package dev_test

import (
	"net"
	"os"
	"path/filepath"
	"strconv"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"onward/dev"
)

func TestDataSurvivesStopAndStart(t *testing.T) {
	t.Parallel()
	options := dev.Options{Folder: reachable(t), Postgres: true}
	first := start(t, options)
	execute(t, first, "CREATE TABLE kept AS SELECT 42 AS answer")
	require.NoError(t, first.Stop())
	require.NoError(t, first.Stop(), "stopping twice is harmless")

	second := start(t, options)
	require.Equal(t, 42, answer(t, second, "SELECT answer FROM kept"))
	require.Equal(t, first.PostgresURL("onward"), second.PostgresURL("onward"), "a free port is kept if it is still free")
}

func TestPostgresComesBackAfterKill(t *testing.T) {
	t.Parallel()
	installation := start(t, dev.Options{Folder: reachable(t), Postgres: true, LogWriter: t.Output()})
	execute(t, installation, "CREATE TABLE kept AS SELECT 7 AS answer")
	require.NoError(t, installation.Kill(t.Context(), dev.Postgres))
	require.Eventually(t, func() bool {
		connection, err := pgx.Connect(t.Context(), installation.PostgresURL("onward"))
		return err == nil && connection.Close(t.Context()) == nil
	}, patience, moment)
	require.Equal(t, 7, answer(t, installation, "SELECT answer FROM kept"))
	require.Empty(t, installation.Wait())
}

func TestPostgresStaysDownUntilAskedUp(t *testing.T) {
	t.Parallel()
	installation := start(t, dev.Options{Folder: reachable(t), Postgres: true, Ephemeral: true})
	require.NoError(t, installation.Down(t.Context(), dev.Postgres))
	_, err := pgx.Connect(t.Context(), installation.PostgresURL("onward"))
	require.Error(t, err)
	require.NoError(t, installation.Up(t.Context(), dev.Postgres))
	require.Equal(t, 1, answer(t, installation, "SELECT 1"))
}

func TestWaitSaysWhenAPartCannotBeBroughtBack(t *testing.T) {
	t.Parallel()
	options := dev.Options{Folder: reachable(t), Postgres: true, Ephemeral: true}
	options.RestartAfter(time.Millisecond)
	installation := start(t, options)
	require.NoError(t, os.WriteFile(filepath.Join(options.Folder, "postgres", "base", "PG_VERSION"), []byte("99\n"), 0o600))
	require.NoError(t, installation.Kill(t.Context(), dev.Postgres))
	select {
	case err := <-installation.Wait():
		require.ErrorContains(t, err, "gave up on Postgres")
		require.ErrorContains(t, err, "was made by Postgres 99")
	case <-time.After(patience):
		require.Fail(t, "nobody said that Postgres is gone")
	}
}

func TestEphemeralLeavesNothing(t *testing.T) {
	t.Parallel()
	folder := filepath.Join(reachable(t), "ephemeral")
	installation := start(t, dev.Options{Folder: folder, Postgres: true, Ephemeral: true})
	require.NoError(t, installation.Stop())
	require.NoDirExists(t, folder)
}

func TestFolderInUseIsAClearError(t *testing.T) {
	t.Parallel()
	options := dev.Options{Folder: reachable(t), Postgres: true, Ephemeral: true}
	start(t, options)
	_, err := dev.Start(t.Context(), options)
	require.ErrorContains(t, err, "already running in "+options.Folder)
	require.ErrorContains(t, err, "process "+strconv.Itoa(os.Getpid()))
}

func TestPortInUseIsAClearError(t *testing.T) {
	t.Parallel()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, listener.Close()) }) // after the subtests
	port := listener.Addr().(*net.TCPAddr).Port
	cases := map[string]struct {
		options dev.Options
		flag    string
		env     string
	}{
		"postgres":    {dev.Options{PostgresPort: port}, "--postgres-port", "ONWARD_POSTGRES_PORT"},
		"temporal":    {dev.Options{Temporal: true, TemporalPort: port}, "--temporal-port", "ONWARD_TEMPORAL_PORT"},
		"temporal ui": {dev.Options{Temporal: true, TemporalUI: true, TemporalUIPort: port}, "--temporal-ui-port", "ONWARD_TEMPORAL_UI_PORT"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c.options.Folder, c.options.Postgres = reachable(t), true
			_, err := dev.Start(t.Context(), c.options)
			require.ErrorContains(t, err, "port "+strconv.Itoa(port)+" is in use")
			require.ErrorContains(t, err, c.flag)
			require.ErrorContains(t, err, c.env)
		})
	}
}

func TestPartsThatLackWhatTheyNeedAreRefused(t *testing.T) {
	t.Parallel()
	_, err := dev.Start(t.Context(), dev.Options{Temporal: true})
	require.ErrorContains(t, err, "Temporal needs Postgres")
	_, err = dev.Start(t.Context(), dev.Options{Postgres: true, TemporalUI: true})
	require.ErrorContains(t, err, "Temporal UI needs Temporal")
}

// Root's temporary folders are closed to the account that Postgres runs as;
// everybody else's own folders are fine.
func TestFolderThatPostgresCannotEnter(t *testing.T) {
	t.Parallel()
	folder := t.TempDir()
	require.NoError(t, os.Chmod(filepath.Dir(folder), 0o700))
	installation, err := dev.Start(t.Context(), dev.Options{Folder: filepath.Join(folder, "data"), Postgres: true, Ephemeral: true})
	if os.Geteuid() == 0 {
		require.ErrorContains(t, err, "who cannot enter")
		require.ErrorContains(t, err, "--folder")
		return
	}
	require.NoError(t, err)
	require.NoError(t, installation.Stop())
}
