package whole_test

import (
	"bytes"
	"net/http"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"onward/referral"
	"onward/tests/rig"
)

// No personal data reaches Temporal, a log or an e-mail (I9), not even when what
// the activities ask fails with it in the error's own words (F20).
func TestPersonalDataStaysInPostgres(t *testing.T) {
	t.Parallel()
	h := newHouse(t, 2*time.Second)
	c := &canaries{}
	h.plantPeople(c)
	clients := &canaries{}
	h.breakDown(clients)
	h.fault("500", 3)
	h.work()
	silent := h.liveLives(clients)
	h.eventually(func() bool { return h.log.count("the database failed") > 3 }, "activities have failed")
	h.execute("DROP TRIGGER breakdown_event ON referral_events; DROP TRIGGER breakdown_letter ON notifications")
	h.refuseLetters(clients)
	h.eventually(func() bool { return h.text("SELECT stuck::text FROM referrals WHERE id = $1", silent.ID) == "true" }, "the clock has done all it does")
	h.eventually(func() bool {
		return h.unsettled() == h.number("SELECT count(*) FROM notifications WHERE state = 'failed'")
	}, "letters have left or failed")

	everything := append(append([]string{}, c.all...), clients.all...)
	require.Greater(t, len(rig.Hits(dump(t, h.name), clients.all)), len(clients.all)/2, "what was planted is in our own database")
	logs := h.log.all()
	for _, name := range []string{"temporal", "temporal_visibility"} {
		held := dump(t, name)
		require.Empty(t, rig.Hits(held, everything), "in the database %s", name)
		require.True(t, bytes.Contains(held, []byte(h.receiver.Slug)), "the dump of %s holds what it should", name)
	}
	require.Empty(t, rig.Hits(logs, everything), "in the logs of API and worker")
	require.Positive(t, h.log.count("/decline"), "the log holds what it should")
	require.Empty(t, rig.Hits(h.temporalLog(t), everything), "in Temporal's log")
	letters := h.received(0)
	require.NotEmpty(t, letters)
	for _, l := range letters {
		require.Empty(t, rig.Hits([]byte(l.Subject+l.Text+l.HTML), clients.all), "in the letter %q", l.Subject)
	}
}

func (h *house) temporalLog(t *testing.T) []byte {
	t.Helper()
	read, err := os.ReadFile(filepath.Join(installation.Folder(), "logs", "temporal.log"))
	require.NoError(t, err)
	return read
}

// plantPeople gives organisations and advisers names and addresses to look for.
func (h *house) plantPeople(c *canaries) {
	h.execute("UPDATE users SET first_name = $2, last_name = $3, email = $4 WHERE id = $1", h.amina.id, c.bare("first"), c.bare("last"), c.bare("email")+"@example.org")
	h.execute("UPDATE users SET first_name = $2, last_name = $3, email = $4 WHERE id = $1", h.harry.id, c.bare("first"), c.bare("last"), c.bare("email")+"@example.org")
	for _, o := range []uuid.UUID{h.sender.ID, h.receiver.ID, h.other.ID} {
		h.execute("UPDATE organisations SET email = $2, phone = $3, summary = $4, paused_reason = $5 WHERE id = $1",
			o, c.bare("desk")+"@example.org", c.add("07700 900"+uuid.NewString()[:3]), c.plant("summary"), c.plant("paused"))
	}
	h.cora.post("/organisations", map[string]any{
		"name": "New " + c.bare("place"), "nation": "england_and_wales", "email": c.bare("mail") + "@example.org", "nonsense": c.plant("nonsense"),
	}).is(http.StatusBadRequest)
	h.cora.post("/users/search", map[string]any{"search": c.plant("search")}).is(http.StatusOK)
	h.cora.post("/users", map[string]any{
		"first_name": c.bare("new"), "last_name": c.bare("user"), "email": c.bare("user") + "@example.org", "role": "adviser", "organisation_id": h.other.ID,
	}).is(http.StatusCreated)
	stranger := &person{h: h, username: c.bare("stranger")}
	stranger.post("/session", map[string]any{"username": stranger.username, "password": c.plant("password")}).is(http.StatusUnauthorized)
	stranger.post("/password/forgotten", map[string]any{"username": stranger.username})
	stranger.post("/password", map[string]any{"token": c.plant("token"), "password": c.plant("password")})
	for range 5 { // locks: the coordinator is told
		stranger.post("/session", map[string]any{"username": h.otto.username, "password": c.plant("wrong")}).is(http.StatusUnauthorized)
	}
}

// breakDown has Postgres fail with personal data in its words, wherever an
// activity writes, and where a note is added.
func (h *house) breakDown(c *canaries) {
	h.execute(`CREATE FUNCTION breakdown() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
		RAISE EXCEPTION '` + c.plant("error") + `' USING DETAIL = '` + c.plant("detail") + `', HINT = '` + c.plant("hint") + `'; END $$;
		CREATE TRIGGER breakdown_event BEFORE INSERT ON referral_events FOR EACH ROW WHEN (NEW.moment IS NOT NULL) EXECUTE FUNCTION breakdown();
		CREATE TRIGGER breakdown_letter BEFORE UPDATE ON notifications FOR EACH ROW WHEN (NEW.state = 'sending' AND OLD.attempts = 0 AND random() < 0.5) EXECUTE FUNCTION breakdown();
		CREATE TRIGGER breakdown_note BEFORE INSERT ON notes FOR EACH ROW WHEN (NEW.body LIKE '%breakdown%') EXECUTE FUNCTION breakdown()`)
}

// refuseLetters has the mail service refuse a letter and say of whom.
func (h *house) refuseLetters(c *canaries) {
	words := c.plant("refusal")
	h.meet(func(w http.ResponseWriter, _ *http.Request, _ http.Handler) { refusing(w, words) })
	r := h.amina.send(h.planted(c, h.other.ID))
	h.eventually(func() bool {
		return h.number("SELECT count(*) FROM notifications WHERE referral_id = $1 AND state = 'failed'", r.ID) > 0
	}, "a letter is refused")
	h.meet(nil)
}

// planted is a form with a canary in every field that takes one.
func (h *house) planted(c *canaries, to ...uuid.UUID) referral.Form {
	f := form(to...)
	birth := referral.NewDate(1931, time.February, 17)
	hearing := referral.DateOf(time.Now().AddDate(0, 1, 0))
	f.Client = referral.Client{
		Title: c.plant("title"), FirstName: c.plant("first"), LastName: c.plant("last"), DateOfBirth: &birth, Gender: c.plant("gender"),
		Ethnicity: c.plant("ethnicity"), Disability: c.plant("disability"), Language: c.plant("language"),
		Address: referral.Address{Line1: c.plant("line1"), Line2: c.plant("line2"), Town: c.plant("town"), County: c.plant("county"), Postcode: c.add("ZE2 9XX")},
	}
	f.Contact = referral.Contact{
		Phone: c.add("07700 900 461"), OtherPhone: c.add("+44 7700 900462"), Email: c.bare("email") + "@example.net",
		SafeTimes: c.plant("safe_times"), Safety: c.plant("safety"),
	}
	f.Need = referral.Need{
		Reason: c.plant("reason"), Wanted: c.plant("wanted"), OthersInvolved: c.plant("others"), OtherReferrals: c.plant("referrals"), StillDoing: c.plant("doing"),
		Risks: c.plant("risks"), Support: c.plant("support"), Issues: []string{"debt"}, KeyDates: []referral.KeyDate{{What: c.plant("hearing"), On: hearing}},
	}
	f.Consent.Wording, f.Consent.Why = c.plant("wording"), c.plant("why")
	return f.Tidy()
}
