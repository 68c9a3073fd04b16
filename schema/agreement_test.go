package schema_test

import (
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"onward/referral"
	"onward/schema"
)

// publishAgreement makes the version after the one seen, to be accepted by the day.
func (n *network) publishAgreement(seen int, by time.Time) {
	n.t.Helper()
	require.NoError(n.t, n.PublishAgreement(n.t.Context(), n.coordinator, seen, referral.Agreement{
		Title: "Sharing what clients tell us", Text: "# Why\n\nClients trust us.\n\nVersion " + string(rune('1'+seen)), Changes: "It is shorter.", From: referral.DateOf(by),
	}))
}

func (n *network) barred(by referral.Actor) bool {
	n.t.Helper()
	own, err := n.OwnAgreement(n.t.Context(), by)
	require.NoError(n.t, err)
	return own.Agreed.Barred()
}

// trySend sends from food to debt and returns what kept it.
func (n *network) trySend() error {
	n.t.Helper()
	d, err := n.SaveDraft(n.t.Context(), n.sender, schema.Draft{Form: form(n.debt.ID), Receivers: []uuid.UUID{n.debt.ID}})
	require.NoError(n.t, err)
	_, err = n.SendDraft(n.t.Context(), n.sender, d.ID, d.Version)
	return err
}

func TestTheAgreementKeepsFromSendingAndReceiving(t *testing.T) {
	t.Parallel()
	n := newNetwork(t).at(monday.AddDate(1, 0, 0)) // every member is of before
	ctx, start := t.Context(), monday.AddDate(1, 0, 0)
	underWay := n.send()
	owed, err := n.OwedAgreement(ctx, n.lead)
	require.NoError(t, err)
	require.Nil(t, owed, "a network without one asks nothing")
	day := start.AddDate(0, 0, 30)
	n.publishAgreement(0, day)
	require.NoError(t, n.trySend(), "the days of grace")
	owed, err = n.OwedAgreement(ctx, n.lead)
	require.NoError(t, err)
	require.Equal(t, &schema.OwedAgreement{From: referral.DateOf(day)}, owed)

	then := n.at(day)
	require.True(t, then.barred(n.lead))
	require.ErrorIs(t, then.trySend(), referral.ErrAgreementSender)
	foodLead := leadOf(n.sender)
	require.NoError(t, then.AcceptAgreement(ctx, foodLead, 1))
	var refused *referral.Error
	require.ErrorAs(t, then.trySend(), &refused)
	require.Contains(t, refused.Fields[0].Message, "has not accepted the network's data-sharing agreement")
	o, err := then.Organisation(ctx, n.sender, n.debt.ID)
	require.NoError(t, err)
	require.Equal(t, referral.BarrierAgreement, o.Barrier(n.food.ID).Kind)
	then.must(underWay, n.receiver, referral.Command{Kind: referral.Acknowledge})

	closed := referral.Accepting{}
	require.NoError(t, then.SetAccepting(ctx, n.lead, closed, 1))
	require.ErrorIs(t, then.SetAccepting(ctx, n.lead, referral.Accepting{Open: true}, 2), referral.ErrAgreementOpening)
	require.ErrorIs(t, then.AcceptAgreement(ctx, n.receiver, 1), referral.ErrNotAllowed, "an adviser")
	require.NoError(t, then.AcceptAgreement(ctx, n.lead, 1))
	require.ErrorIs(t, then.AcceptAgreement(ctx, n.lead, 1), referral.ErrRefused, "once")
	require.NoError(t, then.SetAccepting(ctx, n.lead, referral.Accepting{Open: true}, 2))
	require.NoError(t, then.trySend(), "both accepted")
	own, err := then.OwnAgreement(ctx, n.lead)
	require.NoError(t, err)
	require.Len(t, own.Accepted, 1)
	require.Equal(t, "Lena L.", own.Accepted[0].Acceptance.By.Name)
	require.True(t, day.Equal(own.Accepted[0].Acceptance.At))
}

func TestVersionsOfTheAgreement(t *testing.T) {
	t.Parallel()
	start := monday.AddDate(1, 0, 0)
	n := newNetwork(t).at(start)
	ctx := t.Context()
	require.ErrorIs(t, n.RecordAgreement(ctx, n.coordinator, n.debt.ID, 1, referral.Signature{Name: "Ann Smith", On: referral.DateOf(start)}), referral.ErrNotFound)
	n.publishAgreement(0, start.AddDate(0, 0, 10))
	require.ErrorIs(t, n.PublishAgreement(ctx, n.coordinator, 0, referral.Agreement{}), referral.ErrStale)
	for _, by := range []referral.Actor{n.lead, n.sender, {UserID: n.coordinator.UserID, Role: referral.Auditor}} {
		require.ErrorIs(t, n.PublishAgreement(ctx, by, 1, referral.Agreement{}), referral.ErrNotAllowed)
		require.ErrorIs(t, n.RecordAgreement(ctx, by, n.debt.ID, 1, referral.Signature{}), referral.ErrNotAllowed)
	}
	_, err := n.NetworkAgreement(ctx, n.lead)
	require.ErrorIs(t, err, referral.ErrNotAllowed)
	paper := referral.Signature{Name: "Ann Smith", On: referral.DateOf(start.AddDate(0, 0, -3))}
	require.NoError(t, n.RecordAgreement(ctx, n.coordinator, n.debt.ID, 1, paper))
	require.ErrorIs(t, n.RecordAgreement(ctx, n.coordinator, uuid.New(), 1, paper), referral.ErrNotFound)
	require.Zero(t, n.only("SELECT count(*) FROM audit WHERE detail::text LIKE '%Smith%' OR detail::text LIKE '%trust%'"), "the audit names no signatory and holds no words")
	n.publishAgreement(1, start.AddDate(0, 0, 40))
	require.ErrorIs(t, n.AcceptAgreement(ctx, leadOf(n.sender), 1), referral.ErrStale, "they read another")

	now, err := n.at(start.AddDate(0, 0, 20)).NetworkAgreement(ctx, n.coordinator)
	require.NoError(t, err)
	require.Equal(t, []int{0, 1}, []int{now.Versions[0].Accepted, now.Versions[1].Accepted})
	standing := map[uuid.UUID]schema.Standing{}
	for _, s := range now.Standings {
		standing[s.ID] = s
	}
	require.Equal(t, &paper, standing[n.debt.ID].Last.Paper)
	require.False(t, standing[n.debt.ID].Agreed.Barred(), "the first is what must have been accepted by now")
	require.True(t, standing[n.food.ID].Agreed.Barred())
	require.Nil(t, standing[n.food.ID].Last)
	require.True(t, n.at(start.AddDate(0, 0, 40)).barred(n.lead), "and then the second")

	late := n.at(start.AddDate(0, 0, 1))
	young, err := late.CreateOrganisation(ctx, n.coordinator, schema.Organisation{Name: "Newcomers", Nation: referral.Scotland, Accepting: true})
	require.NoError(t, err)
	require.True(t, late.barred(referral.Actor{UserID: n.lead.UserID, OrganisationID: young.ID, Role: referral.Lead}), "who joins later accepts first")
}

func TestLeadsAreAskedToAcceptEachOnce(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	ctx := t.Context()
	saturday := referral.NewDate(2026, 6, 6).At(3, 0, 0)
	day := referral.NewDate(2026, 7, 4) // a Saturday
	// Two leads: of debt, and a stranger of another organisation.
	count := func(at time.Time) int {
		written, err := n.at(at).RemindOfAgreement(ctx)
		require.NoError(t, err)
		return written
	}
	require.Zero(t, count(saturday), "there is none")
	n.at(saturday).publishAgreement(0, day.At(12, 0, 0))
	require.Equal(t, 2, count(saturday))
	require.Zero(t, count(saturday.Add(time.Hour)), "once")
	require.Zero(t, count(day.AddDays(-8).At(9, 0, 0)))
	require.Equal(t, 2, count(day.AddDays(-7).At(9, 0, 0)), "a week before")
	require.Equal(t, 2, count(day.At(0, 5, 0)), "on the day")
	require.Zero(t, count(day.AddDays(50).At(9, 0, 0)))
	released := raw[time.Time](t, n.url, "SELECT DISTINCT release_at FROM notifications WHERE agreement_version = 1 ORDER BY release_at")
	require.True(t, referral.NewDate(2026, 6, 8).At(8, 0, 0).Equal(released[0]), "on the next working day, from eight")
	require.True(t, referral.NewDate(2026, 7, 6).At(8, 0, 0).Equal(released[2]))

	require.Zero(t, n.only("SELECT count(*) FROM outbox WHERE payload::text LIKE '%Sharing%' OR payload::text LIKE '%Lena%' OR payload::text LIKE '%@%'"), "Temporal is told ids")

	id := raw[uuid.UUID](t, n.url, "SELECT id FROM notifications WHERE letter = 'agreement_due' AND user_id = $1", n.lead.UserID)[0]
	letter, err := n.Letter(ctx, id)
	require.NoError(t, err)
	require.Equal(t, n.debt.Name, letter.OrganisationName)
	require.Equal(t, day, letter.AgreementFrom)
	require.False(t, letter.AgreementOver)
	require.NoError(t, n.AcceptAgreement(ctx, n.lead, 1))
	letter, err = n.Letter(ctx, id)
	require.NoError(t, err)
	require.True(t, letter.AgreementOver, "what was accepted while it waited is not asked for")
	n.at(day.AddDays(55).At(9, 0, 0)).publishAgreement(1, day.AddDays(90).At(12, 0, 0))
	require.Equal(t, 2, count(day.AddDays(60).At(9, 0, 0)), "another version is asked for afresh")
}
