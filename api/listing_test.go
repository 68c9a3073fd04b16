package api_test

import (
	"encoding/json"
	"net/http"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"onward/api"
	"onward/internal/testdb"
	"onward/referral"
)

const chessAndDarts = `[{"id": "1", "name": "Chess club", "description": "Every day.", "url": "https://chess.example.org"},
	{"id": "2", "name": "Darts"}, {"id": "3", "name": "Debts", "organization": {"name": "wherry debt ADVICE"}}]`

// states are what an import would do, by what the source calls each.
func states(p api.ImportPreview) map[string]string {
	all := map[string]string{}
	for _, r := range p.Rows {
		all[r.Key] = r.State
	}
	return all
}

func (w *world) look(text string) (p api.ImportPreview) {
	w.t.Helper()
	w.as(coordinator).post("/directory/imports", map[string]any{"source": "Marram games", "text": text}).is(http.StatusOK).into(&p)
	return p
}

func (w *world) apply(p api.ImportPreview, chosen ...string) (done api.ImportDone) {
	w.t.Helper()
	w.as(coordinator).post("/directory/imports/"+p.ID.String(), map[string]any{"chosen": chosen}).is(http.StatusOK).into(&done)
	return done
}

func (w *world) listings(question map[string]any) (names []string) {
	w.t.Helper()
	var found api.DirectoryList
	w.as(sender).post("/directory/search", question).is(http.StatusOK).into(&found)
	for _, l := range found.Listings.Items {
		names = append(names, l.Name)
	}
	return names
}

func TestACoordinatorImportsADirectoryAndChooses(t *testing.T) {
	t.Parallel()
	url := testdb.URL(t)
	w := worldOn(t, url)
	p := w.look(chessAndDarts)
	require.Equal(t, map[string]string{"1": "new", "2": "new", "3": "member"}, states(p), "a member of the network speaks for itself")
	require.Empty(t, w.listings(map[string]any{}), "a preview changes nothing")
	require.Equal(t, api.ImportDone{Added: 1}, w.apply(p, "1", "3", "unknown"))
	require.Equal(t, []string{"Chess club"}, w.listings(map[string]any{}))
	w.as(coordinator).post("/directory/imports/"+p.ID.String(), map[string]any{"chosen": []string{"2"}}).problem(http.StatusNotFound, "not_found")

	p = w.look(`[{"id": "1", "name": "Chess club", "description": "Mondays."}, {"id": "2", "name": "Darts"}]`)
	require.Equal(t, map[string]string{"1": "changed", "2": "new"}, states(p))
	require.Equal(t, []api.ImportChange{{Field: "summary", Before: "Every day.", After: "Mondays."}, {Field: "website", Before: "https://chess.example.org"}}, p.Rows[0].Changes)
	require.Equal(t, api.ImportDone{Added: 1, Changed: 1}, w.apply(p, "1", "2"))
	require.Equal(t, []string{"Chess club"}, w.listings(map[string]any{"text": "mondays"}))
	require.Equal(t, []string{"Chess club", "Darts"}, w.listings(map[string]any{}))
	for name, never := range map[string]map[string]any{"an issue": {"issue": "debt"}, "favourites": {"favourite": true}, "accepting": {"accepting": true}, "another page": {"page": 2}, "open": {"open": true}} {
		require.Empty(t, w.listings(never), name)
	}

	p = w.look(`[{"id": "1", "name": "Chess club", "description": "Mondays."}]`)
	require.Equal(t, map[string]string{"1": "same", "2": "missing"}, states(p))
	require.Equal(t, api.ImportDone{Removed: 1}, w.apply(p, "2"))
	require.Equal(t, []string{"Chess club"}, w.listings(map[string]any{}))

	db, err := pgx.Connect(t.Context(), url)
	require.NoError(t, err)
	defer db.Close(t.Context()) //nolint:errcheck // nothing of it is needed any more
	var audited int
	require.NoError(t, db.QueryRow(t.Context(), "SELECT count(*) FROM audit WHERE action = 'listings.import'").Scan(&audited))
	require.Equal(t, 3, audited)
	var organisations int
	require.NoError(t, db.QueryRow(t.Context(), "SELECT count(*) FROM organisations").Scan(&organisations))
	require.Equal(t, 3, organisations, "nobody joined the network")
}

func TestAnImportIsACoordinatorsAndThatOneCoordinators(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	p := w.look(chessAndDarts)
	other := referral.Actor{UserID: w.people[auditor].UserID, Role: referral.Coordinator}
	_, err := w.store.ApplyListings(t.Context(), other, p.ID, []string{"1"})
	require.ErrorIs(t, err, referral.ErrNotFound)
	_, err = w.store.ApplyListings(t.Context(), w.people[lead], p.ID, []string{"1"})
	require.ErrorIs(t, err, referral.ErrNotAllowed)
	_, err = w.store.PreviewListings(t.Context(), w.people[auditor], "x", nil)
	require.ErrorIs(t, err, referral.ErrNotAllowed)
}

func TestAFeedOfOursIsReadBack(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	require.NoError(t, w.store.Publish(t.Context(), referral.TheClock, w.debt.ID, true))
	there := newWorld(t)
	var p api.ImportPreview
	there.as(coordinator).post("/directory/imports", map[string]any{"source": w.url + "/open-referral"}).is(http.StatusOK).into(&p)
	require.Len(t, p.Rows, 1)
	require.Equal(t, w.debt.ID.String(), p.Rows[0].Key)
	got := there.as(coordinator).post("/directory/imports", map[string]any{"source": w.url + "/nowhere"})
	require.Equal(t, []string{"source"}, fields(got))
}

// A directory's file is larger than other requests may be.
func TestALargeFileIsRead(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	services := make([]map[string]string, 400)
	for i := range services {
		services[i] = map[string]string{"id": string(rune('A'+i%26)) + string(rune('A'+i/26)), "name": "Club", "description": strings.Repeat("x", 5000)}
	}
	text, err := json.Marshal(services)
	require.NoError(t, err)
	require.Greater(t, len(text), 1<<20)
	require.Len(t, w.look(string(text)).Rows, 400)
}
