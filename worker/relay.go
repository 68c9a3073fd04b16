package worker

import (
	"context"
	"errors"
	"time"

	"go.temporal.io/sdk/client"

	"onward/schema"
	"onward/workflows/dispatch"
)

// poll finds what no notification told of: retries that are due, and rows whose
// dispatcher died.
const poll = time.Second

// relay delivers what is in the outbox, for as long as the worker lives.
type relay struct {
	store      Store
	temporal   client.Client
	dispatcher *dispatch.Dispatcher
	complaint  complaint
}

func newRelay(c Config) *relay {
	return &relay{
		store: c.Store, temporal: c.Temporal,
		dispatcher: dispatch.New(c.Store, c.Temporal, c.Log), complaint: complaint{log: c.Log},
	}
}

// run dispatches one batch after the other, and waits while there is none.
func (r *relay) run(ctx context.Context) {
	var news <-chan string
	for ctx.Err() == nil {
		if news == nil {
			news = r.listen(ctx)
		}
		more, err := r.dispatcher.Round(ctx)
		switch {
		case errors.Is(err, dispatch.ErrDown):
			r.untilTemporalAnswers(ctx)
		case err != nil && ctx.Err() == nil:
			r.complaint.make(err, "relay: the outbox cannot be read; it is tried again")
			pause(ctx, poll)
		case !more:
			wait(ctx, news, poll)
		}
	}
}

// listen returns a channel that hears of new rows. Without it, while Postgres is
// down, the relay polls.
func (r *relay) listen(ctx context.Context) <-chan string {
	news, err := r.store.Listen(ctx, schema.ChannelOutbox)
	if err != nil {
		r.complaint.make(err, "relay: cannot listen for new work; it looks each second instead")
		return nil
	}
	return news
}

// untilTemporalAnswers keeps the relay from trying the same rows in vain.
func (r *relay) untilTemporalAnswers(ctx context.Context) {
	_ = repeat(ctx, &r.complaint, "relay: Temporal does not answer; what is in the outbox waits", func(ctx context.Context) error {
		_, err := r.temporal.CheckHealth(ctx, &client.CheckHealthRequest{})
		return err
	})
}

// wait returns when there is news or d has passed, and takes all news that has
// come: one round serves it.
func wait(ctx context.Context, news <-chan string, d time.Duration) {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-ctx.Done():
	case <-timer.C:
	case _, open := <-news:
		if !open {
			pause(ctx, d) // only at the end of ctx, but never in a tight loop
			return
		}
		for range len(news) {
			<-news
		}
	}
}
