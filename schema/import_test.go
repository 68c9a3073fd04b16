package schema_test

import (
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"onward/internal/testdb"
	"onward/referral"
	"onward/schema"
)

// moved is a small network from elsewhere: a referral that was acknowledged, with a
// private note of the receiver's adviser.
type moved struct {
	schema.Import
	sender, receiver, colleague referral.Actor
}

func newMoved(t *testing.T) moved {
	t.Helper()
	organisation := func(slug string) schema.ImportedOrganisation {
		return schema.ImportedOrganisation{
			Organisation: schema.Organisation{ID: uuid.New(), Slug: slug, Name: slug, Nation: referral.Scotland, Accepting: true, Own: &schema.OwnDeadlines{Decide: 7}},
			Closures:     []referral.Date{referral.NewDate(2026, time.June, 3)}, CreatedAt: monday,
		}
	}
	from, to := organisation("larder"), organisation("lantern")
	m := moved{Import: schema.Import{Organisations: []schema.ImportedOrganisation{from, to}}}
	person := func(username string, o uuid.UUID) referral.Actor {
		p := schema.ImportedPerson{
			ID: uuid.New(), Username: username, FirstName: "A", LastName: username, Email: username + "@example.org", CreatedAt: monday,
			Memberships: []schema.ImportedMembership{{OrganisationID: o, Role: referral.Adviser}},
		}
		m.People = append(m.People, p)
		return referral.Actor{UserID: p.ID, OrganisationID: o, Role: referral.Adviser}
	}
	m.sender, m.receiver, m.colleague = person("sender", from.ID), person("receiver", to.ID), person("colleague", to.ID)
	past := schema.PastReferral{Batch: uuid.New(), Form: referral.Form{}.Tidy(), Referral: referral.Referral{
		ID: uuid.New(), Number: 5, Epoch: 1, Status: referral.Draft, Terms: referral.DefaultTerms, Issues: []string{"debt"}, SenderAdviser: m.sender.UserID,
		Sender: referral.Party{ID: from.ID, Slug: "larder", Nation: referral.Scotland}, Receiver: referral.Party{ID: to.ID, Slug: "lantern", Nation: referral.Scotland},
	}}
	for i, cmd := range []referral.Command{
		{Kind: referral.Send, By: m.sender},
		{Kind: referral.Acknowledge, By: m.receiver},
		{Kind: referral.AddNote, By: m.receiver, Note: referral.Note{ID: uuid.New(), Text: "Go gently.", Private: true, Author: m.receiver.UserID}},
	} {
		r, e, err := referral.Apply(past.Referral, cmd, referral.NewCalendar(referral.Scotland, to.Closures), monday.Add(time.Duration(i)*time.Hour))
		require.NoError(t, err)
		past.Referral, past.Steps = r, append(past.Steps, schema.PastStep{Command: cmd, Event: e})
	}
	m.Referrals = []schema.PastReferral{past}
	return m
}

func TestImport(t *testing.T) {
	t.Parallel()
	s, m, ctx := testdb.Open(t, schema.Options{Clock: func() time.Time { return monday.AddDate(0, 0, 1) }}), newMoved(t), t.Context()
	require.NoError(t, s.Import(ctx, m.Import))
	id := m.Referrals[0].Referral.ID

	mine, err := s.Referral(ctx, m.receiver, id)
	require.NoError(t, err)
	require.Equal(t, referral.Acknowledged, mine.Status)
	require.Len(t, mine.Notes, 1)
	require.Len(t, mine.History, 3)
	theirs, err := s.Referral(ctx, m.colleague, id)
	require.NoError(t, err)
	require.Empty(t, theirs.Notes, "a private note is its author's")
	require.Len(t, theirs.History, 2)

	_, _, err = s.Apply(ctx, referral.Command{ReferralID: id, Kind: referral.Accept, By: m.colleague, Version: 3})
	require.NoError(t, err, "it lives on")
	broken, err := s.VerifyAudit(ctx)
	require.NoError(t, err)
	require.Empty(t, broken)
	d, err := s.Dashboard(ctx, m.receiver, false)
	require.NoError(t, err)
	require.Equal(t, 1, d.Received.Accepted, "it is counted")
}

func TestImportIsAllOrNothing(t *testing.T) {
	t.Parallel()
	s, m := testdb.Open(t, schema.Options{}), newMoved(t)
	again := m.Referrals[0]
	again.Referral.ID = uuid.New() // and the same number
	m.Referrals = append(m.Referrals, again)
	require.Error(t, s.Import(t.Context(), m.Import))
	populated, err := s.Populated(t.Context())
	require.NoError(t, err)
	require.False(t, populated)
}

func TestNumbersAreReservedInARow(t *testing.T) {
	t.Parallel()
	s := testdb.Open(t, schema.Options{})
	first, err := s.ReserveNumbers(t.Context(), 10)
	require.NoError(t, err)
	next, err := s.ReserveNumbers(t.Context(), 1)
	require.NoError(t, err)
	require.Equal(t, first+10, next)
}
