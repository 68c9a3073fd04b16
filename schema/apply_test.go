package schema_test

import (
	"errors"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onward/referral"
	"onward/schema"
)

// footprint counts the rows that a change of a referral leaves.
func (n *network) footprint() map[string]int64 {
	n.t.Helper()
	all := map[string]int64{}
	for _, table := range []string{"referrals", "referral_events", "audit", "notifications", "outbox", "notes", "contact_attempts", "issue_outcomes", "referral_words"} {
		all[table] = raw[int64](n.t, n.url, "SELECT count(*) FROM "+table)[0]
	}
	return all
}

func TestApplyWritesEverything(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	before := n.footprint()
	r := n.send(func(d *schema.Draft) { d.CopySender = true })
	require.EqualValues(t, 10001, r.Number)
	require.Equal(t, referral.Sent, r.Status)
	after := n.footprint()
	require.EqualValues(t, 1, after["referral_events"]-before["referral_events"])
	require.EqualValues(t, 1, after["audit"]-before["audit"])
	require.EqualValues(t, 2, after["notifications"]-before["notifications"], "the receiver, and the sender's own copy")
	require.EqualValues(t, 3, after["outbox"]-before["outbox"], "start, and a delivery of each letter")

	r = n.must(r, n.receiver, referral.Command{Kind: referral.Acknowledge})
	require.Equal(t, referral.Acknowledged, r.Status)
	require.EqualValues(t, 2, r.Version)
	require.Equal(t, []string{"start", "transition"}, raw[string](t, n.url, "SELECT kind FROM outbox WHERE kind <> 'deliver' ORDER BY id"))
	require.Equal(t, []string{"organisation", "person"},
		raw[string](t, n.url, "SELECT CASE WHEN user_id IS NULL THEN 'organisation' ELSE 'person' END FROM notifications WHERE letter = 'acknowledged' ORDER BY 1"))
	broken, err := n.VerifyAudit(t.Context())
	require.NoError(t, err)
	require.Empty(t, broken)
}

func TestApplyRefusedWritesNothing(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	r := n.send()
	before := n.footprint()
	for name, tt := range map[string]struct {
		by   referral.Actor
		cmd  referral.Command
		want error
	}{
		"at the wrong stage":         {n.receiver, referral.Command{Kind: referral.Accept}, referral.ErrRefused},
		"by the wrong side":          {n.sender, referral.Command{Kind: referral.Acknowledge}, referral.ErrNotAllowed},
		"by a stranger":              {n.stranger, referral.Command{Kind: referral.Acknowledge}, referral.ErrNotFound},
		"by a coordinator":           {n.coordinator, referral.Command{Kind: referral.Acknowledge}, referral.ErrNotAllowed},
		"having seen another":        {n.receiver, referral.Command{Kind: referral.Acknowledge, Version: 7}, referral.ErrStale},
		"without a reason":           {n.receiver, referral.Command{Kind: referral.Decline, Words: "no"}, referral.ErrInvalid},
		"to somebody elsewhere":      {n.receiver, referral.Command{Kind: referral.Assign, Assignee: n.stranger.UserID}, referral.ErrInvalid},
		"telling somebody elsewhere": {n.sender, referral.Command{Kind: referral.AddNote, Note: referral.Note{Text: "x", Notify: someone(n.stranger)}}, referral.ErrInvalid},
		"of a note that is not":      {n.sender, referral.Command{Kind: referral.DeleteNote, Note: referral.Note{ID: n.food.ID}}, referral.ErrNotFound},
		"the clock's own":            {referral.TheClock, referral.Command{Kind: referral.PassMoment}, referral.ErrInvalid},
	} {
		t.Run(name, func(t *testing.T) {
			tt.cmd.ReferralID, tt.cmd.By = r.ID, tt.by
			_, _, err := n.Apply(t.Context(), tt.cmd)
			require.ErrorIs(t, err, tt.want)
			require.Equal(t, before, n.footprint())
		})
	}
}

func TestTwoDeciders(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	for range 5 {
		r := n.must(n.send(), n.receiver, referral.Command{Kind: referral.Acknowledge})
		cmds := []referral.Command{
			{Kind: referral.Accept, By: n.receiver},
			{Kind: referral.Decline, By: n.colleague, Reason: referral.NoCapacity, Words: "We are full."},
		}
		errs := make([]error, len(cmds))
		var both sync.WaitGroup
		for i, cmd := range cmds {
			both.Go(func() {
				cmd.ReferralID, cmd.Version = r.ID, r.Version
				_, _, errs[i] = n.Apply(t.Context(), cmd)
			})
		}
		both.Wait()
		won := 0
		for _, err := range errs {
			if err == nil {
				won++
				continue
			}
			require.True(t, errors.Is(err, referral.ErrStale) || errors.Is(err, referral.ErrRefused), err)
		}
		require.Equal(t, 1, won)
		require.EqualValues(t, 3, raw[int64](t, n.url, "SELECT count(*) FROM referral_events WHERE referral_id = $1", r.ID)[0])
	}
}

func TestPassMoment(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	r := n.send()
	first := schema.PassInput{ReferralID: r.ID, Epoch: r.Epoch, Moment: r.Moments[0]}

	var early *schema.EarlyError
	_, err := n.PassMoment(t.Context(), first)
	require.ErrorIs(t, err, referral.ErrEarly)
	require.ErrorAs(t, err, &early)
	require.Equal(t, r.Moments[0].At.Sub(monday), early.Remaining)

	later := n.at(r.Moments[0].At.Add(time.Second))
	e, err := later.PassMoment(t.Context(), first)
	require.NoError(t, err)
	require.True(t, e.Moment.Same(r.Moments[0]))
	require.EqualValues(t, 2, e.Seq)

	again, err := later.PassMoment(t.Context(), first)
	require.ErrorIs(t, err, referral.ErrSuperseded)
	require.EqualValues(t, 2, again.Seq, "the latest event, to go on from")
	require.Equal(t, len(e.Moments), len(again.Moments))

	other := first
	other.Epoch = 2
	none, err := later.PassMoment(t.Context(), other)
	require.ErrorIs(t, err, referral.ErrSuperseded)
	require.Zero(t, none, "another run keeps time")
	require.Equal(t, []int64{1}, raw[int64](t, n.url, "SELECT count(*) FROM outbox WHERE kind <> 'deliver'"), "the workflow has the answer already")
}

func TestEarlyByTheDatabasesClock(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	now, err := n.WithClock(nil).Now(t.Context())
	require.NoError(t, err)
	n = n.at(now)
	r := n.send(func(d *schema.Draft) { *d.Form.Consent.On = referral.DateOf(now) })
	left := time.Until(r.Moments[0].At)
	var early *schema.EarlyError
	_, err = n.WithClock(nil).PassMoment(t.Context(), schema.PassInput{ReferralID: r.ID, Epoch: 1, Moment: r.Moments[0]})
	require.ErrorAs(t, err, &early)
	require.InDelta(t, left.Seconds(), early.Remaining.Seconds(), 5)
}

func TestUndoOfAFinalReferralStartsAnotherRun(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	raw[string](t, n.url, "UPDATE policy SET accepting_closes = true RETURNING ''")
	r := n.must(n.send(), n.receiver, referral.Command{Kind: referral.Acknowledge})
	r = n.must(r, n.receiver, referral.Command{Kind: referral.Accept})
	require.True(t, r.Final())
	r = n.must(r, n.receiver, referral.Command{Kind: referral.Undo, Words: "The wrong client."})
	require.Equal(t, 2, r.Epoch)
	require.Equal(t, []string{"start", "transition", "transition", "start"}, raw[string](t, n.url, "SELECT kind FROM outbox WHERE kind <> 'deliver' ORDER BY id"))
}
