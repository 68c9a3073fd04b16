// Package worker keeps an installation going: it runs workflows and activities,
// relays the outbox to Temporal, and has Postgres and Temporal compared each
// minute. Any number of workers may run; any of them may die at any time.
package worker

import (
	"context"
	"errors"
	"sync"

	"github.com/rs/zerolog"
	"go.temporal.io/sdk/client"
	"go.temporal.io/sdk/worker"

	"onward/activities"
	"onward/sheet"
	"onward/workflows"
	"onward/workflows/dispatch"
)

// Store is what a worker needs of Postgres.
type Store interface {
	activities.Moments
	activities.Letters
	activities.Referrals
	activities.FileRows
	activities.Exports
	activities.Files
	dispatch.Store
	Listen(ctx context.Context, channel string) (<-chan string, error)
}

// Config is what a worker works with.
type Config struct {
	Store     Store
	Temporal  client.Client // may be lazy: Temporal need not be up
	Namespace string        // the client's
	Post      activities.Post
	Files     activities.FileStore
	Scanner   activities.FileScanner
	Links     activities.Links
	Labels    sheet.Labels // the words of exports
	Log       zerolog.Logger
}

// Run works until ctx ends, then finishes what it began. Temporal may be down at
// the start, or go down at any time: Run waits for it, and what it could not do
// is done when it is back.
func Run(ctx context.Context, c Config) error {
	for {
		if err := Prepare(ctx, c.Temporal, c.Namespace, c.Log); err != nil {
			return endOf(ctx, err)
		}
		err := serve(ctx, c)
		if ctx.Err() != nil {
			return nil
		}
		c.Log.Error().Err(err).Msg("worker: Temporal sent it away; it starts again")
		pause(ctx, longestPause)
	}
}

// endOf takes being told to stop for a good end.
func endOf(ctx context.Context, err error) error {
	if ctx.Err() != nil {
		return nil
	}
	return err
}

// serve runs one SDK worker and one relay until ctx ends or the SDK gives up.
func serve(ctx context.Context, c Config) error {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	options := Options()
	options.OnFatalError = func(err error) { stop(err) }
	w := worker.New(c.Temporal, workflows.TaskQueue, options)
	workflows.Register(w)
	does := &activities.Activities{
		Moments: c.Store, Letters: c.Store, Referrals: c.Store, Exports: c.Store, Files: c.Store,
		Runs: runs{client: c.Temporal}, Post: c.Post, Links: c.Links, Labels: c.Labels, Log: c.Log, Cabinet: c.cabinet(),
	}
	activities.Register(w, does)
	if err := w.Start(); err != nil {
		return err
	}
	defer w.Stop()
	exports := worker.New(c.Temporal, workflows.ExportQueue, exportOptions(options.OnFatalError))
	activities.RegisterExports(exports, does)
	if err := exports.Start(); err != nil {
		return err
	}
	defer exports.Stop()
	c.Log.Info().Str("task_queue", workflows.TaskQueue).Msg("worker: ready")

	var relaying sync.WaitGroup
	defer relaying.Wait()
	relaying.Go(func() { newRelay(c).run(ctx) })
	<-ctx.Done()
	if cause := context.Cause(ctx); !errors.Is(cause, context.Canceled) {
		return cause
	}
	return nil
}

// cabinet keeps the files in order, where there are any.
func (c Config) cabinet() *activities.Cabinet {
	if c.Files == nil {
		return nil
	}
	return &activities.Cabinet{Rows: c.Store, Store: c.Files, Scanner: c.Scanner, Log: c.Log}
}
