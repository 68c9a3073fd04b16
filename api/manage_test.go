package api_test

import (
	"maps"
	"net/http"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"onward/api"
	"onward/internal/testdb"
	"onward/referral"
)

// profile is one that passes every check.
func profile() map[string]any {
	week := make([]map[string]string, 7)
	for i := range week {
		week[i] = map[string]string{"morning": "9.30 to 12.30", "afternoon": ""}
	}
	return map[string]any{
		"summary": "Debt advice.", "criteria": "Adults.", "waiting": "Two weeks", "email": "referrals@example.org", "phone": "01603 555 010",
		"website": "www.example.org", "office": map[string]string{"line_1": "1 Quay Side", "line_2": "", "town": "Norwich", "county": "", "postcode": "nr13qg"}, "languages": "Polish on Tuesdays", "areas": []string{"Norwich"},
		"issues": []string{"debt"}, "access": []string{"wheelchair"}, "opening": week,
	}
}

// seeing is the body of somebody who saw that version of what they change.
func seeing(version int64, body map[string]any) map[string]any {
	seen := map[string]any{}
	maps.Copy(seen, body)
	seen["version"] = version
	return seen
}

func TestALeadSavesTheProfileThatTheDirectoryShows(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	var m api.Managed
	w.as(lead).get("/organisation").is(http.StatusOK).into(&m)
	require.True(t, m.Stale, "never checked")
	w.as(lead).put("/organisation/profile", seeing(m.Versions.Profile, profile())).is(http.StatusOK).into(&m)
	require.False(t, m.Stale)
	require.True(t, m.MayEdit)
	var shown api.OrganisationDetail
	w.as(outsider).get("/organisations/" + w.debt.ID.String()).is(http.StatusOK).into(&shown)
	require.Equal(t, "https://www.example.org", shown.Website)
	require.Equal(t, []api.Choice{{Code: "wheelchair", Label: "Step-free for wheelchairs"}}, shown.Access)
	require.Equal(t, "9.30 to 12.30", shown.Opening[6].Morning)
	require.Equal(t, w.clock.now(), shown.CheckedAt.UTC())
	w.clock.advance(200 * 24 * time.Hour)
	w.as(lead).get("/organisation").is(http.StatusOK).into(&m)
	require.True(t, m.Stale, "half a year later")
	w.as(lead).post("/organisation/profile/check", seeing(m.Versions.Profile, nil)).is(http.StatusOK).into(&m)
	require.False(t, m.Stale)

	wrong := profile()
	wrong["website"], wrong["email"] = "javascript:alert(1)", "nobody"
	require.ElementsMatch(t, []string{"email", "website"}, fields(w.as(lead).put("/organisation/profile", seeing(1, wrong))))
}

func TestOnlyTheLeadAndThoseWhoWereGivenItSwitchAccepting(t *testing.T) {
	t.Parallel()
	url := testdb.URL(t)
	w := worldOn(t, url)
	closed := map[string]any{"open": false, "from": []string{}, "note": "Full."}
	got := w.as(receiver).put("/organisation/accepting", seeing(1, closed)).problem(http.StatusForbidden, "not_allowed")
	require.Contains(t, got.Detail, "Ask your lead")
	db, err := pgx.Connect(t.Context(), url)
	require.NoError(t, err)
	defer db.Close(t.Context()) //nolint:errcheck // nothing of it is needed any more
	_, err = db.Exec(t.Context(), "UPDATE memberships SET may_switch_accepting = true WHERE user_id = $1", w.people[receiver].UserID)
	require.NoError(t, err)
	var m api.Managed
	w.as(receiver).put("/organisation/accepting", seeing(1, closed)).is(http.StatusOK).into(&m)
	require.False(t, m.MayEdit)
	require.True(t, m.MaySwitch)
	require.False(t, m.Accepting.Open)
	w.as(receiver).put("/organisation/profile", seeing(m.Versions.Profile, profile())).problem(http.StatusForbidden, "not_allowed")
}

func TestAnAddressIsWholeOrNone(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	half := profile()
	half["office"] = map[string]string{"line_1": " ", "line_2": "", "town": "Norwich", "county": "", "postcode": "NR1"}
	require.Equal(t, []string{"office.line_1", "office.postcode"}, fields(w.as(lead).put("/organisation/profile", seeing(1, half))))
	none := profile()
	none["office"] = map[string]string{"line_1": "", "line_2": "", "town": "", "county": "", "postcode": ""}
	var m api.Managed
	w.as(lead).put("/organisation/profile", seeing(1, profile())).is(http.StatusOK).into(&m)
	require.Equal(t, "1 Quay Side\nNorwich\nNR1 3QG", m.Address)
	w.as(lead).put("/organisation/profile", seeing(m.Versions.Profile, none)).is(http.StatusOK).into(&m)
	require.Empty(t, m.Address)
}

func TestSendersReadWhyAnOrganisationIsClosed(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	for name, tt := range map[string]struct {
		set  map[string]any
		want string
	}{
		"until a day":       {map[string]any{"open": false, "opens_on": "2026-06-08", "from": []string{}, "note": "Training."}, "Not accepting referrals until Monday 8 June 2026. Training."},
		"until switched on": {map[string]any{"open": false, "from": []string{}, "note": ""}, "Not accepting referrals now."},
		"to all but one":    {map[string]any{"open": true, "from": []uuid.UUID{w.other.ID}, "note": ""}, "It takes referrals from chosen organisations only."},
	} {
		t.Run(name, func(t *testing.T) {
			w := w.in(t)
			var m api.Managed
			w.as(lead).get("/organisation").is(http.StatusOK).into(&m)
			w.as(lead).put("/organisation/accepting", seeing(m.Versions.Accepting, tt.set)).is(http.StatusOK).into(&m)
			var shown api.OrganisationDetail
			w.as(sender).get("/organisations/" + w.debt.ID.String()).is(http.StatusOK).into(&shown)
			require.False(t, shown.Accepting)
			require.Equal(t, tt.want, shown.AcceptingNote)
		})
	}
}

func TestThePreviewIsWhatAReferralSentNowGets(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	var m api.Managed
	w.as(lead).put("/organisation/deadlines", map[string]any{"version": 1, "acknowledge": 2}).is(http.StatusOK).into(&m)
	w.as(lead).post("/organisation/closures", map[string]any{"version": 1, "from": "2026-06-02", "to": "2026-06-03"}).is(http.StatusOK).into(&m)
	r := w.send()
	require.True(t, r.AcknowledgeBy.Equal(m.Normal.AcknowledgeBy))
	require.True(t, r.DecideBy.Equal(m.Normal.DecideBy))
	require.Equal(t, "2026-06-05", referral.DateOf(r.AcknowledgeBy).String())
	require.Len(t, m.Closures, 1, "days in a row are one entry")
	w.as(lead).post("/organisation/closures/remove", map[string]any{"version": 2, "from": "2026-06-02", "to": "2026-06-03"}).is(http.StatusOK).into(&m)
	require.Empty(t, m.Closures)
	require.Equal(t, "2026-06-03", referral.DateOf(m.Normal.AcknowledgeBy).String())
	require.Equal(t, []string{"to"}, fields(w.as(lead).post("/organisation/closures", map[string]any{"version": 3, "from": "2026-06-12", "to": "2026-06-03"})))
}

// fields are where a refusal says that something must be put right.
func fields(got answer) []string {
	got.w.t.Helper()
	all := []string{}
	for _, f := range got.problem(http.StatusUnprocessableEntity, "invalid").Errors {
		all = append(all, f.Field)
	}
	return all
}
