// Package dispatch carries the outbox to Temporal: it starts the workflow of a
// referral, tells it of a transition, or starts an e-mail. Each is delivered at
// least once and safe to deliver twice. The API uses it right after a commit,
// the worker's relay for whatever is left.
package dispatch

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"time"

	"github.com/google/uuid"
	"github.com/rs/zerolog"
	"go.temporal.io/sdk/client"

	"onward/schema"
)

const (
	lease      = 30 * time.Second // after which a row whose dispatcher died is somebody else's
	batch      = 64
	atOnce     = 16 // in flight for the clock; Temporal gains nothing from more on two cores
	letters    = 4  // in flight for letters: a thousand missed deadlines write thousands, and must not wait for them
	budget     = time.Second
	callWithin = 10 * time.Second
	inline     = 8               // requests that may dispatch for themselves at the same time
	quiet      = 5 * time.Second // how long requests leave it to the relay after Temporal did not answer
	mostTries  = 20
	firstRetry = time.Second
	lastRetry  = 5 * time.Minute
)

// Store is where the work is.
type Store interface {
	DueOutbox(ctx context.Context, limit int, lease time.Duration, referrals ...uuid.UUID) ([]schema.OutboxRow, error)
	MarkDispatched(ctx context.Context, ids ...int64) error
	MarkUndispatched(ctx context.Context, id int64, retryIn time.Duration, dead bool) error
}

// Temporal is what of its client is needed here.
type Temporal interface {
	ExecuteWorkflow(ctx context.Context, options client.StartWorkflowOptions, workflow any, args ...any) (client.WorkflowRun, error)
	SignalWorkflow(ctx context.Context, workflowID, runID, signal string, arg any) error
}

// Dispatcher carries rows of the outbox to Temporal.
type Dispatcher struct {
	store    Store
	temporal Temporal
	log      zerolog.Logger
	inFlight chan struct{}
	requests sync.WaitGroup
	silent   atomic.Bool // requests leave it to the relay
}

// New returns a dispatcher.
func New(store Store, temporal Temporal, log zerolog.Logger) *Dispatcher {
	return &Dispatcher{store: store, temporal: temporal, log: log, inFlight: make(chan struct{}, inline)}
}

// Now dispatches what the referrals have in the outbox, without making anybody
// wait for it. It tries for a second and says nothing of failure: what is left,
// the relay delivers.
func (d *Dispatcher) Now(ctx context.Context, referrals ...uuid.UUID) {
	if len(referrals) == 0 || d.silent.Load() {
		return
	}
	select {
	case d.inFlight <- struct{}{}:
	default:
		return // busy enough: the relay is quicker than a queue here
	}
	d.requests.Go(func() {
		defer func() { <-d.inFlight }()
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), budget)
		defer cancel()
		_, _ = d.round(ctx, referrals...) // the relay logs what fails
	})
}

// Wait returns when nothing that Now began is under way.
func (d *Dispatcher) Wait() { d.requests.Wait() }

// Round dispatches one batch of whatever is due. More says that another round
// is worth while at once. The error is Postgres's or, as ErrDown, Temporal's.
func (d *Dispatcher) Round(ctx context.Context) (more bool, err error) {
	n, err := d.round(ctx)
	return n == batch, err
}

func (d *Dispatcher) round(ctx context.Context, referrals ...uuid.UUID) (int, error) {
	rows, err := d.store.DueOutbox(ctx, batch, lease, referrals...)
	if err != nil {
		return 0, err
	}
	failures := d.carry(ctx, rows)
	if err := d.record(context.WithoutCancel(ctx), rows, failures); err != nil {
		return len(rows), err
	}
	for _, failure := range failures {
		if isDown(failure) {
			d.silent.Store(true)
			time.AfterFunc(quiet, func() { d.silent.Store(false) })
			return len(rows), ErrDown
		}
	}
	return len(rows), nil
}

// carry takes all rows to Temporal, several at once; the store leases no two
// whose order matters. It returns the failures in the order of the rows.
func (d *Dispatcher) carry(ctx context.Context, rows []schema.OutboxRow) []error {
	failures := make([]error, len(rows))
	var all sync.WaitGroup
	slots := map[bool]chan struct{}{true: make(chan struct{}, letters), false: make(chan struct{}, atOnce)}
	for i, row := range rows {
		all.Go(func() {
			slot := slots[row.Kind == schema.OutboxDeliver]
			slot <- struct{}{}
			defer func() { <-slot }()
			ctx, cancel := context.WithTimeout(ctx, callWithin)
			defer cancel()
			failures[i] = d.deliver(ctx, row)
		})
	}
	all.Wait()
	return failures
}

// record tells the store what became of the rows.
func (d *Dispatcher) record(ctx context.Context, rows []schema.OutboxRow, failures []error) error {
	ctx, cancel := context.WithTimeout(ctx, callWithin)
	defer cancel()
	var done []int64
	for i, row := range rows {
		if failures[i] == nil {
			done = append(done, row.ID)
			continue
		}
		if err := d.postpone(ctx, row, failures[i]); err != nil {
			return err
		}
	}
	return d.store.MarkDispatched(ctx, done...)
}

// postpone puts a row off. A row that nobody can read, or that fails twenty times
// for a reason of its own, is parked, so that it cannot hold up the rest, and
// somebody must look.
func (d *Dispatcher) postpone(ctx context.Context, row schema.OutboxRow, failure error) error {
	if isDown(failure) {
		return d.store.MarkUndispatched(ctx, row.ID, firstRetry, false)
	}
	dead := row.Attempts+1 >= mostTries || errors.Is(failure, errUnreadable)
	if dead {
		d.log.Error().Int64("outbox_id", row.ID).Str("kind", string(row.Kind)).Str("code", code(failure)).
			Msg("outbox: given up; the row is parked and must be looked into")
	}
	return d.store.MarkUndispatched(ctx, row.ID, backoff(row.Attempts), dead)
}

// backoff doubles from a second to five minutes.
func backoff(attempts int) time.Duration {
	d := firstRetry
	for ; attempts > 0 && d < lastRetry; attempts-- {
		d *= 2
	}
	return min(d, lastRetry)
}
