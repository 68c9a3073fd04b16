package demo_test

import (
	"slices"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"onward/demo"
	"onward/referral"
	"onward/schema"
)

// TestImportedReadsLikeLived: what the import writes at once reads, through the
// store, as if every command had been given to it one by one.
func TestImportedReadsLikeLived(t *testing.T) {
	t.Parallel()
	imported, lived := open(t), open(t)
	n := demo.Generate(4, 150, now)
	require.NoError(t, demo.Load(t.Context(), imported, demo.Options{Seed: 4, Size: 150}))
	require.NoError(t, demo.Load(t.Context(), lived, demo.Options{Seed: 9, Size: 1})) // the same organisations and people
	tried := map[referral.Status]int{}
	for p := range n.Referrals() {
		if skipped(n, p) || tried[p.Referral.Status] == 4 {
			continue
		}
		tried[p.Referral.Status]++
		by := p.Steps[0].Command.By
		want, err := imported.Referral(t.Context(), by, p.Referral.ID)
		require.NoError(t, err)
		got, err := lived.Referral(t.Context(), by, relive(t, lived, p))
		require.NoError(t, err)
		require.Equal(t, plain(want), plain(got))
	}
	require.GreaterOrEqual(t, len(tried), 5, "lives of many kinds: %v", tried)
}

// skipped are those that need another referral, or an organisation that takes
// nothing now.
func skipped(n demo.Network, p schema.PastReferral) bool {
	closed := slices.ContainsFunc(n.Organisations, func(o demo.Organisation) bool {
		return !o.ClosedSince.IsZero() && (o.ID == p.Referral.Receiver.ID || o.ID == p.Referral.Sender.ID)
	})
	return closed || p.Referral.Forwarded || p.Referral.ParentReferral != uuid.Nil || len(p.Form.Consent.To) > 1
}

// relive gives every command of a life to the store, at its time.
func relive(t *testing.T, s *schema.Store, p schema.PastReferral) uuid.UUID {
	t.Helper()
	at := func(when time.Time) *schema.Store { return s.WithClock(func() time.Time { return when }) }
	first := p.Steps[0]
	draft, err := at(first.Event.At).SaveDraft(t.Context(), first.Command.By, schema.Draft{
		Form: p.Form, Receivers: []uuid.UUID{p.Referral.Receiver.ID}, CopySender: p.Referral.CopySender,
	})
	require.NoError(t, err)
	sent, err := at(first.Event.At).SendDraft(t.Context(), first.Command.By, draft.ID, draft.Version)
	require.NoError(t, err)
	r := sent[0]
	for _, step := range p.Steps[1:] {
		if step.Command.Kind == referral.PassMoment {
			e, err := at(r.Moments[0].At).PassMoment(t.Context(), schema.PassInput{ReferralID: r.ID, Epoch: r.Epoch, Moment: r.Moments[0]})
			require.NoError(t, err)
			r.Moments, r.Version = e.Moments, e.Seq
			continue
		}
		cmd := step.Command
		cmd.ReferralID, cmd.Version = r.ID, r.Version
		r, _, err = at(step.Event.At).Apply(t.Context(), cmd)
		require.NoError(t, err)
	}
	return r.ID
}

// plain takes away what differs between any two referrals: ids, the number, and
// the part of two minutes that each waits after midnight.
func plain(v schema.View) schema.View {
	v.ID, v.Number, v.Calendar, v.Letters = uuid.Nil, 0, referral.Calendar{}, nil
	for i := range v.Moments {
		v.Moments[i].At = v.Moments[i].At.Round(time.Hour)
	}
	for i, e := range v.History {
		if e.Moment != nil {
			v.History[i].Moment.At, v.History[i].At = e.Moment.At.Round(time.Hour), e.At.Round(time.Hour)
		}
	}
	return v
}
