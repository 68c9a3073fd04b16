package dev

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
)

// superuser is the one role that initdb makes.
const superuser = "onward"

// cluster is one Postgres data folder and how to run it.
type cluster struct {
	binaries postgresBinaries
	account  *account
	data     string
	log      string
	pidFile  string
	port     int
	password string
	settings []string // name=value
	volatile bool     // nothing need survive the machine's fall
}

func postgresURL(port int, password, database string) string {
	u := url.URL{
		Scheme: "postgres", User: url.UserPassword(superuser, password),
		Host: address(port), Path: "/" + database, RawQuery: "sslmode=disable",
	}
	return u.String()
}

// initialise makes the data folder if there is none. initdb works beside it
// and the result is moved into place, so that an interrupted one is not taken
// for data.
func (c cluster) initialise(ctx context.Context) error {
	if version := dataVersion(c.data); version != 0 {
		return c.sameVersion(version)
	}
	if err := c.account.own(c.data); err != nil {
		return err
	}
	work := filepath.Join(c.data, "initdb")
	if err := os.RemoveAll(work); err != nil {
		return fmt.Errorf("dev: remove what an interrupted start left: %w", err)
	}
	if err := c.initdb(ctx, work); err != nil {
		return err
	}
	if err := os.Rename(work, filepath.Join(c.data, "base")); err != nil {
		return fmt.Errorf("dev: put the data folder in place: %w", err)
	}
	return nil
}

func (c cluster) initdb(ctx context.Context, folder string) error {
	secret := filepath.Join(c.data, "password")
	defer func() { _ = os.Remove(secret) }() // root could read it anyway, and so could we
	if err := os.WriteFile(secret, []byte(c.password+"\n"), 0o600); err != nil {
		return fmt.Errorf("dev: hand over the password: %w", err)
	}
	if c.account != nil {
		if err := os.Chown(secret, int(c.account.uid), int(c.account.gid)); err != nil {
			return fmt.Errorf("dev: hand over the password: %w", err)
		}
	}
	arguments := []string{
		"--pgdata=" + folder, "--username=" + superuser, "--auth=scram-sha-256", "--pwfile=" + secret,
		"--encoding=UTF8", "--no-instructions", "--locale=C",
	}
	if c.binaries.major >= 17 { // one order of names on every machine
		arguments = append(arguments, "--locale-provider=builtin", "--builtin-locale=C.UTF-8")
	}
	if c.volatile {
		arguments = append(arguments, "--no-sync")
	}
	command := exec.CommandContext(ctx, filepath.Join(c.binaries.folder, "initdb"), arguments...)
	command.Dir, command.Env = c.data, c.environment()
	command.SysProcAttr = &syscall.SysProcAttr{Credential: c.account.credential()}
	if output, err := command.CombinedOutput(); err != nil {
		return fmt.Errorf("dev: prepare Postgres: initdb: %w%s\n%s", err, c.hint(err), output)
	}
	return nil
}

// dataVersion is the major version of the Postgres that made the data, or 0.
func dataVersion(data string) int {
	content, err := os.ReadFile(filepath.Join(data, "base", "PG_VERSION"))
	if err != nil {
		return 0
	}
	version, _ := strconv.Atoi(strings.TrimSpace(string(content))) // older than 10: 0, which Postgres then refuses
	return version
}

func (c cluster) sameVersion(data int) error {
	if data == c.binaries.major {
		return nil
	}
	return fmt.Errorf("dev: %s was made by Postgres %d, and the one in %s is version %d: install version %d, or choose another folder with --folder or ONWARD_FOLDER",
		c.data, data, c.binaries.folder, c.binaries.major, data)
}

// hint explains the one failure that people meet: a folder below one that is
// closed to the account Postgres runs as.
func (c cluster) hint(err error) string {
	if c.account == nil || !errors.Is(err, os.ErrPermission) {
		return ""
	}
	return fmt.Sprintf(": Postgres refuses root, so it runs as %s, who cannot enter %s: choose another folder with --folder or ONWARD_FOLDER", c.account.name, c.data)
}

func (c cluster) environment() []string {
	return []string{"PATH=" + os.Getenv("PATH"), "HOME=" + c.data, "LC_ALL=C", "TZ=UTC"}
}

func (c cluster) program() program {
	arguments := []string{
		"-D", filepath.Join(c.data, "base"),
		"-c", "port=" + strconv.Itoa(c.port), "-c", "listen_addresses=" + loopback, "-c", "unix_socket_directories=",
		"-c", "timezone=UTC", "-c", "log_timezone=UTC", "-c", "log_checkpoints=off",
		// Errors of statements quote what people typed, and go to the caller
		// anyway: the log keeps only what Postgres says about itself.
		"-c", "log_min_messages=log", "-c", "log_min_error_statement=panic", "-c", "log_error_verbosity=terse",
	}
	settings := c.settings
	if c.volatile {
		settings = append(settings, "fsync=off", "synchronous_commit=off", "full_page_writes=off", "wal_level=minimal", "max_wal_senders=0")
	}
	for _, setting := range settings {
		arguments = append(arguments, "-c", setting)
	}
	return program{
		name: "Postgres", path: filepath.Join(c.binaries.folder, "postgres"), args: arguments,
		env: c.environment(), folder: c.data, log: c.log, pidFile: c.pidFile, account: c.account,
		death: syscall.SIGINT,
	}
}

// start starts the cluster, whatever an earlier run left behind, and returns
// when it answers. It may return the process of a start that failed.
func (c cluster) start(ctx context.Context) (*process, error) {
	if err := c.recover(); err != nil {
		return nil, err
	}
	for {
		child, err := launch(c.program())
		if err != nil {
			return nil, fmt.Errorf("%w%s", err, c.hint(err))
		}
		err = untilReady(ctx, child, func(ctx context.Context) error {
			return answers(ctx, postgresURL(c.port, c.password, "postgres"))
		})
		// After kill -9 the children of the dead Postgres need a moment to
		// notice, and the new one refuses to start until they have gone.
		if err == nil || !strings.Contains(lastLines(c.log, 3), "pre-existing shared memory block") || pause(ctx, 200*time.Millisecond) != nil {
			return child, err
		}
	}
}

// recover ends a Postgres that outlived its parent and removes the mark of one
// that is gone but whose number a stranger has now.
func (c cluster) recover() error {
	mark := filepath.Join(c.data, "base", "postmaster.pid")
	orphan := c.program()
	orphan.pidFile = mark
	if err := endOrphan(orphan, syscall.SIGINT); err != nil {
		return err
	}
	if !strangerHolds(mark) {
		return nil // Postgres itself ignores the mark of the dead
	}
	if err := os.Remove(mark); err != nil && !errors.Is(err, os.ErrNotExist) {
		return fmt.Errorf("dev: remove stale mark: %w", err)
	}
	return nil
}

func strangerHolds(mark string) bool {
	content, err := os.ReadFile(mark)
	if err != nil {
		return false
	}
	first, _, _ := strings.Cut(string(content), "\n")
	pid, err := strconv.Atoi(strings.TrimSpace(first))
	return err == nil && pid > 1 && syscall.Kill(pid, 0) == nil
}

// answers tells whether a Postgres is there and ready. One that is too busy
// for another connection is.
func answers(ctx context.Context, url string) error {
	for {
		connection, err := pgx.Connect(ctx, url)
		if err == nil {
			return connection.Close(ctx)
		}
		var refusal *pgconn.PgError
		if !errors.As(err, &refusal) {
			return fmt.Errorf("connect: %w", err)
		}
		if refusal.Code != cannotConnectNow {
			return nil
		}
		if err := pause(ctx, 50*time.Millisecond); err != nil {
			return err
		}
	}
}

// cannotConnectNow is what Postgres answers while it starts, stops or recovers.
const cannotConnectNow = "57P03"
