package schema_test

import (
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"onward/referral"
	"onward/schema"
)

// on is a moment of August 2026 in London: the last Monday, the 31st, is a bank
// holiday in England.
func on(day, hour int) time.Time { return referral.NewDate(2026, time.August, day).At(hour, 0, 0) }

var (
	august = referral.Period{From: referral.NewDate(2026, time.August, 1), To: referral.NewDate(2026, time.August, 31)}
	noGood = referral.Command{Kind: referral.Decline, Words: "We are full.", Reason: referral.NoCapacity}
	reason = "For a reason."
)

// reported is a summer whose figures are worked out by hand in the tests below:
// six clients of the food bank, sent to the debt advisers, who are closed on
// Wednesday 26 August.
func reported(t *testing.T) *network {
	t.Helper()
	n := newNetwork(t)
	raw[string](t, n.url, "INSERT INTO closures VALUES ($1, '2026-08-26') RETURNING ''", n.debt.ID)
	home := func(postcode string) func(*schema.Draft) {
		return func(d *schema.Draft) { d.Form.Client.Address.Postcode = postcode }
	}
	// 1: over the bank holiday. Friday 28 to Tuesday 1 September: 1 working day. Accepted on the 2nd: 2. Reached on the 3rd: 3.
	r := n.at(on(28, 10)).send(home("nr1 3qg"))
	r = n.at(on(32, 9)).must(r, n.receiver, referral.Command{Kind: referral.Acknowledge})
	r = n.at(on(33, 9)).must(r, n.receiver, referral.Command{Kind: referral.Accept})
	n.at(on(35, 9)).must(r, n.receiver, referral.Command{Kind: referral.RecordContact, Contact: referral.ContactAttempt{Channel: referral.ByPhone, Reached: true, At: on(34, 9)}})
	// 2: over the closure. Tuesday 25 to Friday 28: 2 working days, not 3. Then silence: the decision is missed by the 31st of October.
	r = n.at(on(25, 10)).send(home("NR2 1AA"))
	n.at(on(28, 9)).must(r, n.receiver, referral.Command{Kind: referral.Acknowledge})
	// 3: declined in error and taken back, then accepted on Friday 7: Monday 3 to Friday 7 is 4. Acknowledged the same day: 0.
	r = n.at(on(3, 9)).send(home("NR1 1AA"))
	r = n.at(on(3, 15)).must(r, n.receiver, referral.Command{Kind: referral.Acknowledge})
	r = n.at(on(4, 9)).must(r, n.receiver, noGood)
	r = n.at(on(4, 10)).must(r, n.receiver, referral.Command{Kind: referral.Undo, Words: reason})
	n.at(on(7, 9)).must(r, n.receiver, referral.Command{Kind: referral.Accept})
	// 4: returned and sent again: counts once, in August, and its time from Thursday 13 to Friday 14: 1. Declined on Tuesday 18: 3.
	r = n.at(on(5, 9)).send(home(""))
	r = n.at(on(6, 9)).must(r, n.receiver, referral.Command{Kind: referral.Return, Words: reason})
	r = n.at(on(13, 9)).must(r, n.sender, referral.Command{Kind: referral.Send})
	r = n.at(on(14, 9)).must(r, n.receiver, referral.Command{Kind: referral.Acknowledge})
	n.at(on(18, 9)).must(r, n.receiver, noGood)
	// 5: declined without an acknowledgement, in time, on Monday 10 + 1 day: 1.
	r = n.at(on(10, 9)).send()
	n.at(on(11, 9)).must(r, n.receiver, noGood)
	// 6: withdrawn before anybody answered, on the day after.
	r = n.at(on(12, 9)).send()
	n.at(on(13, 9)).must(r, n.sender, referral.Command{Kind: referral.Withdraw, Words: reason})
	// July, to compare with, at the last moment of the month in London.
	n.at(referral.NewDate(2026, time.July, 31).At(23, 59, 0)).send(home("NR1 1AA"))
	return n.at(referral.NewDate(2026, time.October, 31).At(12, 0, 0))
}

func TestReportCountsWhatAHandCounts(t *testing.T) {
	t.Parallel()
	n := reported(t)
	got, err := n.Report(t.Context(), n.lead, schema.ReportQuery{Box: schema.BoxIncoming, Period: august})
	require.NoError(t, err)

	require.Equal(t, map[schema.State]int{"accepted": 2, "declined": 2, "waiting": 1, "withdrawn": 1}, got.Now.States)
	require.Equal(t, map[schema.State]int{"waiting": 1}, got.Before.States, "July")
	require.Equal(t, map[referral.DeclineReason]int{referral.NoCapacity: 2}, got.Now.Reasons, "the one that was taken back is none")
	require.Equal(t, referral.Spread{0: 1, 1: 2, 2: 1}, got.Now.ToAcknowledge)
	require.InDelta(t, 1, got.Now.ToAcknowledge.Median(), 0)
	require.Equal(t, referral.Spread{3: 1}, got.Now.ToContact)
	require.Equal(t, referral.Spread{1: 1, 2: 1, 3: 1, 4: 1}, got.Now.ToDecide)
	require.InDelta(t, 2.5, got.Now.ToDecide.Median(), 0)
	require.Equal(t, 4, got.Now.ToDecide.Ninetieth())
	require.Equal(t, schema.Kept{Met: 5}, got.Now.Acknowledge, "a decline answers, the withdrawn one counts as neither")
	require.Equal(t, schema.Kept{Met: 4, Missed: 1}, got.Now.Decide)
	require.Equal(t, schema.Kept{Missed: 1}, got.Before.Acknowledge, "still waiting, months late")
	require.Zero(t, got.Now.Unmet, "a receiver does not know who else was asked")

	require.Equal(t, []schema.PairCount{{From: n.food.Name, To: n.debt.Name, Now: 6, Before: 1}}, got.Pairs)
	require.Equal(t, []schema.IssueCount{{Issue: "debt", States: got.Now.States}}, got.Issues)
	require.Equal(t, []schema.AreaCount{{"", "", 3, 0}, {"", "NR1", 2, 1}, {"", "NR2", 1, 0}}, got.Areas, "without a postcode it is not known")
	require.Len(t, got.Months, 24)
	require.Equal(t, []schema.MonthCount{{referral.NewDate(2026, time.July, 1), 1, 0}, {referral.NewDate(2026, time.August, 1), 6, 6}}, got.Months[22:])
}

func TestUnmetIsEveryReceiverOfAClient(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	other := n.person("Olga", "Other", n.other, referral.Adviser)
	decline := func(r referral.Referral, by referral.Actor) referral.Referral {
		return n.at(on(4, 9)).must(r, by, noGood)
	}
	august3 := n.at(on(3, 9))
	both := august3.sendTo([]uuid.UUID{n.debt.ID, n.other.ID})
	decline(both[0], n.receiver)
	decline(both[1], other)
	one := august3.sendTo([]uuid.UUID{n.debt.ID, n.other.ID}, func(d *schema.Draft) { d.Form.Need.Issues = []string{"housing"} })
	decline(one[0], n.receiver)
	taken := n.at(on(4, 9)).must(one[1], other, referral.Command{Kind: referral.Acknowledge})
	n.at(on(4, 9)).must(taken, other, referral.Command{Kind: referral.Accept})
	forwarded := decline(august3.send(), n.receiver)
	_, err := n.at(on(5, 9)).ForwardReferral(t.Context(), n.sender, schema.ForwardInput{
		ReferralID: forwarded.ID, Version: forwarded.Version, Receivers: []uuid.UUID{n.other.ID}, Consent: form(n.other.ID).Consent,
	})
	require.NoError(t, err)

	for name, by := range map[string]referral.Actor{"the sender": leadOf(n.sender), "the network": n.coordinator} {
		got, err := n.at(on(6, 9)).Report(t.Context(), by, schema.ReportQuery{Box: schema.BoxOutgoing, Period: august})
		require.NoError(t, err, name)
		require.Equal(t, 1, got.Now.Unmet, "%s: one was taken, one is still with somebody", name)
		require.Equal(t, map[string]int{"debt": 1}, got.Now.UnmetBy, name)
		require.Equal(t, 6, got.Now.Total(), name)
	}
}

// leadOf is the same organisation's lead.
func leadOf(a referral.Actor) referral.Actor {
	a.Role = referral.Lead
	return a
}

func TestAStoppedClockIsNoDeadline(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	r := n.at(on(3, 9)).send()
	r = n.at(on(4, 9)).must(r, n.lead, referral.Command{Kind: referral.StopClock, Words: reason})
	r = n.at(on(20, 9)).must(r, n.receiver, referral.Command{Kind: referral.Acknowledge})
	r = n.at(on(20, 10)).must(r, n.lead, referral.Command{Kind: referral.StopClock, Words: reason})
	n.at(on(60, 9)).must(r, n.receiver, referral.Command{Kind: referral.Accept})
	got, err := n.at(on(61, 9)).Report(t.Context(), n.lead, schema.ReportQuery{Box: schema.BoxIncoming, Period: august})
	require.NoError(t, err)
	require.Equal(t, schema.Kept{}, got.Now.Acknowledge)
	require.Equal(t, schema.Kept{}, got.Now.Decide)
	require.Equal(t, 13, got.Now.ToAcknowledge.Ninetieth(), "and yet it took its time")
}

func TestAReportIsOnesOwn(t *testing.T) {
	t.Parallel()
	n := reported(t)
	ask := func(by referral.Actor, box schema.Box) (schema.Report, error) {
		return n.Report(t.Context(), by, schema.ReportQuery{Box: box, Period: august})
	}
	for _, box := range []schema.Box{schema.BoxIncoming, schema.BoxOutgoing} {
		got, err := ask(n.stranger, box)
		require.NoError(t, err)
		require.False(t, got.Any)
		require.Zero(t, got.Now.Total())
		require.Empty(t, got.Areas)
		require.Empty(t, got.Pairs)
	}
	whole, err := ask(referral.Actor{UserID: n.coordinator.UserID, Role: referral.Auditor}, "")
	require.NoError(t, err)
	require.Equal(t, 6, whole.Now.Total())
	rows, err := n.asApp(n.stranger, "SELECT FROM referral_figures")
	require.NoError(t, err)
	require.Zero(t, rows, "whatever a query asks")
	_, err = n.asApp(n.lead, "UPDATE referral_figures SET state = 'accepted'")
	require.ErrorContains(t, err, "permission denied")
	_, err = n.asApp(n.lead, "SELECT figure(ARRAY[]::uuid[])")
	require.ErrorContains(t, err, "permission denied")
}

// Only the outward half of what is wholly a postcode leaves the client's row.
func TestOnlyAWholePostcodeHasAnOutwardCode(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	for typed, want := range map[string]string{
		"NR1 3QG": "NR1", " nr13qg ": "NR1", "EC1A 1BB": "EC1A", "GIR 0AA": "GIR", "W1A 0AX": "W1A",
		"": "", "NR1": "", "12 Elm Hill, NR1 3QG": "", "Mrs O'Hara": "", "NR1 3Q": "", "QR1 3QG": "",
	} {
		require.Equal(t, []string{want}, raw[string](t, n.url, "SELECT outward_code($1)", typed), typed)
	}
}
