package schema_test

import (
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"onward/referral"
	"onward/schema"
)

// county adds organisations to look for; those in public agreed to be seen.
func (n *network) county() {
	n.t.Helper()
	for _, o := range []schema.Organisation{
		{Name: "Saltlantern Debt Advice", Summary: "Bailiffs and court.", Issues: []string{"debt", "energy"}, Areas: []string{"Marram City", "Broad Lode"}, Accepting: true, Public: true},
		{Name: "Wexingham Café", Summary: "A warm meal.", Issues: []string{"food"}, Areas: []string{"St Osric’s"}, Accepting: true, Public: true},
		{Name: "Thornby Shelter", Summary: "Beds tonight.", Issues: []string{"homelessness"}, Areas: []string{"Marram City"}, Public: true},
		{Name: "Private Refuge", Summary: "Its address is nobody's business.", Issues: []string{"domestic_abuse"}, Areas: []string{"Hidden Vale"}, Accepting: true},
	} {
		o.Nation, o.Email, o.Phone = referral.EnglandAndWales, "letters@example.org", "01632 960 001"
		_, err := n.CreateOrganisation(n.t.Context(), referral.TheClock, o)
		require.NoError(n.t, err)
	}
}

func names[T any](items []T, name func(T) string) []string {
	all := make([]string, len(items))
	for i, item := range items {
		all[i] = name(item)
	}
	return all
}

func TestPublicDirectory(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	n.county()
	all := []string{"Saltlantern Debt Advice", "Thornby Shelter", "Wexingham Café"}
	for name, tt := range map[string]struct {
		query   schema.DirectoryQuery
		want    []string
		similar bool
	}{
		"everything":                       {schema.DirectoryQuery{}, all, false},
		"a part of a word":                 {schema.DirectoryQuery{Text: "LANTERN"}, []string{all[0]}, false},
		"words of the summary":             {schema.DirectoryQuery{Text: "court bailiffs"}, []string{all[0]}, false},
		"an area":                          {schema.DirectoryQuery{Text: "broad lode"}, []string{all[0]}, false},
		"what an issue is called":          {schema.DirectoryQuery{Text: "fuel"}, []string{all[0]}, false},
		"without its accent":               {schema.DirectoryQuery{Text: "cafe"}, []string{all[2]}, false},
		"letters missing":                  {schema.DirectoryQuery{Text: "saltlantrn"}, []string{all[0]}, true},
		"letters that changed places":      {schema.DirectoryQuery{Text: "Wexnigham"}, []string{all[2]}, true},
		"a letter too many":                {schema.DirectoryQuery{Text: "thornbby sheltter"}, []string{all[1]}, true},
		"nothing like it":                  {schema.DirectoryQuery{Text: "zzyzx"}, []string{}, false},
		"signs that SQL knows":             {schema.DirectoryQuery{Text: `%_\`}, []string{}, false},
		"an issue":                         {schema.DirectoryQuery{Issue: "debt"}, []string{all[0]}, false},
		"an area exactly":                  {schema.DirectoryQuery{Area: "st osric's"}, []string{all[2]}, false},
		"those that take referrals":        {schema.DirectoryQuery{Accepting: true}, []string{all[0], all[2]}, false},
		"the second page":                  {schema.DirectoryQuery{Page: 2, Size: 2}, []string{all[2]}, false},
		"a page past the end":              {schema.DirectoryQuery{Page: 9, Size: 2}, []string{}, false},
		"one that did not agree":           {schema.DirectoryQuery{Text: "Private Refuge"}, []string{}, false},
		"the area of one that did not":     {schema.DirectoryQuery{Area: "Hidden Vale"}, []string{}, false},
		"the misspelt name of one that no": {schema.DirectoryQuery{Text: "Privvate Reefuge"}, []string{}, false},
	} {
		t.Run(name, func(t *testing.T) {
			page, err := n.PublicDirectory(t.Context(), tt.query)
			require.NoError(t, err)
			require.Equal(t, tt.want, names(page.Items, func(p schema.Published) string { return p.Name }))
			require.Equal(t, tt.similar, page.Similar)
		})
	}
	areas, err := n.PublicAreas(t.Context())
	require.NoError(t, err)
	require.ElementsMatch(t, []string{"Broad Lode", "Marram City", "St Osric’s"}, areas)
}

func TestWhoMayPublish(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	for name, by := range map[string]referral.Actor{"an adviser": n.receiver, "the lead of another": n.stranger, "an auditor": {UserID: n.coordinator.UserID, Role: referral.Auditor}} {
		require.ErrorIs(t, n.Publish(t.Context(), by, n.debt.ID, true), referral.ErrNotAllowed, name)
	}
	_, err := n.Published(t.Context(), n.debt.ID)
	require.ErrorIs(t, err, referral.ErrNotFound)
	require.NoError(t, n.Publish(t.Context(), n.lead, n.debt.ID, true))
	shown, err := n.PublishedAs(t.Context(), n.debt.Slug)
	require.NoError(t, err)
	require.Equal(t, n.debt.ID, shown.ID)
	require.NoError(t, n.Publish(t.Context(), n.coordinator, n.debt.ID, false))
	_, err = n.Published(t.Context(), n.debt.ID)
	require.ErrorIs(t, err, referral.ErrNotFound)
	require.ErrorIs(t, n.Publish(t.Context(), n.coordinator, uuid.Max, true), referral.ErrNotFound)
	require.Equal(t, []string{"organisation.publish", "organisation.unpublish"},
		raw[string](t, n.url, "SELECT action FROM audit WHERE object_id = '"+n.debt.ID.String()+"' AND action LIKE '%publish' ORDER BY at, action"))
}

func TestFavouritesAreOnesOwn(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	ctx := t.Context()
	require.NoError(t, n.SetFavourite(ctx, n.sender, n.debt.ID, true))
	require.NoError(t, n.SetFavourite(ctx, n.sender, n.debt.ID, true), "twice changes nothing")
	require.ErrorIs(t, n.SetFavourite(ctx, n.sender, uuid.Max, true), referral.ErrNotFound)
	for name, tt := range map[string]struct {
		by   referral.Actor
		want int
	}{"whose it is": {n.sender, 1}, "a colleague of the favourite": {n.receiver, 0}, "a coordinator": {n.coordinator, 0}} {
		page, err := n.Directory(ctx, tt.by, schema.DirectoryQuery{Favourite: true})
		require.NoError(t, err, name)
		require.Len(t, page.Items, tt.want, name)
	}
	require.NoError(t, n.SetFavourite(ctx, n.sender, n.debt.ID, false))
	page, err := n.Directory(ctx, n.sender, schema.DirectoryQuery{Favourite: true})
	require.NoError(t, err)
	require.Empty(t, page.Items)
}

func TestRecentSearches(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	n.county()
	ctx := t.Context()
	search := func(by referral.Actor, q schema.DirectoryQuery) {
		t.Helper()
		_, err := n.Directory(ctx, by, q)
		require.NoError(t, err)
	}
	search(n.sender, schema.DirectoryQuery{})
	search(n.sender, schema.DirectoryQuery{Text: "zzyzx"})
	search(n.sender, schema.DirectoryQuery{Text: "saltlantrn"})
	search(referral.Actor{UserID: n.coordinator.UserID, Role: referral.Auditor}, schema.DirectoryQuery{Issue: "debt"})
	recent, err := n.RecentSearches(ctx, n.sender)
	require.NoError(t, err)
	require.Empty(t, recent, "only what found something is worth asking again")
	search(n.sender, schema.DirectoryQuery{Text: "salt", Accepting: true})
	search(n.sender, schema.DirectoryQuery{Text: "saltlantern", Accepting: true})
	search(n.sender, schema.DirectoryQuery{Text: "SALTLANTERN", Accepting: true})
	recent, err = n.RecentSearches(ctx, n.sender)
	require.NoError(t, err)
	require.Equal(t, []schema.DirectoryQuery{{Text: "saltlantern", Accepting: true}}, recent)
	recent, err = n.RecentSearches(ctx, n.colleague)
	require.NoError(t, err)
	require.Empty(t, recent)
	for _, issue := range []string{"debt", "energy", "food", "homelessness", "domestic_abuse"} {
		search(n.sender, schema.DirectoryQuery{Issue: issue})
		search(n.sender, schema.DirectoryQuery{Text: "a", Issue: issue, Accepting: true})
	}
	recent, err = n.RecentSearches(ctx, n.sender)
	require.NoError(t, err)
	require.Len(t, recent, 8)
}

func TestSearchesThatFoundNobody(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	n.county()
	search := func(at *schema.Store, by referral.Actor, q schema.DirectoryQuery) {
		t.Helper()
		page, err := at.Directory(t.Context(), by, q)
		require.NoError(t, err)
		require.Zero(t, page.Total)
	}
	august3, july31 := n.at(on(3, 9)).Store, n.at(on(0, 9)).Store
	gap := schema.DirectoryQuery{Issue: "immigration", Area: "broad lode"}
	search(july31, n.sender, gap)
	for range 3 {
		search(august3, n.sender, gap) // trying again is no more need
	}
	search(august3, n.receiver, gap)
	search(august3, n.sender, schema.DirectoryQuery{Issue: "immigration", Accepting: true})
	for name, q := range map[string]schema.DirectoryQuery{
		"words may be a name":        {Text: "Wilhelmina Sandling", Issue: "immigration"},
		"nobody knows such a place":  {Issue: "immigration", Area: "Wilhelmina Sandling"},
		"nobody knows such an issue": {Issue: "Wilhelmina Sandling"},
		"one's own favourites":       {Favourite: true, Issue: "immigration"},
	} {
		t.Log(name)
		search(august3, n.sender, q)
	}
	got, err := n.Report(t.Context(), n.coordinator, schema.ReportQuery{Period: august})
	require.NoError(t, err)
	require.Equal(t, []schema.UnmatchedCount{
		{Issue: "immigration", Area: "Broad Lode", Now: 2, Before: 1}, {Issue: "immigration", Accepting: true, Now: 1},
	}, got.Unmatched)
	own, err := n.Report(t.Context(), n.lead, schema.ReportQuery{Box: schema.BoxOutgoing, Period: august})
	require.NoError(t, err)
	require.Empty(t, own.Unmatched, "only the network's report")
	rows, err := n.asApp(n.receiver, "SELECT FROM unmatched_searches")
	require.NoError(t, err)
	require.EqualValues(t, 1, rows, "one's own, whatever a query asks")
}
