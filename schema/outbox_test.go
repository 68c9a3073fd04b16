package schema_test

import (
	"sync"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"onward/referral"
	"onward/schema"
)

// due leases and describes what is due for these referrals.
func (n *network) due(referrals ...uuid.UUID) (rows []schema.OutboxRow, kinds []schema.OutboxKind) {
	n.t.Helper()
	all, err := n.DueOutbox(n.t.Context(), 100, 30*time.Second, referrals...)
	require.NoError(n.t, err)
	for _, row := range all {
		if row.ReferralID == uuid.Nil {
			continue // the network's people were welcomed
		}
		rows, kinds = append(rows, row), append(kinds, row.Kind)
	}
	return rows, kinds
}

func TestOutboxKeepsTheOrderOfAReferral(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	a := n.must(n.send(), n.receiver, referral.Command{Kind: referral.Acknowledge})
	b := n.send()
	only, kinds := n.due(b.ID)
	require.Equal(t, []schema.OutboxKind{"deliver", "start"}, sorted(kinds), "of that referral only")
	require.NoError(t, n.MarkDispatched(t.Context(), only[0].ID, only[1].ID))

	rows, kinds := n.due()
	require.Equal(t, []schema.OutboxKind{"deliver", "deliver", "start"}, sorted(kinds), "the transition waits for the start")
	_, kinds = n.due()
	require.Empty(t, kinds, "leased")
	for _, row := range rows {
		if row.Kind == schema.OutboxStart {
			require.EqualValues(t, 1, row.Event.Seq)
			require.Equal(t, a.ID, row.Event.ReferralID)
			require.NoError(t, n.MarkUndispatched(t.Context(), row.ID, 0, false))
		} else {
			require.Equal(t, a.Number, row.Delivery.Number)
			require.NoError(t, n.MarkDispatched(t.Context(), row.ID))
		}
	}
	rows, kinds = n.due()
	require.Equal(t, []schema.OutboxKind{"start"}, kinds, "again")
	require.Equal(t, 1, rows[0].Attempts)
	require.NoError(t, n.MarkDispatched(t.Context(), rows[0].ID))
	rows, kinds = n.due()
	require.Equal(t, []schema.OutboxKind{"transition"}, kinds)
	require.EqualValues(t, 2, rows[0].Event.Seq)
	require.NoError(t, n.MarkUndispatched(t.Context(), rows[0].ID, 0, true))
	_, kinds = n.due()
	require.Empty(t, kinds, "dead")
	h, err := n.OutboxHealth(t.Context())
	require.NoError(t, err)
	require.Equal(t, 1, h.Dead)
}

func sorted(kinds []schema.OutboxKind) []schema.OutboxKind {
	counted := map[schema.OutboxKind]int{}
	for _, k := range kinds {
		counted[k]++
	}
	var all []schema.OutboxKind
	for _, k := range []schema.OutboxKind{schema.OutboxDeliver, schema.OutboxStart, schema.OutboxTransition} {
		for range counted[k] {
			all = append(all, k)
		}
	}
	return all
}

func TestOutboxIsLeasedOnce(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	for range 10 {
		n.send()
	}
	var lock sync.Mutex
	seen := map[int64]int{}
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() {
			rows, err := n.DueOutbox(t.Context(), 10, time.Minute)
			if err != nil {
				t.Error(err)
			}
			lock.Lock()
			defer lock.Unlock()
			for _, row := range rows {
				seen[row.ID]++
			}
		})
	}
	all.Wait()
	for id, times := range seen {
		require.Equal(t, 1, times, id)
	}
}

func TestListenHearsOfWork(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	outbox, err := n.Listen(t.Context(), schema.ChannelOutbox)
	require.NoError(t, err)
	live, err := n.Listen(t.Context(), schema.ChannelLive)
	require.NoError(t, err)
	require.Empty(t, hear(t, outbox), "look for yourself")
	require.Empty(t, hear(t, live))
	r := n.send()
	hear(t, outbox)
	require.JSONEq(t, `{"organisations": ["`+n.food.ID.String()+`", "`+n.debt.ID.String()+`"], "referral_id": "`+r.ID.String()+`", "seq": 1, "kind": "send"}`, hear(t, live))
}

func hear(t *testing.T, told <-chan string) string {
	t.Helper()
	select {
	case payload := <-told:
		return payload
	case <-time.After(30 * time.Second):
		require.FailNow(t, "nothing was told")
		return ""
	}
}

func TestReconciler(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	open, over := n.send(), n.send()
	over = n.must(over, n.sender, referral.Command{Kind: referral.Withdraw, Words: "A mistake."})
	list := func() []schema.OpenReferral {
		all, err := n.OpenReferrals(t.Context(), 0, 10)
		require.NoError(t, err)
		return all
	}
	running := []schema.OpenReferral{{Number: open.Number, Epoch: 1}, {Number: over.Number, Epoch: 1}, {Number: 9, Epoch: 1}}
	stray := func() []schema.OpenReferral {
		all, err := n.Stray(t.Context(), running)
		require.NoError(t, err)
		return all
	}
	require.Empty(t, list(), "its start is on its way")
	require.Equal(t, running[2:], stray())
	for range 3 { // start, then transition
		rows, _ := n.due()
		for _, row := range rows {
			require.NoError(t, n.MarkDispatched(t.Context(), row.ID))
		}
	}
	require.Equal(t, []schema.OpenReferral{{ReferralID: open.ID, Number: open.Number, Epoch: 1}}, list())
	require.Equal(t, running[1:], stray())

	done, err := n.Redrive(t.Context(), open.ID, 1)
	require.NoError(t, err)
	require.True(t, done)
	for _, again := range []struct {
		id    uuid.UUID
		epoch int
	}{{open.ID, 1}, {over.ID, 1}, {uuid.New(), 1}} {
		done, err = n.Redrive(t.Context(), again.id, again.epoch)
		require.NoError(t, err)
		require.False(t, done)
	}
	rows, kinds := n.due()
	require.Equal(t, []schema.OutboxKind{"start"}, kinds)
	require.Equal(t, 2, rows[0].Event.Epoch)
	require.Len(t, rows[0].Event.Moments, len(open.Moments))
	_, err = n.at(open.Moments[0].At).PassMoment(t.Context(), schema.PassInput{ReferralID: open.ID, Epoch: 1, Moment: open.Moments[0]})
	require.ErrorIs(t, err, referral.ErrSuperseded, "the old run is shut out")
	require.NoError(t, n.MarkDispatched(t.Context(), rows[0].ID))
	require.Equal(t, running, stray(), "the old run of the open one, too")

	late := n.at(open.Moments[0].At.Add(20 * time.Minute))
	moments, err := late.UnpassedMoments(t.Context(), 15*time.Minute, 10)
	require.NoError(t, err)
	require.Len(t, moments, 1)
	e, err := late.RescueMoment(t.Context(), moments[0])
	require.NoError(t, err)
	_, kinds = n.due()
	require.Contains(t, kinds, schema.OutboxTransition, "the workflow is told")
	require.Equal(t, open.ID, e.ReferralID)
	beyond, err := n.BeyondHolidays(t.Context())
	require.NoError(t, err)
	require.False(t, beyond)
}

// A row that nobody can read holds up none but itself (F19).
func TestAPoisonedRowOfTheOutboxComesWithoutItsContent(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	a, b := n.send(), n.send()
	n.do(`UPDATE outbox SET payload = '{"seq": "not a number"}' WHERE kind = 'start' AND referral_id = '` + a.ID.String() + "'")
	rows, kinds := n.due(a.ID, b.ID)
	require.Equal(t, []schema.OutboxKind{"deliver", "deliver", "start", "start"}, sorted(kinds))
	for _, row := range rows {
		if row.Kind == schema.OutboxStart {
			require.Equal(t, row.ReferralID == a.ID, row.Event == nil)
		}
	}
}

func TestHealthOfTheNetwork(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	before, err := n.Health(t.Context())
	require.NoError(t, err)
	require.Zero(t, before.Open)
	require.Zero(t, before.OldestUnacknowledged)
	a := n.must(n.send(), n.receiver, referral.Command{Kind: referral.Acknowledge})
	b := n.send()
	n.must(n.send(), n.sender, referral.Command{Kind: referral.Withdraw, Words: "Not needed."})
	n.do("UPDATE referrals SET sent_at = sent_at - interval '1 hour' WHERE id = '" + b.ID.String() + "'")
	n.do("UPDATE referrals SET due_at = sent_at - interval '1 day', due_order = sent_at - interval '1 day', stuck = true WHERE id = '" + a.ID.String() + "'")
	n.do("UPDATE notifications SET state = 'failed', state_at = now() WHERE referral_id = '" + a.ID.String() + "'")
	f, err := n.Health(t.Context())
	require.NoError(t, err)
	require.Equal(t, []int{2, 1, 1}, []int{f.Open, f.Overdue, f.Stuck})
	require.GreaterOrEqual(t, f.OldestUnacknowledged, time.Hour)
	require.Positive(t, f.LettersFailed)
	require.Positive(t, f.Outbox.Undone)
}
