package whole_test

import (
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onward/tests/rig"
)

// A worker is killed between the mail service's taking a letter and its own note
// of that, another while the database keeps it waiting for a moment to pass. Two
// more take over. Nothing happens twice and nothing is left undone.
func TestWorkersAreKilled(t *testing.T) {
	t.Parallel()
	h := newHouse(t, 4*time.Second)
	taken, killed := make(chan struct{}), make(chan struct{})
	var once sync.Once
	h.meet(func(w http.ResponseWriter, r *http.Request, inbox http.Handler) {
		inbox.ServeHTTP(httptest.NewRecorder(), r) // taken, and nobody is told
		once.Do(func() { close(taken) })
		<-killed
		w.WriteHeader(http.StatusBadGateway) // to nobody
	})
	for range 3 {
		h.amina.send(form(h.receiver.ID))
	}
	first := h.process()
	await(t, taken, "a letter is half sent")
	first.kill()
	close(killed)
	h.meet(nil)

	second := h.process()
	h.eventually(func() bool { return h.number("SELECT count(*) FROM referral_events WHERE moment IS NOT NULL") > 0 }, "a moment passes")
	h.postgres.Set(rig.Silent)
	time.Sleep(h.day) // moments come, and the worker waits for the database
	second.kill()
	h.postgres.Set(rig.Whole)

	h.process()
	h.process()
	h.eventually(func() bool { return h.number("SELECT count(*) FROM referrals WHERE next_moment_at IS NULL") == 3 }, "the clock has done all it does")
	h.momentsPassedOnce()
	require.Equal(t, 3*8, h.number("SELECT count(*) FROM referral_events WHERE moment IS NOT NULL"), "reminder, two deadlines, four escalations, stuck")
	h.noneMissing()
}

func await(t *testing.T, what <-chan struct{}, words string) {
	t.Helper()
	select {
	case <-what:
	case <-time.After(soon):
		t.Fatal("still not: " + words)
	}
}

// Any number of workers may run: each moment and each letter is somebody's.
func TestTwoWorkersAtOnce(t *testing.T) {
	t.Parallel()
	h := newHouse(t, 2*time.Second)
	h.work()
	h.work()
	for range 12 {
		h.amina.send(form(h.receiver.ID))
	}
	h.eventually(func() bool { return h.number("SELECT count(*) FROM referrals WHERE stuck") == 12 }, "the clock has done all it does")
	h.momentsPassedOnce()
	h.eachOnce()
	require.Zero(t, h.number("SELECT count(*) FROM outbox WHERE done_at IS NULL"))
}
