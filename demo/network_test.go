package demo_test

import (
	"encoding/json"
	"slices"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"onward/demo"
	"onward/referral"
	"onward/schema"
)

// now is a Wednesday morning.
var now = time.Date(2026, time.November, 18, 11, 20, 0, 0, time.UTC)

func written(t *testing.T, n demo.Network) string {
	t.Helper()
	text, err := json.Marshal(slices.Collect(n.Referrals()))
	require.NoError(t, err)
	return string(text)
}

func TestTheSameSeedMakesTheSameNetwork(t *testing.T) {
	t.Parallel()
	n := demo.Generate(7, 200, now)
	again := demo.Generate(7, 200, now)
	require.Equal(t, n.Organisations, again.Organisations)
	require.Equal(t, n.People, again.People)
	require.Equal(t, written(t, n), written(t, again))
	for name, other := range map[string]demo.Network{
		"another seed":   demo.Generate(8, 200, now),
		"another time":   demo.Generate(7, 200, now.Add(24*time.Hour)),
		"another number": n.NumberedFrom(20001),
	} {
		require.NotEqual(t, written(t, n), written(t, other), name)
	}
}

func TestReferralsAreNumberedInTheirOrder(t *testing.T) {
	t.Parallel()
	for _, size := range []int{1, 2, 17, 400} {
		number, ids := int64(demo.FirstNumber), map[uuid.UUID]bool{}
		for p := range demo.Generate(3, size, now).Referrals() {
			require.Equal(t, number, p.Referral.Number)
			require.False(t, ids[p.Referral.ID], "twice: %s", p.Referral.ID)
			ids[p.Referral.ID] = true
			number++
		}
		require.EqualValues(t, size, number-demo.FirstNumber, "exactly as many as asked for")
	}
}

func TestOrganisations(t *testing.T) {
	t.Parallel()
	n := demo.Generate(1, 0, now)
	require.Len(t, n.Organisations, 40)
	slugs, nations, paused, closed := map[string]bool{}, map[referral.Nation]int{}, 0, 0
	for _, o := range n.Organisations {
		require.Regexp(t, `^[a-z0-9][a-z0-9-]*$`, o.Slug)
		require.False(t, slugs[o.Slug], o.Slug)
		slugs[o.Slug] = true
		nations[o.Nation]++
		for _, text := range []string{o.Name, o.Summary, o.Criteria, o.Waiting, o.Email, o.Phone} {
			require.NotEmpty(t, text, o.Slug)
		}
		require.Regexp(t, `^[a-z0-9-]+@example\.org$`, o.Email)
		require.Regexp(t, `^01632 960 \d{3}$`, o.Phone)
		require.NotEmpty(t, o.Areas, o.Slug)
		require.NotEmpty(t, o.Issues, o.Slug)
		if o.PausedReason != "" {
			paused++
		}
		if o.AcceptingNote != "" {
			closed++
		}
	}
	require.Equal(t, map[referral.Nation]int{referral.EnglandAndWales: 38, referral.Scotland: 1, referral.NorthernIreland: 1}, nations)
	require.Positive(t, paused)
	require.Positive(t, closed)
}

func TestPeople(t *testing.T) {
	t.Parallel()
	n := demo.Generate(1, 0, now)
	usernames, leads, network, two := map[string]bool{}, map[uuid.UUID]int{}, map[referral.Role]int{}, 0
	for _, p := range n.People {
		require.Regexp(t, `^[a-z][a-z0-9]*$`, p.Username)
		require.False(t, usernames[p.Username], p.Username)
		usernames[p.Username] = true
		require.NotEmpty(t, p.FirstName)
		require.NotEmpty(t, p.LastName, p.Username)
		require.NoError(t, referral.CheckPassword(demo.Password, p.Username, p.FirstName, p.LastName))
		network[p.Network]++
		if len(p.Memberships) == 2 {
			two++
		}
		for _, m := range p.Memberships {
			if m.Role == referral.Lead {
				leads[m.Organisation]++
			}
		}
	}
	require.Equal(t, map[referral.Role]int{"": 120, referral.Coordinator: 2, referral.Auditor: 1}, network)
	require.Equal(t, 6, two, "some work for two organisations")
	for _, o := range n.Organisations {
		require.Positive(t, leads[o.ID], o.Slug)
	}
}

func TestAccountsShowTheMost(t *testing.T) {
	t.Parallel()
	accounts := demo.Accounts()
	require.Len(t, accounts, 4)
	n, sent, received := demo.Generate(1, demo.Size, now), map[string]int{}, map[string]int{}
	for p := range n.Referrals() {
		sent[p.Referral.Sender.Name]++
		received[p.Referral.Receiver.Name]++
	}
	require.Equal(t, most(sent), accounts[0].Organisation)
	require.Equal(t, referral.Lead, accounts[1].Role)
	require.Greater(t, received[accounts[1].Organisation], demo.Size/20, "a busy receiver")
	require.Equal(t, []referral.Role{referral.Coordinator, referral.Auditor}, []referral.Role{accounts[2].Role, accounts[3].Role})
	for _, a := range accounts {
		require.True(t, slices.ContainsFunc(n.People, func(p demo.Person) bool {
			return p.Username == a.Username && p.FirstName+" "+p.LastName == a.Name
		}), a.Username)
		require.NotEmpty(t, a.Why)
	}
}

func most(counts map[string]int) (name string) {
	for n, count := range counts {
		if count > counts[name] {
			name = n
		}
	}
	return name
}

func TestProportions(t *testing.T) {
	t.Parallel()
	status, open, overdue, stuck, urgent, hops, batches := map[referral.Status]int{}, 0, 0, 0, 0, 0, map[uuid.UUID]int{}
	waiting, ever, kinds := 0, 0, map[referral.Kind]int{}
	for p := range demo.Generate(1, demo.Size, now).Referrals() {
		r := p.Referral
		status[r.Status]++
		open += count(r.Open())
		overdue += count(r.Overdue)
		stuck += count(r.Stuck)
		urgent += count(r.Urgent)
		hops = max(hops, r.Hops)
		waiting += count(r.Status == referral.Declined && !r.Forwarded)
		ever += count(slices.ContainsFunc(p.Steps, func(s schema.PastStep) bool { return s.Event.Overdue }))
		batches[p.Batch]++
		for _, s := range p.Steps {
			kinds[s.Event.Kind]++
		}
	}
	for _, s := range referral.Statuses {
		require.Positive(t, status[s], s)
	}
	for _, k := range append(slices.Clone(referral.Kinds), referral.PassMoment) {
		if k != referral.AddFile && k != referral.RemoveFile { // a past brings no bytes
			require.Positive(t, kinds[k], k)
		}
	}
	require.InDelta(t, 170, open, 90, "a tenth of the year is open")
	require.InDelta(t, 20, overdue, 15)
	require.InDelta(t, 10, stuck, 8)
	require.InDelta(t, 130, urgent, 60)
	require.Greater(t, waiting, 2, "declined and with their senders")
	require.Less(t, ever, demo.Size/4, "most are on time")
	require.GreaterOrEqual(t, hops, 2, "forwarded more than once")
	require.Less(t, len(batches), demo.Size*95/100, "some sends go to several receivers")
}

func count(is bool) int {
	if is {
		return 1
	}
	return 0
}
