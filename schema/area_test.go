package schema_test

import (
	"encoding/json"
	"errors"
	"iter"
	"testing"

	"github.com/stretchr/testify/require"

	"onward/referral"
	"onward/schema"
)

func each[T any](list ...T) iter.Seq2[T, error] {
	return func(yield func(T, error) bool) {
		for _, one := range list {
			if !yield(one, nil) {
				return
			}
		}
	}
}

var (
	marram = schema.Area{Code: "M1", Name: "Marram City", Boundary: json.RawMessage(`{"type": "Polygon", "coordinates": []}`)}
	lode   = schema.Area{Code: "M2", Name: "Broad Lode", Boundary: json.RawMessage(`{"type": "Polygon", "coordinates": []}`)}
)

// drawn gives the network two areas, a postcode and a sector.
func (n *network) drawn() schema.ImportedGeography {
	n.t.Helper()
	done, err := n.ImportGeography(n.t.Context(), schema.Geography{Areas: each(marram, lode), Postcodes: each(
		schema.Postcode{Code: "MR1 1", AreaCode: "M1", Latitude: 53.2, Longitude: 2.5},
		schema.Postcode{Code: "MR1 1AB", AreaCode: "M2", Latitude: 53.1, Longitude: 2.6},
		schema.Postcode{Code: "NR1 3QG", AreaCode: "E07000148", Latitude: 52.6, Longitude: 1.3},
	)})
	require.NoError(n.t, err)
	return done
}

func TestImportGeography(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	has, err := n.HasPostcodes(t.Context())
	require.NoError(t, err)
	require.False(t, has)
	require.Equal(t, schema.ImportedGeography{Areas: 2, Postcodes: 2, Outside: 1}, n.drawn())
	require.Equal(t, schema.ImportedGeography{Areas: 2, Postcodes: 2, Outside: 1}, n.drawn(), "again changes nothing")
	has, err = n.HasPostcodes(t.Context())
	require.NoError(t, err)
	require.True(t, has)
	broken := errors.New("postcodes: line 7: this is no postcode")
	_, err = n.ImportGeography(t.Context(), schema.Geography{
		Areas: each(schema.Area{Code: "M3", Name: "Half", Boundary: marram.Boundary}),
		Postcodes: func(yield func(schema.Postcode, error) bool) {
			_ = yield(schema.Postcode{Code: "MR9 9ZZ", AreaCode: "M1"}, nil) && yield(schema.Postcode{}, broken)
		},
	})
	require.ErrorIs(t, err, broken)
	require.Equal(t, []int64{2}, raw[int64](t, n.url, "SELECT count(*) FROM areas"), "all or nothing")
	_, err = n.asApp(n.coordinator, "UPDATE areas SET name = 'x'")
	require.NoError(t, err)
	require.Equal(t, []string{"Broad Lode", "Marram City"}, raw[string](t, n.url, "SELECT name FROM areas ORDER BY name"), "only the command line changes them")
}

func TestDirectoryByPostcode(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	n.county()
	n.drawn()
	for name, tt := range map[string]struct {
		postcode, area string
		want           []string
	}{
		"of its sector, any spelling": {" mr11zz ", "Marram City", []string{"Saltlantern Debt Advice", "Thornby Shelter"}},
		"its own before its sector":   {"MR1 1AB", "Broad Lode", []string{"Saltlantern Debt Advice"}},
	} {
		t.Run(name, func(t *testing.T) {
			page, err := n.PublicDirectory(t.Context(), schema.DirectoryQuery{Postcode: tt.postcode})
			require.NoError(t, err)
			require.Equal(t, tt.area, page.Area)
			require.Equal(t, tt.want, names(page.Items, func(p schema.Published) string { return p.Name }))
		})
	}
	for postcode, words := range map[string]string{"hello": "full postcode", "NR1 3QG": "not in the network's area"} {
		_, err := n.Directory(t.Context(), n.sender, schema.DirectoryQuery{Postcode: postcode})
		require.ErrorIs(t, err, referral.ErrInvalid)
		require.ErrorContains(t, err, words)
		require.NotContains(t, err.Error(), postcode+" is")
	}
	_, err := n.Directory(t.Context(), n.sender, schema.DirectoryQuery{Postcode: "MR1 1AB"})
	require.NoError(t, err)
	recent, err := n.RecentSearches(t.Context(), n.sender)
	require.NoError(t, err)
	require.Empty(t, recent, "a postcode may be a client's")
}

func TestTheNearestComesFirst(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	n.drawn()
	for name, postcode := range map[string]string{"Far": "MR1 1AB", "Near": "MR1 1ZZ", "Nowhere known": "MR9 9ZZ", "In words": ""} {
		o := schema.Organisation{Name: name, Email: "a@example.org", Nation: referral.EnglandAndWales, Areas: []string{"Marram City"}}
		if o.Address = "Behind the mill"; postcode != "" {
			o.Office = referral.Address{Line1: "1 Street", Town: "Marram", Postcode: postcode}
		}
		_, err := n.CreateOrganisation(t.Context(), referral.TheClock, o)
		require.NoError(t, err)
	}
	page, err := n.Directory(t.Context(), n.sender, schema.DirectoryQuery{Postcode: "mr1 1zz"})
	require.NoError(t, err)
	require.Equal(t, []string{"Near", "Far", "In words", "Nowhere known"}, names(page.Items, func(l schema.Listed) string { return l.Name }))
	require.Zero(t, *page.Items[0].Miles)
	require.InDelta(t, 8.06, *page.Items[1].Miles, 0.01)
	require.Nil(t, page.Items[2].Miles)
	require.Equal(t, "1 Street\nMarram\nMR1 1ZZ", page.Items[0].Address)
	require.Equal(t, "Behind the mill", page.Items[2].Address, "it stays until its parts are given")
	page, err = n.Directory(t.Context(), n.sender, schema.DirectoryQuery{Near: "mr1 1zz", Text: "far"})
	require.NoError(t, err)
	require.Len(t, page.Items, 1, "how far it is, whatever area it serves")
	require.NotNil(t, page.Items[0].Miles)
	page, err = n.Directory(t.Context(), n.sender, schema.DirectoryQuery{Issue: "debt", Area: "Marram City", Open: true})
	require.NoError(t, err)
	require.Zero(t, page.Total)
	require.Zero(t, raw[int64](t, n.url, "SELECT count(*) FROM unmatched_searches")[0], "at night nobody is open: that is no need")
}
