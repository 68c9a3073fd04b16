// Package dev runs a whole installation on one machine, as child processes:
// Postgres, the unmodified Temporal server on that Postgres, and Temporal UI.
// It needs no container engine and no configuration, binds to loopback only,
// and keeps its data in one folder that survives a stop, a kill and a restart.
package dev

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"sync"
	"time"
)

// Options say which parts to start, where, and what to tell meanwhile.
type Options struct {
	// Folder holds data and logs. Empty: DefaultFolder, which the account
	// that Postgres runs as can always reach.
	Folder string
	// Postgres, Temporal and TemporalUI say which parts to start. Temporal
	// needs Postgres, and the UI needs Temporal.
	Postgres, Temporal, TemporalUI bool
	// PostgresPort, TemporalPort and TemporalUIPort are loopback ports. 0: a
	// free one, the same again at the next start if it is still free.
	PostgresPort, TemporalPort, TemporalUIPort int
	// ToolsFolder is where tools/go.mod lies, from which missing programs are
	// built. Empty: the nearest one at or above the working directory.
	ToolsFolder string
	// Retention is how long Temporal keeps closed workflows. 0: DefaultRetention.
	Retention time.Duration
	// Ephemeral is for tests: nothing is synced to disk, and Stop removes Folder.
	Ephemeral bool
	// Progress hears of the slow steps of Start and Install. A total of 0
	// means that it is not known. Nil: silence.
	Progress func(step string, done, total int64)
	// LogWriter receives one line for each thing the supervisor does, such as
	// restarting a program that died. The programs' own logs are files in
	// Folder/logs. Nil: silence.
	LogWriter io.Writer

	canary  canary        // how Temporal is watched; tests are less patient
	backoff time.Duration // before the first restart of a part; 0: firstBackoff
}

// Installation is a set of running child processes.
type Installation struct {
	options  Options
	lock     *folderLock
	programs programs
	ports    ports
	password string

	// running and held belong to the supervisor once Start has returned.
	running map[Part]*process
	held    map[Part]bool // down because somebody asked

	orders     chan order
	supervised sync.WaitGroup
	cancel     context.CancelFunc
	failed     chan error
	stopOnce   sync.Once
	stopErr    error
}

// Start starts the parts that o asks for and returns when all of them answer.
// Cancelling ctx abandons the start; after a start only Stop ends the parts.
func Start(ctx context.Context, o Options) (*Installation, error) {
	i, err := prepare(ctx, o)
	if err != nil {
		return nil, err
	}
	if err := i.start(ctx); err != nil {
		return nil, errors.Join(err, i.Stop())
	}
	return i, nil
}

// PostgresURL is the superuser's URL of one database of the installation. It
// holds the password that protects the data from other people on the machine,
// so it does not belong in a log.
func (i *Installation) PostgresURL(database string) string {
	return postgresURL(i.ports.Postgres, i.password, database)
}

// Folder holds the installation's data and logs.
func (i *Installation) Folder() string { return i.options.Folder }

// Wait gives the reason when a part has died and could not be brought back.
// It gives nothing while the supervisor still has hope, and nothing after Stop.
func (i *Installation) Wait() <-chan error {
	return i.failed
}

// Stop ends the parts in reverse order, each gracefully, and lets go of the folder.
func (i *Installation) Stop() error {
	i.stopOnce.Do(func() { i.stopErr = i.stop() })
	return i.stopErr
}

func prepare(ctx context.Context, o Options) (*Installation, error) {
	if o.Temporal && !o.Postgres || o.TemporalUI && !o.Temporal {
		return nil, errors.New("dev: Temporal needs Postgres, and Temporal UI needs Temporal")
	}
	folder, err := o.folder()
	if err != nil {
		return nil, err
	}
	o.Folder = folder
	for _, sub := range []string{"", "logs", "run"} {
		if err := os.MkdirAll(filepath.Join(folder, sub), 0o755); err != nil {
			return nil, fmt.Errorf("dev: make folder: %w", err)
		}
	}
	lock, err := lockFolder(ctx, folder)
	if err != nil {
		return nil, err
	}
	return &Installation{
		options: o, lock: lock, running: map[Part]*process{}, held: map[Part]bool{},
		orders: make(chan order), failed: make(chan error, 1), cancel: func() {},
	}, nil
}

func (i *Installation) start(ctx context.Context) error {
	err := i.endOrphans()
	if err != nil {
		return err
	}
	if i.password, err = keepPassword(filepath.Join(i.options.Folder, "run", "postgres.password")); err != nil {
		return err
	}
	if i.ports, err = keepPorts(ctx, i.options); err != nil {
		return err
	}
	if i.programs, err = i.options.install(ctx); err != nil {
		return err
	}
	for _, part := range i.options.parts() {
		if err := i.startPart(ctx, part); err != nil {
			return err
		}
	}
	i.options.Progress = nil // what follows is the supervisor's, on another goroutine
	supervision, cancel := context.WithCancel(context.WithoutCancel(ctx))
	i.cancel = cancel
	i.supervised.Go(func() { i.supervise(supervision) })
	return nil
}

func (i *Installation) stop() error {
	i.cancel()
	i.supervised.Wait()
	var errs []error
	for part := TemporalUI; part >= Postgres; part-- {
		errs = append(errs, i.stopPart(part))
	}
	if i.ports.guard != nil {
		errs = append(errs, i.ports.guard.Close())
	}
	if i.options.Ephemeral {
		errs = append(errs, os.RemoveAll(i.options.Folder))
	}
	return errors.Join(append(errs, i.lock.release())...)
}
