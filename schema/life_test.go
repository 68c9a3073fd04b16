package schema_test

import (
	"errors"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onward/referral"
	"onward/schema"
)

// TestLivesAsTheRulesSay gives random commands to a stored referral and to the
// rules alone, and wants the same of both, refusals included.
func TestLivesAsTheRulesSay(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	random := rand.New(rand.NewPCG(3, 4))
	cal := referral.NewCalendar(referral.EnglandAndWales, nil)
	by := []referral.Actor{n.sender, n.receiver, n.lead, n.coordinator}
	for range 6 {
		stored, now := n.send(), monday
		model := stored
		for range 25 {
			now = now.Add(time.Duration(random.IntN(30)) * time.Hour)
			cmd := referral.Command{ReferralID: stored.ID, Kind: referral.Kinds[random.IntN(len(referral.Kinds))], By: by[random.IntN(len(by))]}
			fill(&cmd, random, n)
			if len(model.Moments) > 0 && random.IntN(3) == 0 {
				cmd = referral.Command{ReferralID: stored.ID, Kind: referral.PassMoment, By: referral.TheClock, Moment: model.Moments[0]}
			}
			if slices.Contains([]referral.Kind{referral.Forward, referral.DeleteNote, referral.AddFile, referral.RemoveFile}, cmd.Kind) {
				continue // they need more than a command: see their own tests
			}
			after, event, wantErr := referral.Apply(model, cmd, cal, now)
			var gotEvent referral.Event
			var gotErr error
			if cmd.Kind == referral.PassMoment {
				gotEvent, gotErr = n.at(now).PassMoment(t.Context(), schema.PassInput{ReferralID: stored.ID, Epoch: model.Epoch, Moment: cmd.Moment})
			} else {
				_, gotEvent, gotErr = n.at(now).Apply(t.Context(), cmd)
			}
			if wantErr != nil {
				var refusal *referral.Error
				require.True(t, errors.As(wantErr, &refusal))
				require.ErrorIs(t, gotErr, &referral.Error{Code: refusal.Code}, "%s at %s", cmd.Kind, model.Status)
				continue
			}
			require.NoError(t, gotErr, "%s at %s", cmd.Kind, model.Status)
			model = after
			require.Equal(t, plain(event), plain(gotEvent))
		}
		v, err := n.Referral(t.Context(), n.sender, stored.ID)
		require.NoError(t, err)
		require.Len(t, v.History, int(model.Version))
		require.Equal(t, model.Status, v.Status)
		require.Equal(t, model.Result, v.Result)
		require.Equal(t, model.Overdue, v.Overdue)
		require.Equal(t, model.ContactTries, v.ContactTries)
	}
	require.Equal(t, raw[int64](t, n.url, "SELECT count(*) FROM referral_events"),
		raw[int64](t, n.url, "SELECT count(*) FROM audit a JOIN referral_events e ON e.referral_id = a.object_id AND e.seq = (a.detail ->> 'seq')::int AND a.action = 'referral.' || e.kind"),
		"each change has its audit row")
	require.Zero(t, raw[int64](t, n.url, "SELECT count(*) FROM (SELECT referral_id FROM referral_events GROUP BY referral_id HAVING max(seq) <> count(*)) gaps")[0])
	broken, err := n.VerifyAudit(t.Context())
	require.NoError(t, err)
	require.Empty(t, broken)
}

// fill gives a command what it needs, mostly.
func fill(cmd *referral.Command, random *rand.Rand, n *network) {
	if random.IntN(8) > 0 {
		cmd.Words = "For a reason."
	}
	cmd.Reason, cmd.Days = referral.DeclineReasons[random.IntN(len(referral.DeclineReasons))], random.IntN(22)
	cmd.Outcomes = []referral.IssueOutcome{{Issue: "debt", Outcome: referral.Outcomes[random.IntN(len(referral.Outcomes))].Code}}
	cmd.Contact = referral.ContactAttempt{Channel: referral.ByPhone, At: monday}
	cmd.Assignee, cmd.Note = n.colleague.UserID, referral.Note{Text: "A note."}
}

// plain is an event whose times are comparable: the same moments, in one zone.
func plain(e referral.Event) referral.Event {
	e.At = e.At.UTC()
	for _, at := range []**time.Time{&e.AcknowledgeBy, &e.DecideBy} {
		if *at != nil {
			u := (*at).UTC()
			*at = &u
		}
	}
	moments := make([]referral.Moment, len(e.Moments))
	for i, m := range e.Moments {
		moments[i] = referral.Moment{Kind: m.Kind, At: m.At.UTC(), Day: m.Day}
	}
	e.Moments = moments
	if e.Moment != nil {
		m := referral.Moment{Kind: e.Moment.Kind, At: e.Moment.At.UTC(), Day: e.Moment.Day}
		e.Moment = &m
	}
	return e
}
