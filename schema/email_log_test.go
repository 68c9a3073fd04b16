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

// failed makes letters of referrals that could not be handed over.
func (n *network) failed(reason string, letters ...uuid.UUID) {
	n.t.Helper()
	for _, id := range letters {
		require.NoError(n.t, n.MarkFailed(n.t.Context(), id, reason))
	}
}

func (n *network) emails(by referral.Actor, q schema.EmailQuery) (all []schema.Email) {
	n.t.Helper()
	for {
		page, err := n.Emails(n.t.Context(), by, q)
		require.NoError(n.t, err)
		all = append(all, page.Items...)
		if q.After = page.Next; q.After == "" {
			return all
		}
	}
}

func TestEveryEmailIsInTheLog(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	r := n.must(n.send(), n.receiver, referral.Command{Kind: referral.Acknowledge})
	first := n.letter(referral.LetterReferred)
	n.failed("refused", first)
	auditor := referral.Actor{UserID: n.second.UserID, Role: referral.Auditor}
	for name, tt := range map[string]struct {
		q    schema.EmailQuery
		want []referral.Letter
	}{
		"of a referral, a page at a time": {schema.EmailQuery{Number: r.Number, Limit: 1}, []referral.Letter{referral.LetterAcknowledged, referral.LetterReferred}},
		"in a state":                      {schema.EmailQuery{States: []schema.NotificationState{schema.NotificationFailed}}, []referral.Letter{referral.LetterReferred}},
		"that did not arrive":             {schema.EmailQuery{Undelivered: true}, []referral.Letter{referral.LetterReferred}},
		"of a kind":                       {schema.EmailQuery{Letter: referral.LetterAcknowledged}, []referral.Letter{referral.LetterAcknowledged}},
		"to an organisation":              {schema.EmailQuery{Organisation: n.debt.ID, Number: r.Number}, []referral.Letter{referral.LetterReferred}},
		"from a time":                     {schema.EmailQuery{From: monday.Add(time.Second)}, nil},
		"until a time":                    {schema.EmailQuery{Until: monday}, nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var got []referral.Letter
			for _, e := range n.emails(auditor, tt.q) {
				got = append(got, e.Letter)
				require.Regexp(t, `^.•••@`, e.Address)
			}
			require.ElementsMatch(t, tt.want, got)
		})
	}
	for _, by := range []referral.Actor{n.lead, n.sender} {
		_, err := n.Emails(t.Context(), by, schema.EmailQuery{})
		require.ErrorIs(t, err, referral.ErrNotAllowed)
		require.ErrorIs(t, n.ResendEmail(t.Context(), by, first), referral.ErrNotAllowed)
	}
	require.ErrorIs(t, n.ResendEmail(t.Context(), auditor, first), referral.ErrNotAllowed)
}

func TestAnEmailIsSentAgainOnceHoweverOftenTheButtonIsPressed(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	r := n.send()
	first := n.letter(referral.LetterReferred)
	require.ErrorIs(t, n.ResendEmail(t.Context(), n.coordinator, first), referral.ErrRefused, "it is on its way")
	n.failed("refused", first)
	var all sync.WaitGroup
	for range 4 {
		all.Go(func() { require.NoError(t, n.ResendEmail(t.Context(), n.coordinator, first)) })
	}
	all.Wait()
	got := n.emails(n.coordinator, schema.EmailQuery{Number: r.Number})
	require.Len(t, got, 2)
	require.EqualValues(t, 1, n.only("SELECT count(*) FROM audit WHERE action = 'mail.resend'"))
	require.EqualValues(t, 1, n.only("SELECT count(*) FROM outbox AS x JOIN notifications AS n ON n.id = x.notification_id WHERE n.dedupe_key LIKE 'again:%'"))
	require.Empty(t, n.emails(n.coordinator, schema.EmailQuery{Undelivered: true}))
	for _, e := range got {
		require.Equal(t, e.ID == first, e.Resent)
		require.False(t, e.MayBeResent())
		if e.ID != first {
			l, err := n.Letter(t.Context(), e.ID)
			require.NoError(t, err)
			require.Equal(t, referral.LetterReferred, l.Letter)
			require.Equal(t, r.ID, l.ReferralID)
			n.failed("refused", e.ID)
			require.NoError(t, n.ResendEmail(t.Context(), n.coordinator, e.ID), "and again, when that one fails too")
		}
	}
}

func TestAllThatFailedSinceADayIsSentAgain(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	n.send()
	n.failed("gave_up", raw[uuid.UUID](t, n.url, "SELECT id FROM notifications WHERE letter = 'referred'")...)
	later := n.at(monday.Add(24 * time.Hour))
	later.send()
	later.send()
	n.failed("gave_up", raw[uuid.UUID](t, n.url, "SELECT id FROM notifications WHERE letter = 'referred' AND state = 'due'")...)
	count, more, err := later.ResendFailed(t.Context(), n.coordinator, monday.Add(time.Hour))
	require.NoError(t, err)
	require.False(t, more)
	require.Equal(t, 2, count, "not those of the day before")
	count, _, err = later.ResendFailed(t.Context(), n.coordinator, monday.Add(time.Hour))
	require.NoError(t, err)
	require.Zero(t, count, "and not twice")
	_, _, err = later.ResendFailed(t.Context(), n.lead, monday)
	require.ErrorIs(t, err, referral.ErrNotAllowed)
	undelivered, err := n.UndeliveredEmails(t.Context(), n.coordinator)
	require.NoError(t, err)
	require.Equal(t, 1, undelivered)
}
