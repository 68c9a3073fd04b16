package dispatch_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/rs/zerolog"
	"github.com/stretchr/testify/require"
	"go.temporal.io/api/serviceerror"
	"go.temporal.io/sdk/client"

	"onward/referral"
	"onward/schema"
	"onward/workflows/dispatch"
)

// outbox is a table of rows in memory.
type outbox struct {
	sync.Mutex
	due    []schema.OutboxRow
	done   []int64
	late   map[int64]time.Duration
	dead   []int64
	broken error
	asked  [][]uuid.UUID
}

func (o *outbox) DueOutbox(_ context.Context, limit int, _ time.Duration, referrals ...uuid.UUID) ([]schema.OutboxRow, error) {
	o.Lock()
	defer o.Unlock()
	o.asked = append(o.asked, referrals)
	n := min(limit, len(o.due))
	leased := o.due[:n]
	o.due = o.due[n:]
	return leased, o.broken
}

func (o *outbox) MarkDispatched(_ context.Context, ids ...int64) error {
	o.Lock()
	defer o.Unlock()
	o.done = append(o.done, ids...)
	return nil
}

func (o *outbox) MarkUndispatched(_ context.Context, id int64, retryIn time.Duration, dead bool) error {
	o.Lock()
	defer o.Unlock()
	if o.late == nil {
		o.late = map[int64]time.Duration{}
	}
	o.late[id] = retryIn
	if dead {
		o.dead = append(o.dead, id)
	}
	return nil
}

// server is a Temporal that remembers what it was told.
type server struct {
	sync.Mutex
	err   error
	heard []string
	hold  chan struct{}
}

func (s *server) hear(ctx context.Context, what string) error {
	if s.hold != nil {
		select {
		case <-s.hold:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	s.Lock()
	defer s.Unlock()
	s.heard = append(s.heard, what)
	return s.err
}

func (s *server) ExecuteWorkflow(ctx context.Context, o client.StartWorkflowOptions, workflow any, _ ...any) (client.WorkflowRun, error) {
	return nil, s.hear(ctx, fmt.Sprintf("start %v %s", workflow, o.ID))
}

func (s *server) SignalWorkflow(ctx context.Context, id, _, signal string, _ any) error {
	return s.hear(ctx, "signal "+signal+" "+id)
}

func event(seq int64) *referral.Event {
	return &referral.Event{ReferralID: uuid.MustParse("0197740e-0000-7000-8000-000000000001"), Number: 7, Epoch: 1, Seq: seq, Status: referral.Sent}
}

func rowOf(kind schema.OutboxKind) schema.OutboxRow {
	row := schema.OutboxRow{ID: 1, Kind: kind}
	if kind == schema.OutboxDeliver {
		row.Delivery = &schema.Delivery{NotificationID: uuid.MustParse("0197740e-0000-7000-8000-0000000000e1"), Number: 7, Letter: referral.LetterSent}
	} else {
		row.Event = event(1)
	}
	return row
}

func TestRound(t *testing.T) {
	t.Parallel()
	poisoned := rowOf(schema.OutboxStart)
	poisoned.Attempts = 19
	for name, tt := range map[string]struct {
		row   schema.OutboxRow
		err   error
		heard string
		done  bool
		retry time.Duration
		dead  bool
		down  bool
	}{
		"a start":                      {row: rowOf(schema.OutboxStart), heard: "start Referral referral-7", done: true},
		"a start that happened before": {row: rowOf(schema.OutboxStart), err: &serviceerror.WorkflowExecutionAlreadyStarted{}, heard: "start Referral referral-7", done: true},
		"a transition":                 {row: rowOf(schema.OutboxTransition), heard: "signal transition referral-7", done: true},
		"a transition nobody waits for": {
			row: rowOf(schema.OutboxTransition), err: &serviceerror.NotFound{}, heard: "signal transition referral-7", done: true,
		},
		"an e-mail":                      {row: rowOf(schema.OutboxDeliver), heard: "start Email email-0197740e-0000-7000-8000-0000000000e1", done: true},
		"an e-mail under way":            {row: rowOf(schema.OutboxDeliver), err: &serviceerror.WorkflowExecutionAlreadyStarted{}, heard: "start Email email-0197740e-0000-7000-8000-0000000000e1", done: true},
		"a row of a kind nobody knows":   {row: schema.OutboxRow{ID: 1, Kind: "dance"}, retry: time.Second, dead: true},
		"a row that nobody can read":     {row: schema.OutboxRow{ID: 1, Kind: schema.OutboxTransition}, retry: time.Second, dead: true},
		"an attribute is not there yet":  {row: rowOf(schema.OutboxStart), err: &serviceerror.InvalidArgument{}, heard: "start Referral referral-7", retry: time.Second},
		"the namespace is not there yet": {row: rowOf(schema.OutboxTransition), err: &serviceerror.NamespaceNotFound{}, heard: "signal transition referral-7", retry: time.Second},
		"the twentieth failure":          {row: poisoned, err: &serviceerror.InvalidArgument{}, heard: "start Referral referral-7", retry: 5 * time.Minute, dead: true},
		"the twentieth, but Temporal is down": {
			row: poisoned, err: &serviceerror.Unavailable{}, heard: "start Referral referral-7", retry: time.Second, down: true,
		},
		"no answer in time": {row: rowOf(schema.OutboxStart), err: context.DeadlineExceeded, heard: "start Referral referral-7", retry: time.Second, down: true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			store, temporal := &outbox{due: []schema.OutboxRow{tt.row}}, &server{err: tt.err}
			var log bytes.Buffer
			more, err := dispatch.New(store, temporal, zerolog.New(&log)).Round(t.Context())
			require.False(t, more)
			require.Equal(t, tt.down, errors.Is(err, dispatch.ErrDown))
			if tt.heard != "" {
				require.Equal(t, []string{tt.heard}, temporal.heard)
			}
			require.Equal(t, tt.done, len(store.done) == 1)
			require.Equal(t, tt.retry, store.late[1])
			require.Equal(t, tt.dead, len(store.dead) == 1)
			require.Equal(t, tt.dead, bytes.Contains(log.Bytes(), []byte(`"level":"error"`)))
		})
	}
}

func TestRetriesBackOff(t *testing.T) {
	t.Parallel()
	var waits []time.Duration
	for attempts := range 12 {
		row := rowOf(schema.OutboxStart)
		row.Attempts = attempts
		store := &outbox{due: []schema.OutboxRow{row}}
		_, err := dispatch.New(store, &server{err: &serviceerror.InvalidArgument{}}, zerolog.Nop()).Round(t.Context())
		require.NoError(t, err)
		waits = append(waits, store.late[1])
	}
	require.Equal(t, []time.Duration{
		1e9, 2e9, 4e9, 8e9, 16e9, 32e9, 64e9, 128e9, 256e9, 300e9, 300e9, 300e9,
	}, waits)
}

func TestAFullBatchAsksForMore(t *testing.T) {
	t.Parallel()
	store := &outbox{}
	for i := range 100 {
		row := rowOf(schema.OutboxTransition)
		row.ID = int64(i)
		store.due = append(store.due, row)
	}
	d := dispatch.New(store, &server{}, zerolog.Nop())
	more, err := d.Round(t.Context())
	require.NoError(t, err)
	require.True(t, more)
	more, err = d.Round(t.Context())
	require.NoError(t, err)
	require.False(t, more)
	require.Len(t, store.done, 100)
}

func TestPostgresDown(t *testing.T) {
	t.Parallel()
	broken := errors.New("no connection")
	_, err := dispatch.New(&outbox{broken: broken}, &server{}, zerolog.Nop()).Round(t.Context())
	require.ErrorIs(t, err, broken)
}

func TestNow(t *testing.T) {
	t.Parallel()
	id := uuid.MustParse("0197740e-0000-7000-8000-000000000001")

	t.Run("dispatches what the referral has, though the request is over", func(t *testing.T) {
		t.Parallel()
		store, temporal := &outbox{due: []schema.OutboxRow{rowOf(schema.OutboxStart)}}, &server{}
		d := dispatch.New(store, temporal, zerolog.Nop())
		ctx, over := context.WithCancel(t.Context())
		over()
		d.Now(ctx, id)
		d.Wait()
		require.Equal(t, []int64{1}, store.done)
		require.Equal(t, [][]uuid.UUID{{id}}, store.asked)
	})
	t.Run("nobody waits for a Temporal that hangs, and the next is left to the relay", func(t *testing.T) {
		t.Parallel()
		store := &outbox{due: []schema.OutboxRow{rowOf(schema.OutboxStart)}}
		d := dispatch.New(store, &server{hold: make(chan struct{})}, zerolog.Nop())
		began := time.Now()
		d.Now(t.Context(), id)
		require.Less(t, time.Since(began), 500*time.Millisecond)
		d.Wait()
		require.Less(t, time.Since(began), 5*time.Second, "the budget is a second")
		require.Equal(t, time.Second, store.late[1])
		d.Now(t.Context(), id)
		d.Wait()
		require.Len(t, store.asked, 1)
	})
	t.Run("nothing to do for no referral", func(t *testing.T) {
		t.Parallel()
		store := &outbox{}
		d := dispatch.New(store, &server{}, zerolog.Nop())
		d.Now(t.Context())
		d.Wait()
		require.Empty(t, store.asked)
	})
}
