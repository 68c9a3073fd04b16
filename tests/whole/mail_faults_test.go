package whole_test

import (
	"net/http"
	"strconv"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/rs/zerolog"
	"github.com/stretchr/testify/require"
	"go.temporal.io/sdk/testsuite"

	"onward/activities"
	"onward/mail"
	"onward/workflows"
)

// Whatever the mail service does, letters arrive in the end and at most once more
// than they should, and deadlines do not wait for it.
func TestTheMailServiceFails(t *testing.T) {
	t.Parallel()
	for name, times := range map[string]int{"429": 3, "500": 3, "reset_after_accept": 3} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			h := newHouse(t, 2*time.Second)
			h.fault(name, times)
			h.work()
			r := h.amina.send(form(h.receiver.ID))
			h.eventually(func() bool { return h.text("SELECT stuck::text FROM referrals WHERE id = $1", r.ID) == "true" }, "deadlines pass meanwhile")
			h.momentsPassedOnce()
			h.eachOnce()
		})
	}
}

// While our key is refused, no letter leaves and the log says so once; deadlines
// pass. The key is tried again after a quarter of an hour, which this test does
// not wait for: it sees that the letter waits for just that.
func TestTheMailServiceRefusesOurKey(t *testing.T) {
	t.Parallel()
	h := newHouse(t, 2*time.Second)
	h.fault("401", 0)
	h.work()
	r := h.amina.send(form(h.receiver.ID))
	h.eventually(func() bool { return h.text("SELECT stuck::text FROM referrals WHERE id = $1", r.ID) == "true" }, "deadlines pass meanwhile")
	h.momentsPassedOnce()
	require.Empty(t, h.received(0))
	h.eventually(func() bool {
		return h.number("SELECT count(*) FROM notifications WHERE state NOT IN ('due', 'needless')") == 0
	}, "every letter waits, and none is lost")
	require.Equal(t, 1, h.log.count("refuses our key: no e-mail leaves"), "one alarm, however many letters")

	h.fault("none", 0)
	letter := h.letterAbout(r)
	h.sendAgain(letter, false)
	require.Equal(t, 1, h.copies()[letter.String()])
}

// A letter of which no answer came waits for the service's own report, and is
// then sent again, once.
func TestTheMailServiceHangs(t *testing.T) {
	t.Parallel()
	h := newHouse(t, 2*time.Second)
	h.mailPatience = 2 * time.Second
	r := h.amina.send(form(h.receiver.ID))
	h.fault("hang", 0)
	h.work()
	h.eventually(func() bool { return h.text("SELECT stuck::text FROM referrals WHERE id = $1", r.ID) == "true" }, "deadlines pass meanwhile")
	h.momentsPassedOnce()
	letter := h.letterAbout(r)
	h.eventually(func() bool {
		return h.text("SELECT state FROM notifications WHERE id = $1", letter) == "ambiguous"
	}, "nobody knows whether it left")
	require.True(t, h.running(workflows.EmailID(letter)), "its workflow waits for the report")
	require.Empty(t, h.received(r.Number))

	h.fault("none", 0)
	h.sendAgain(letter, true)
	h.sendAgain(letter, true)
	require.Equal(t, 1, h.copies()[letter.String()])
}

// letterAbout is the first letter about the referral.
func (h *house) letterAbout(r sent) uuid.UUID {
	h.t.Helper()
	return uuid.MustParse(h.text("SELECT id::text FROM notifications WHERE referral_id = $1 ORDER BY created_at, id LIMIT 1", r.ID))
}

// sendAgain is what the letter's workflow does when its wait is over.
func (h *house) sendAgain(letter uuid.UUID, repeat bool) {
	h.t.Helper()
	post, err := mail.NewSender(mail.Config{BaseURL: h.letters.URL, APIKey: mailKey, From: "onward@example.org"})
	require.NoError(h.t, err)
	var suite testsuite.WorkflowTestSuite
	env := suite.NewTestActivityEnvironment()
	activities.Register(env, &activities.Activities{
		Moments: h.store, Letters: h.store, Referrals: h.store, Post: post, Log: zerolog.Nop(),
		Links: activities.Links{PublicURL: h.url, NetworkName: "Whole"},
	})
	value, err := env.ExecuteActivity(activities.NameSendEmail, activities.SendEmailInput{
		NotificationID: letter, GiveUpAt: time.Now().Add(time.Hour), Repeat: repeat,
	})
	require.NoError(h.t, err)
	var result activities.SendEmailResult
	require.NoError(h.t, value.Get(&result))
	require.Equal(h.t, activities.Mailed, result.Outcome)
}

// What the mail service says of a letter it refuses may hold the address.
func refusing(w http.ResponseWriter, words string) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(http.StatusBadRequest)
	_, _ = w.Write([]byte(`{"errors":[{"message":` + strconv.Quote(words) + `,"field":"personalizations"}]}`)) // the reader is gone, and nothing is lost
}
