package dev

import (
	"context"
	_ "embed" // the janitor's script
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"sync"
	"syscall"
	"time"
)

//go:embed postgres/janitor.sh
var janitorScript string

// sharedPatience is how long a shared cluster stays after its last user: long
// enough for the next test package to find it, and for the next run.
const sharedPatience = 90 * time.Second

// SharedPostgres gives the superuser's URL of a Postgres that all test
// processes of the current user share: the first starts it, the others join
// it, and it ends by itself a while after the last has called release or has
// died. Nothing in it is synced to disk.
func SharedPostgres(ctx context.Context) (url string, release func(), err error) {
	base, err := reachableFolder()
	if err != nil {
		return "", nil, err
	}
	folder := filepath.Join(base, "shared")
	if err := makeOwnFolder(folder); err != nil {
		return "", nil, err
	}
	lock, err := waitLock(ctx, filepath.Join(folder, "lock"), nil)
	if err != nil {
		return "", nil, err
	}
	defer func() { _ = lock.release() }() // closing lets go, whatever it answers
	clusters, err := filepath.Glob(filepath.Join(folder, "postgres-"+postgresVersion+"-*"))
	if err != nil {
		return "", nil, fmt.Errorf("dev: list shared clusters: %w", err)
	}
	for _, cluster := range clusters {
		if url, release, err := joinShared(ctx, cluster); err == nil {
			return url, release, nil
		}
		if ctx.Err() != nil {
			return "", nil, fmt.Errorf("dev: join shared Postgres: %w", ctx.Err())
		}
		if err := sweepShared(cluster); err != nil {
			return "", nil, err
		}
	}
	cluster, err := startShared(ctx, folder)
	if err != nil {
		return "", nil, err
	}
	return joinShared(ctx, cluster)
}

// joinShared signs in as a user first and looks for the URL second. The
// janitor removes the URL first and looks for users second, so one of the two
// always sees the other.
func joinShared(ctx context.Context, cluster string) (string, func(), error) {
	user, err := os.CreateTemp(filepath.Join(cluster, "users"), strconv.Itoa(os.Getpid())+"-")
	if err != nil {
		return "", nil, fmt.Errorf("dev: join shared Postgres: %w", err)
	}
	if err := user.Close(); err != nil {
		return "", nil, fmt.Errorf("dev: join shared Postgres: %w", err)
	}
	leave := sync.OnceFunc(func() { _ = os.Remove(user.Name()) })
	url, err := os.ReadFile(filepath.Join(cluster, "url"))
	if err != nil {
		leave()
		return "", nil, fmt.Errorf("dev: join shared Postgres: %w", err)
	}
	if err := answers(ctx, string(url)); err != nil {
		leave()
		return "", nil, fmt.Errorf("dev: shared Postgres does not answer: %w", err)
	}
	return string(url), leave, nil
}

func startShared(ctx context.Context, folder string) (string, error) {
	binaries, err := findPostgres(ctx, 0, func(string, int64, int64) {})
	if err != nil {
		return "", err
	}
	path, err := os.MkdirTemp(folder, "postgres-"+postgresVersion+"-")
	if err != nil {
		return "", fmt.Errorf("dev: make shared cluster: %w", err)
	}
	c, err := sharedCluster(ctx, path, binaries)
	if err != nil {
		return "", err
	}
	if err := c.initialise(ctx); err != nil {
		return "", errors.Join(err, os.RemoveAll(path))
	}
	if err := c.detach(ctx); err != nil {
		return "", errors.Join(err, sweepShared(path))
	}
	return path, nil
}

// detach starts the cluster and its janitor as processes that outlive us.
func (c cluster) detach(ctx context.Context) error {
	pid, err := launchDetached(c.program())
	if err != nil {
		return err
	}
	path := filepath.Dir(c.data)
	_, err = launchDetached(program{
		name: "the janitor of shared Postgres", path: "/bin/sh", folder: path,
		args: []string{"-c", janitorScript, "janitor", path, strconv.Itoa(pid), strconv.Itoa(int(sharedPatience.Seconds()))},
		env:  []string{"PATH=" + os.Getenv("PATH")}, log: filepath.Join(path, "janitor.log"), pidFile: filepath.Join(path, "janitor.pid"),
	})
	if err != nil {
		return err
	}
	url := postgresURL(c.port, c.password, "postgres")
	for answers(ctx, url) != nil {
		if !alive(c.program()) {
			return fmt.Errorf("dev: shared Postgres ended; its log:\n%s", lastLines(c.log, 15))
		}
		if err := pause(ctx, 20*time.Millisecond); err != nil {
			return fmt.Errorf("dev: shared Postgres does not answer: %w", err)
		}
	}
	if err := os.WriteFile(filepath.Join(path, "url"), []byte(url), 0o600); err != nil {
		return fmt.Errorf("dev: publish shared Postgres: %w", err)
	}
	return nil
}

func sharedCluster(ctx context.Context, path string, binaries postgresBinaries) (cluster, error) {
	// Root's own files lie beside the data, which the account must reach.
	if err := errors.Join(os.Chmod(path, 0o755), os.Mkdir(filepath.Join(path, "users"), 0o700)); err != nil {
		return cluster{}, fmt.Errorf("dev: make shared cluster: %w", err)
	}
	data := filepath.Join(path, "data")
	account, err := postgresAccount(data)
	if err != nil {
		return cluster{}, err
	}
	password, err := keepPassword(filepath.Join(path, "password"))
	if err != nil {
		return cluster{}, err
	}
	port, err := sharedPort(ctx)
	return cluster{
		binaries: binaries, account: account, data: data, port: port, password: password, volatile: true,
		log: filepath.Join(path, "postgres.log"), pidFile: filepath.Join(path, "postgres.pid"),
		// Autovacuum would hold databases that tests want to copy or drop.
		settings: []string{"max_connections=300", "shared_buffers=64MB", "autovacuum=off", "max_worker_processes=2"},
	}, err
}

// sweepShared removes a cluster that answers nobody, unless its janitor is
// waiting for the last user of it.
func sweepShared(cluster string) error {
	janitor := program{name: "janitor", pidFile: filepath.Join(cluster, "janitor.pid"), folder: cluster}
	if alive(janitor) {
		if _, err := os.Stat(filepath.Join(cluster, "url")); err != nil {
			return nil //nolint:nilerr // no URL: closing by itself
		}
	}
	orphan := program{name: "Postgres", pidFile: filepath.Join(cluster, "postgres.pid"), folder: cluster}
	err := errors.Join(endOrphan(janitor, syscall.SIGTERM), endOrphan(orphan, syscall.SIGQUIT))
	return errors.Join(err, os.RemoveAll(cluster))
}
