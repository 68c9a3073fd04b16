package schema_test

import (
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"onward/referral"
	"onward/schema"
)

// offering sets the policy that offers what is stuck to the next one named.
func (n *network) offering() {
	n.t.Helper()
	p, err := n.Policy(n.t.Context())
	require.NoError(n.t, err)
	p.Silence = referral.SilenceOffers
	_, err = n.SetPolicy(n.t.Context(), n.coordinator, p)
	require.NoError(n.t, err)
}

// naming sends a referral to debt, with others to try if nobody answers.
func (n *network) naming(next ...schema.Organisation) referral.Referral {
	n.t.Helper()
	return n.send(func(d *schema.Draft) {
		d.Next = someOrganisations(next...)
		d.Form.Consent.To = someOrganisations(append(next, n.debt)...)
		d.CopySender = true
	})
}

// unanswered lets the clock act on a referral until it gives up.
func (n *network) unanswered(r referral.Referral) referral.Event {
	n.t.Helper()
	moments := r.Moments
	for len(moments) > 0 {
		m := moments[0]
		e, err := n.at(m.At).PassMoment(n.t.Context(), schema.PassInput{ReferralID: r.ID, Epoch: r.Epoch, Moment: m})
		require.NoError(n.t, err)
		if moments = e.Moments; m.Kind == referral.BecomeStuck {
			_, err = n.at(m.At).PassMoment(n.t.Context(), schema.PassInput{ReferralID: r.ID, Epoch: r.Epoch, Moment: m})
			require.ErrorIs(n.t, err, referral.ErrSuperseded, "never twice")
			return e
		}
	}
	n.t.Fatal("it never became stuck")
	return referral.Event{}
}

func (n *network) only(query string, args ...any) int64 {
	n.t.Helper()
	return raw[int64](n.t, n.url, query, args...)[0]
}

func TestStuckIsOfferedToTheNextReceiverNamed(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	n.offering()
	last := n.organisation("Last Resort")
	old := n.naming(n.other, last)
	e := n.unanswered(old)
	require.True(t, e.Final, "its workflow ends")

	v, err := n.Referral(t.Context(), n.sender, old.ID)
	require.NoError(t, err)
	require.Equal(t, referral.ResultOfferedOn, v.Result)
	require.Len(t, v.Children, 1)
	fresh, err := n.Referral(t.Context(), n.sender, v.Children[0].ID)
	require.NoError(t, err)
	require.Equal(t, n.other.ID, fresh.Receiver.ID)
	require.NotEqual(t, old.Number, fresh.Number)
	require.Equal(t, old.ID, fresh.Parent.ID)
	require.Equal(t, "Bailiffs called.", fresh.Form.Need.Reason)
	require.Equal(t, "Amina K.", fresh.History[0].By.Name, "who wrote it")
	require.Equal(t, []string{"Last Resort"}, names(fresh.NextNamed, partyName))
	require.True(t, fresh.AcknowledgeBy.After(e.At))

	theirs, err := n.Referral(t.Context(), n.stranger, fresh.ID)
	require.NoError(t, err)
	require.Nil(t, theirs.Parent, "its receiver does not learn that another did not answer")
	require.Empty(t, theirs.NextNamed)
	declined, err := n.Referral(t.Context(), n.receiver, old.ID)
	require.NoError(t, err)
	require.Empty(t, declined.Children, "nor does the one that did not answer learn where it went")

	require.EqualValues(t, 1, n.only("SELECT count(*) FROM outbox WHERE referral_id = $1 AND kind = 'start'", fresh.ID))
	require.EqualValues(t, 1, n.only("SELECT count(*) FROM audit WHERE action = 'referral.offer' AND object_id = $1 AND actor_role = 'clock'", fresh.ID))
	require.Equal(t, []string{"offered_on receiver", "offered_on sender", "offered_on sender_adviser", "stuck coordinators"},
		raw[string](t, n.url, "SELECT DISTINCT letter || ' ' || audience FROM notifications WHERE referral_id = $1 AND letter IN ('stuck', 'offered_on') ORDER BY 1", old.ID))
	require.Equal(t, []string{"referred receiver", "sent sender_adviser"},
		raw[string](t, n.url, "SELECT letter || ' ' || audience FROM notifications WHERE referral_id = $1 ORDER BY 1", fresh.ID))
	require.EqualValues(t, 2, n.only("SELECT n FROM referral_counts WHERE organisation_id = $1 AND box = 'outgoing' AND status = 'sent'", n.food.ID)+
		n.only("SELECT n FROM referral_counts WHERE organisation_id = $1 AND box = 'outgoing' AND status = 'closed'", n.food.ID))

	// And on: to the last one named, and then people decide.
	again := n.unanswered(n.current(fresh.ID))
	require.True(t, again.Final)
	v, err = n.Referral(t.Context(), n.sender, fresh.ID)
	require.NoError(t, err)
	require.Equal(t, last.ID, v.Children[0].Receiver.ID)
	end := n.unanswered(n.current(v.Children[0].ID))
	require.False(t, end.Final)
	require.True(t, end.Stuck)
	broken, err := n.VerifyAudit(t.Context())
	require.NoError(t, err)
	require.Empty(t, broken)
}

// current is the referral as the store has it.
func (n *network) current(id uuid.UUID) referral.Referral {
	n.t.Helper()
	v, err := n.Referral(n.t.Context(), n.sender, id)
	require.NoError(n.t, err)
	return v.Referral
}

func TestStuckStaysWhereNobodyCanBeOffered(t *testing.T) {
	t.Parallel()
	for name, between := range map[string]func(*network, referral.Referral){
		"the next one is paused": func(n *network, _ referral.Referral) {
			require.NoError(n.t, n.PauseOrganisation(n.t.Context(), n.coordinator, n.other.ID, true, "Moving house."))
		},
		"the sender is paused": func(n *network, _ referral.Referral) {
			require.NoError(n.t, n.PauseOrganisation(n.t.Context(), n.coordinator, n.food.ID, true, "Moving house."))
		},
		"the client's consent does not name it any more": func(n *network, r referral.Referral) {
			raw[string](n.t, n.url, "UPDATE referral_clients SET form = jsonb_set(form, '{consent,to}', '[]') WHERE referral_id = $1 RETURNING ''", r.ID)
		},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			n := newNetwork(t)
			n.offering()
			r := n.naming(n.other)
			between(n, r)
			e := n.unanswered(r)
			require.False(t, e.Final)
			require.True(t, e.Stuck)
			require.EqualValues(t, 1, n.only("SELECT count(*) FROM referrals"))
			require.EqualValues(t, 2, n.only("SELECT count(*) FROM notifications WHERE letter = 'stuck'"), "both coordinators, as ever")
		})
	}
}

// An old run of the workflow offers nothing.
func TestAnotherEpochOffersNothing(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	n.offering()
	r := n.naming(n.other)
	done, err := n.at(monday.Add(time.Hour)).Redrive(t.Context(), r.ID, r.Epoch)
	require.NoError(t, err)
	require.True(t, done)
	_, err = n.at(r.Moments[0].At).PassMoment(t.Context(), schema.PassInput{ReferralID: r.ID, Epoch: r.Epoch, Moment: r.Moments[0]})
	require.ErrorIs(t, err, referral.ErrSuperseded)
	r.Epoch++
	require.True(t, n.unanswered(r).Final)
	require.EqualValues(t, 2, n.only("SELECT count(*) FROM referrals"))
}

func TestWhoMayBeNamedNext(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	for name, change := range map[string]func(*schema.Draft){
		"the receiver itself":            func(d *schema.Draft) { d.Next = someOrganisations(n.debt) },
		"the sender itself":              func(d *schema.Draft) { d.Next = someOrganisations(n.food) },
		"the same one twice":             func(d *schema.Draft) { d.Next = someOrganisations(n.other, n.other) },
		"one that nobody knows":          func(d *schema.Draft) { d.Next = []uuid.UUID{uuid.Max} },
		"one the client was not told of": func(d *schema.Draft) { d.Form.Consent.To = someOrganisations(n.debt) },
	} {
		t.Run(name, func(t *testing.T) {
			d := schema.Draft{Form: form(n.debt.ID, n.other.ID, n.food.ID), Receivers: someOrganisations(n.debt), Next: someOrganisations(n.other)}
			change(&d)
			d, err := n.SaveDraft(t.Context(), n.sender, d)
			require.NoError(t, err)
			_, err = n.SendDraft(t.Context(), n.sender, d.ID, d.Version)
			require.ErrorIs(t, err, referral.ErrInvalid)
		})
	}
}

func TestPolicy(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	before := n.send()
	p, err := n.Policy(t.Context())
	require.NoError(t, err)
	require.Equal(t, schema.Policy{Version: 1, AcknowledgeDays: 3, DecideDays: 5, UrgentAcknowledgeDays: 1, UrgentDecideDays: 2, Silence: referral.SilenceAsks, TakesApplications: true}, p)
	p.AcknowledgeDays, p.Silence = 4, referral.SilenceCloses
	for name, by := range map[string]referral.Actor{"an adviser": n.sender, "an auditor": {UserID: n.coordinator.UserID, Role: referral.Auditor}} {
		_, err := n.SetPolicy(t.Context(), by, p)
		require.ErrorIs(t, err, referral.ErrNotAllowed, name)
	}
	set, err := n.SetPolicy(t.Context(), n.coordinator, p)
	require.NoError(t, err)
	require.EqualValues(t, 2, set.Version)
	_, err = n.SetPolicy(t.Context(), n.second, p)
	require.ErrorIs(t, err, referral.ErrStale, "somebody else was quicker")
	require.Equal(t, []string{"3 → 4, ask → close"}, raw[string](t, n.url, `SELECT format('%s → %s, %s → %s', detail #>> '{from,acknowledge_days}', detail #>> '{to,acknowledge_days}',
		detail #>> '{from,silence}', detail #>> '{to,silence}') FROM audit WHERE action = 'policy.set'`))
	require.Equal(t, []bool{true}, raw[bool](t, n.url, "SELECT silence_closes FROM policy"), "who reads the old column is told the same")
	require.Equal(t, 3, n.current(before.ID).Terms.AcknowledgeDays, "what was sent keeps its terms")
	after := n.send()
	require.Equal(t, 4, after.Terms.AcknowledgeDays)
	require.True(t, after.Terms.SilenceCloses)
	for _, wrong := range []func(*schema.Policy){
		func(p *schema.Policy) { p.DecideDays = 0 }, func(p *schema.Policy) { p.UrgentDecideDays = 61 }, func(p *schema.Policy) { p.Silence = "shout" },
	} {
		bad := set
		wrong(&bad)
		_, err := n.SetPolicy(t.Context(), n.coordinator, bad)
		require.ErrorIs(t, err, referral.ErrInvalid)
	}
}

func partyName(p referral.Party) string { return p.Name }
