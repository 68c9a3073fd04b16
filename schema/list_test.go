package schema_test

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"onward/referral"
	"onward/schema"
)

// busy fills the network with referrals between its three organisations, at
// many stages.
func (n *network) busy() {
	n.t.Helper()
	random := rand.New(rand.NewPCG(1, 2))
	staff := []referral.Actor{n.sender, n.receiver, n.stranger}
	names := []string{"Smith", "Smithson", "O'Hara", "Ohara", "van der Berg", "Zoë"}
	issues := []string{"debt", "housing", "food"}
	for i := range 45 {
		from := random.IntN(3)
		to := (from + 1 + random.IntN(2)) % 3
		at := monday.Add(time.Duration(i/3) * 7 * time.Hour) // three at each moment
		then := n.at(at)
		f := form(staff[to].OrganisationID)
		f.Client.LastName, f.Client.FirstName = names[random.IntN(len(names))], []string{"Mary", "Max"}[random.IntN(2)]
		f.Need.Urgent, f.Need.Issues = random.IntN(4) == 0, []string{issues[random.IntN(3)]}
		d, err := then.SaveDraft(n.t.Context(), staff[from], schema.Draft{Form: f, Receivers: []uuid.UUID{staff[to].OrganisationID}})
		require.NoError(n.t, err)
		sent, err := then.SendDraft(n.t.Context(), staff[from], d.ID, d.Version)
		require.NoError(n.t, err)
		r := sent[0]
		for _, cmd := range [][]referral.Command{
			{},
			{{Kind: referral.Acknowledge}, {Kind: referral.Assign, Assignee: staff[to].UserID}},
			{{Kind: referral.Acknowledge}, {Kind: referral.Accept}},
			{{Kind: referral.Decline, Reason: referral.NoCapacity, Words: "Full."}},
			{{Kind: referral.Return, Words: "What about the letter?"}},
			{{Kind: referral.StopClock, Words: "Wait."}},
		}[random.IntN(6)] {
			by := staff[to]
			if cmd.Kind == referral.StopClock {
				by = staff[from]
			}
			r = then.must(r, by, cmd)
		}
	}
}

// oracle answers a query by looking at every row, past the store and its
// policies.
func (n *network) oracle(by referral.Actor, q schema.ListQuery, now time.Time, surname func(string) bool) []int64 {
	n.t.Helper()
	type row struct {
		Number             int64
		From, To, Assigned uuid.UUID
		By                 uuid.UUID
		Status, Issues     string
		Urgent             bool
		Sent, Due          time.Time
		ID, Name           string
	}
	var rows []row
	for _, line := range raw[map[string]any](n.t, n.url, `SELECT jsonb_build_object('number', number, 'from', r.sender_id, 'to', r.receiver_id,
		'by', sender_adviser_id, 'assigned', coalesce(assigned_to, '00000000-0000-0000-0000-000000000000'), 'status', status, 'issues', array_to_string(issues, ','), 'urgent', urgent,
		'sent', to_char(sent_at, 'YYYY-MM-DD"T"HH24:MI:SS.USZ'), 'due', to_char(due_order, 'YYYY-MM-DD"T"HH24:MI:SS.USZ'), 'id', r.id, 'name', k.form->'client'->>'last_name')
		FROM referrals r JOIN referral_clients k ON k.referral_id = r.id`) {
		at := func(field string) time.Time {
			t, err := time.Parse(time.RFC3339Nano, line[field].(string))
			require.NoError(n.t, err)
			return t
		}
		text := func(field string) string { return line[field].(string) }
		rows = append(rows, row{
			int64(line["number"].(float64)), uuid.MustParse(text("from")), uuid.MustParse(text("to")), uuid.MustParse(text("assigned")), uuid.MustParse(text("by")),
			text("status"), text("issues"), line["urgent"].(bool), at("sent"), at("due"), text("id"), text("name"),
		})
	}
	rows = slices.DeleteFunc(rows, func(r row) bool {
		in, out := r.To == by.OrganisationID, r.From == by.OrganisationID
		switch q.Box {
		case schema.BoxIncoming:
			out = false
		case schema.BoxOutgoing:
			in = false
		}
		return !in && !out ||
			len(q.Status) > 0 && !slices.Contains(q.Status, referral.Status(r.Status)) ||
			q.Urgent != nil && r.Urgent != *q.Urgent || q.Overdue != nil && r.Due.Before(now) != *q.Overdue ||
			len(q.From) > 0 && !slices.Contains(q.From, r.From) || len(q.To) > 0 && !slices.Contains(q.To, r.To) ||
			q.Issue != "" && !slices.Contains(strings.Split(r.Issues, ","), q.Issue) ||
			q.SentFrom != nil && r.Sent.Before(q.SentFrom.At(0, 0, 0)) || q.SentTo != nil && !r.Sent.Before(q.SentTo.AddDays(1).At(0, 0, 0)) ||
			q.AssignedTo != uuid.Nil && r.Assigned != q.AssignedTo || q.Unassigned && r.Assigned != uuid.Nil || q.SentBy != uuid.Nil && r.By != q.SentBy ||
			surname != nil && !surname(r.Name)
	})
	slices.SortFunc(rows, func(a, b row) int {
		if q.Order == schema.ByDue {
			return cmp.Or(a.Due.Compare(b.Due), cmp.Compare(a.ID, b.ID))
		}
		return cmp.Or(b.Sent.Compare(a.Sent), cmp.Compare(b.ID, a.ID))
	})
	numbers := make([]int64, len(rows))
	for i, r := range rows {
		numbers[i] = r.Number
	}
	return numbers
}

func TestListEqualsAnOracleInEveryPageSize(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	n.busy()
	now := monday.Add(6 * 24 * time.Hour)
	n = n.at(now)
	yes, no, wednesday := true, false, referral.NewDate(2026, time.June, 3)
	smith := func(name string) bool { return strings.HasPrefix(name, "Smith") }
	for name, tt := range map[string]struct {
		q       schema.ListQuery
		surname func(string) bool
	}{
		"everything":                {},
		"received":                  {q: schema.ListQuery{Box: schema.BoxIncoming}},
		"sent, by due":              {q: schema.ListQuery{Box: schema.BoxOutgoing, Order: schema.ByDue}},
		"both, by due":              {q: schema.ListQuery{Order: schema.ByDue}},
		"at two statuses":           {q: schema.ListQuery{Status: []referral.Status{referral.Sent, referral.Accepted}}},
		"urgent":                    {q: schema.ListQuery{Urgent: &yes}},
		"overdue":                   {q: schema.ListQuery{Overdue: &yes, Order: schema.ByDue}},
		"not overdue":               {q: schema.ListQuery{Overdue: &no}},
		"from one, about debt":      {q: schema.ListQuery{From: []uuid.UUID{n.food.ID, n.debt.ID}, Issue: "debt"}},
		"to one":                    {q: schema.ListQuery{To: []uuid.UUID{n.debt.ID}}},
		"sent on one day":           {q: schema.ListQuery{SentFrom: &wednesday, SentTo: &wednesday}},
		"assigned to me":            {q: schema.ListQuery{AssignedTo: n.receiver.UserID}},
		"sent by me":                {q: schema.ListQuery{SentBy: n.sender.UserID}},
		"unassigned, received":      {q: schema.ListQuery{Unassigned: true, Box: schema.BoxIncoming}},
		"a surname's beginning":     {schema.ListQuery{Text: "smith"}, smith},
		"with other letters":        {schema.ListQuery{Text: "ÓHARA"}, func(s string) bool { return s == "O'Hara" || s == "Ohara" }},
		"of several words":          {schema.ListQuery{Text: "van der b"}, func(s string) bool { return s == "van der Berg" }},
		"of nobody":                 {schema.ListQuery{Text: "%"}, func(string) bool { return false }},
		"a surname, by due, opened": {schema.ListQuery{Text: "smith", Order: schema.ByDue, Status: []referral.Status{referral.Sent}}, smith},
	} {
		t.Run(name, func(t *testing.T) {
			for who, by := range map[string]referral.Actor{"food": n.sender, "debt": n.receiver} {
				want := n.oracle(by, tt.q, now, tt.surname)
				all := max(len(want), 2)
				for _, size := range []int{1, 3, all - 1, all, all + 1} {
					require.Equal(t, want, n.pages(t, by, tt.q, size), "%s, pages of %d", who, size)
				}
			}
		})
	}
}

func (n *network) pages(t *testing.T, by referral.Actor, q schema.ListQuery, size int) []int64 {
	t.Helper()
	numbers := []int64{}
	q.Limit, q.After = size, ""
	for {
		page, err := n.List(t.Context(), by, q)
		require.NoError(t, err)
		require.LessOrEqual(t, len(page.Items), size)
		for _, item := range page.Items {
			numbers = append(numbers, item.Number)
		}
		if page.Next == "" {
			return numbers
		}
		q.After = page.Next
	}
}

func TestListByNumberAndFullName(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	r := n.send()
	for name, tt := range map[string]struct {
		text string
		want int
	}{
		"its number":           {fmt.Sprint(r.Number), 1},
		"its number with a #":  {fmt.Sprintf("#%d", r.Number), 1},
		"another number":       {"9", 0},
		"first name, surname":  {"zoe o'h", 1},
		"another first name":   {"mary o'hara", 0},
		"the first name alone": {"zoe", 0},
	} {
		t.Run(name, func(t *testing.T) {
			page, err := n.List(t.Context(), n.receiver, schema.ListQuery{Text: tt.text})
			require.NoError(t, err)
			require.Len(t, page.Items, tt.want)
		})
	}
}

func TestListRefusesCursorsThatAreNot(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	n.send()
	n.send()
	page, err := n.List(t.Context(), n.sender, schema.ListQuery{Limit: 1})
	require.NoError(t, err)
	for name, q := range map[string]schema.ListQuery{
		"made up":          {After: "x"},
		"of another order": {After: page.Next, Order: schema.ByDue},
		"of another list":  {After: "WyJ4Il0"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := n.List(t.Context(), n.sender, q)
			require.ErrorIs(t, err, referral.ErrInvalid)
		})
	}
}

func TestDashboard(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	n.busy()
	now := monday.Add(6 * 24 * time.Hour)
	n = n.at(now)
	yes := true
	at := func(s ...referral.Status) []referral.Status { return s }
	for who, of := range map[string]struct {
		by  referral.Actor
		own bool
	}{
		"food": {n.sender, false}, "debt": {n.receiver, false}, "other": {n.stranger, false},
		"an adviser of food": {n.sender, true}, "an adviser of debt": {n.receiver, true}, "the lead of debt": {n.lead, true},
	} {
		by := of.by
		d, err := n.Dashboard(t.Context(), by, of.own)
		require.NoError(t, err)
		in := func(q schema.ListQuery) []int64 {
			q.Box = schema.BoxIncoming
			if of.own && !q.Unassigned {
				q.AssignedTo = by.UserID
			}
			return n.oracle(by, q, now, nil)
		}
		out := func(q schema.ListQuery) []int64 {
			q.Box = schema.BoxOutgoing
			if of.own {
				q.SentBy = by.UserID
			}
			return n.oracle(by, q, now, nil)
		}
		open := at(referral.Sent, referral.Acknowledged, referral.Returned, referral.Accepted, referral.Declined)
		require.Equal(t, in(schema.ListQuery{Urgent: &yes, Status: open, Order: schema.ByDue}), numbers(d.Urgent), who)
		require.Equal(t, first(in(schema.ListQuery{Status: at(referral.Acknowledged)})), numbers(d.Pending), who)
		require.Equal(t, first(in(schema.ListQuery{Status: at(referral.Sent)})), numbers(d.Incoming), who)
		require.Equal(t, first(out(schema.ListQuery{})), numbers(d.Outgoing), who)
		undecided := at(referral.Sent, referral.Acknowledged, referral.Returned)
		require.Equal(t, schema.Counts{
			Open: len(in(schema.ListQuery{Status: undecided})), Accepted: len(in(schema.ListQuery{Status: at(referral.Accepted)})),
			Closed: len(in(schema.ListQuery{Status: at(referral.Declined)})), Overdue: len(in(schema.ListQuery{Overdue: &yes})),
		}, d.Received, who)
		require.Equal(t, schema.Counts{
			Open: len(out(schema.ListQuery{Status: undecided})), Accepted: len(out(schema.ListQuery{Status: at(referral.Accepted)})),
			Closed: len(out(schema.ListQuery{Status: at(referral.Declined)})), Overdue: len(out(schema.ListQuery{Overdue: &yes})),
		}, d.Sent, who)
		want := map[schema.TaskKind][]int64{
			schema.TaskOverdue:  in(schema.ListQuery{Overdue: &yes, Order: schema.ByDue}),
			schema.TaskReturned: out(schema.ListQuery{Status: at(referral.Returned)}),
			schema.TaskDeclined: out(schema.ListQuery{Status: at(referral.Declined)}),
			schema.TaskUnassigned: in(schema.ListQuery{
				Unassigned: true, Status: at(referral.Sent, referral.Acknowledged, referral.Accepted), Order: schema.ByDue,
			}),
		}
		for _, task := range d.Tasks {
			require.Equal(t, len(want[task.Kind]), task.Count, "%s %s", who, task.Kind)
			require.Equal(t, first(want[task.Kind]), numbers(task.Referrals), "%s %s", who, task.Kind)
			delete(want, task.Kind)
		}
		for kind, left := range want {
			require.Empty(t, left, kind)
		}
	}
}

func first(numbers []int64) []int64 { return numbers[:min(10, len(numbers))] }

func numbers(all []schema.Summary) []int64 {
	list := make([]int64, len(all))
	for i, s := range all {
		list[i] = s.Number
	}
	return list
}

func TestStuckIsForTheNetwork(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	n.busy()
	now := monday.Add(6 * 24 * time.Hour)
	n = n.at(now)
	_, err := n.Stuck(t.Context(), n.lead, "", 10)
	require.ErrorIs(t, err, referral.ErrNotAllowed)
	var got []int64
	for after := ""; ; {
		page, err := n.Stuck(t.Context(), n.coordinator, after, 2)
		require.NoError(t, err)
		for _, item := range page.Items {
			require.Empty(t, item.ClientName)
		}
		got = append(got, numbers(page.Items)...)
		if after = page.Next; after == "" {
			break
		}
	}
	require.Equal(t, raw[int64](t, n.url, "SELECT number FROM referrals WHERE due_order < $1 ORDER BY due_order, id", now), got)
	require.NotEmpty(t, got)
}
