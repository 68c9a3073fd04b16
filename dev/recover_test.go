package dev_test

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onward/dev"
)

// The test binary plays other processes of Onward: roleVariable says which.
const roleVariable = "ONWARD_DEV_TEST_ROLE"

func TestMain(m *testing.M) {
	roles := map[string]func(context.Context, string) error{"installation": playInstallation, "user": playUser}
	role, argument, _ := strings.Cut(os.Getenv(roleVariable), " ")
	if play, ok := roles[role]; ok {
		if err := play(context.Background(), argument); err != nil {
			fmt.Println(err)
			os.Exit(1)
		}
		return
	}
	os.Exit(m.Run())
}

// playInstallation starts Postgres in a folder and waits to be killed.
func playInstallation(ctx context.Context, folder string) error {
	_, err := dev.Start(ctx, dev.Options{Folder: folder, Postgres: true})
	if err != nil {
		return err
	}
	fmt.Println("running")
	select {}
}

// playUser joins the shared Postgres, says where it is, and waits to be killed.
func playUser(ctx context.Context, _ string) error {
	url, _, err := dev.SharedPostgres(ctx)
	if err != nil {
		return err
	}
	fmt.Println(url)
	select {}
}

// player is another process in a role.
type player struct {
	*exec.Cmd

	lines *bufio.Scanner
}

func play(t *testing.T, role string) player {
	t.Helper()
	binary, err := os.Executable()
	require.NoError(t, err)
	command := exec.CommandContext(t.Context(), binary)
	command.Env = append(os.Environ(), roleVariable+"="+role)
	output, err := command.StdoutPipe()
	require.NoError(t, err)
	require.NoError(t, command.Start())
	t.Cleanup(func() {
		_ = command.Process.Kill() // most are dead by now
		_ = command.Wait()
	})
	return player{Cmd: command, lines: bufio.NewScanner(output)}
}

// says waits for the next line of the player.
func (p player) says(t *testing.T) string {
	t.Helper()
	require.True(t, p.lines.Scan())
	return p.lines.Text()
}

func TestKilledInstallationIsRecovered(t *testing.T) {
	t.Parallel()
	folder := reachable(t)
	parent := play(t, "installation "+folder)
	require.Equal(t, "running", parent.says(t))
	require.NoError(t, parent.Process.Kill())

	installation := start(t, dev.Options{Folder: folder, Postgres: true})
	require.Equal(t, 1, answer(t, installation, "SELECT 1"))
}

func TestProcessesShareOnePostgres(t *testing.T) {
	t.Parallel()
	var users []player
	for range 4 {
		users = append(users, play(t, "user"))
	}
	url, release, err := dev.SharedPostgres(t.Context())
	require.NoError(t, err)
	defer release()
	for _, user := range users {
		require.Equal(t, url, user.says(t))
	}
}

func TestJanitor(t *testing.T) {
	t.Parallel()
	cluster := t.TempDir()
	users := filepath.Join(cluster, "users")
	require.NoError(t, os.Mkdir(users, 0o700))
	postgres := sleeper(t)
	user := sleeper(t)
	url, mark := filepath.Join(cluster, "url"), filepath.Join(users, strconv.Itoa(user.Process.Pid)+"-1")
	require.NoError(t, os.WriteFile(url, nil, 0o600))
	require.NoError(t, os.WriteFile(mark, nil, 0o600))

	janitor := exec.CommandContext(t.Context(), "sh", "-c", dev.JanitorScript, "janitor", cluster, strconv.Itoa(postgres.Process.Pid), "1")
	require.NoError(t, janitor.Start())
	require.Never(t, func() bool {
		_, err := os.Stat(url)
		return err != nil
	}, 3*time.Second, 100*time.Millisecond, "a cluster in use stays")

	require.NoError(t, user.Process.Kill()) // its mark stays behind
	_ = user.Wait()
	require.Error(t, postgres.Wait(), "Postgres is ended by a signal")
	require.NoError(t, janitor.Wait())
	require.NoDirExists(t, cluster)
}

func sleeper(t *testing.T) *exec.Cmd {
	t.Helper()
	command := exec.CommandContext(t.Context(), "sleep", "1000")
	require.NoError(t, command.Start())
	return command
}
