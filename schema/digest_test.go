package schema_test

import (
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"onward/referral"
)

// digests are the letters of a kind, as whom they address.
func (n *network) digests(kind referral.DigestKind) []string {
	n.t.Helper()
	return raw[string](n.t, n.url, "SELECT u.first_name FROM notifications AS n JOIN users AS u ON u.id = n.user_id WHERE n.letter = $1 ORDER BY 1", string(kind.Letter()))
}

func (n *network) decide() int {
	n.t.Helper()
	sent, err := n.DecideDigests(n.t.Context())
	require.NoError(n.t, err)
	return sent
}

// nextMonday is the Monday at eight after the network's own, which is the first
// of June.
var nextMonday = referral.DateOf(monday).AddDays(7).At(8, 0, 0)

func TestTheWeeklyDigestGoesOnceToLeadsWhoWantIt(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	second := n.person("Lou", "Lead", n.debt, referral.Lead)
	n.person("Fay", "Lead", n.food, referral.Lead)
	require.NoError(t, n.ChooseDigest(t.Context(), second, referral.DigestWeekly, false))
	n.send()
	require.Zero(t, n.at(nextMonday.Add(-time.Second)).decide(), "not before eight")
	require.Equal(t, 1, n.at(nextMonday).decide(), "Fay's organisation and Sam's have nothing to say")
	require.Equal(t, []string{"Lena"}, n.digests(referral.DigestWeekly))
	require.Zero(t, n.at(nextMonday.Add(time.Minute)).decide(), "once")
	n.send() // and what happens after it was decided changes nothing
	require.Zero(t, n.at(nextMonday.Add(24*time.Hour)).decide())
	require.Equal(t, 1, n.at(nextMonday.AddDate(0, 0, 7)).decide(), "the week after")

	l, err := n.at(nextMonday).Letter(t.Context(), n.letter(referral.LetterWeekly))
	require.NoError(t, err)
	require.Equal(t, []string{"lena@example.org", "Lena", "Debt Advice Norwich"}, []string{l.To, l.Name, l.OrganisationName})
	require.Equal(t, referral.WeekFigures{New: 2, Unacknowledged: 2, Overdue: 2, Oldest: monday.UTC()}, l.Week)
	payload := raw[string](t, n.url, "SELECT payload::text FROM outbox WHERE payload ->> 'letter' = 'digest_weekly'")[0]
	require.NotContains(t, payload, n.debt.ID.String())
}

func TestTheMonthlyDigestCountsAsTheReportDoes(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	n.person("Fay", "Lead", n.food, referral.Lead)
	n.must(n.send(), n.receiver, referral.Command{Kind: referral.Decline, Reason: referral.NoCapacity, Words: "Full."})
	n.must(n.send(), n.receiver, referral.Command{Kind: referral.Acknowledge})
	july := referral.NewDate(2026, 7, 1).At(8, 0, 0)
	require.Equal(t, 2, n.at(july).decide())
	require.Equal(t, []string{"Fay", "Lena"}, n.digests(referral.DigestMonthly))
	for _, id := range raw[string](t, n.url, "SELECT id::text FROM notifications WHERE letter = 'digest_monthly'") {
		l, err := n.at(july).Letter(t.Context(), uuid.MustParse(id))
		require.NoError(t, err)
		side, other := l.Month.Received, l.Month.Sent
		if l.Name == "Fay" {
			side, other = other, side
		}
		require.True(t, other.Quiet())
		require.Equal(t, 2, side.Now.Total)
		require.Zero(t, side.Before.Total)
		require.Equal(t, 1, side.Now.Outcomes[3], referral.MonthOutcomes[3])
		require.Equal(t, referral.Deadlines{Met: 2}, side.Now.Acknowledged)
		require.Equal(t, referral.Deadlines{Met: 1, Missed: 1}, side.Now.Decided)
	}
}

func TestWhoAsksGetsADigestWithNothingInIt(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	require.NoError(t, n.AskDigest(t.Context(), n.stranger, referral.DigestWeekly))
	require.ErrorIs(t, n.AskDigest(t.Context(), n.stranger, referral.DigestWeekly), referral.ErrRefused)
	require.NoError(t, n.at(monday.Add(11*time.Minute)).AskDigest(t.Context(), n.stranger, referral.DigestWeekly))
	require.ErrorIs(t, n.AskDigest(t.Context(), n.sender, referral.DigestWeekly), referral.ErrNotAllowed)
	l, err := n.Letter(t.Context(), n.letter(referral.LetterWeekly))
	require.NoError(t, err)
	require.True(t, l.Week.Quiet())
	require.Equal(t, "Elsewhere", l.OrganisationName)
}

func TestADigestThatDidNotArriveIsSentAgainAsItWas(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	require.NoError(t, n.AskDigest(t.Context(), n.lead, referral.DigestMonthly))
	id := n.letter(referral.LetterMonthly)
	require.NoError(t, n.MarkFailed(t.Context(), id, "refused"))
	require.NoError(t, n.ResendEmail(t.Context(), n.coordinator, id))
	again := uuid.MustParse(raw[string](t, n.url, "SELECT resent_as::text FROM notifications WHERE id = $1", id)[0])
	l, err := n.Letter(t.Context(), again)
	require.NoError(t, err)
	require.Equal(t, "2026-05-01", l.Period.From.String())
}
