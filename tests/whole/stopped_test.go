package whole_test

import (
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onward/dev"
)

// Everything stops before a deadline and starts after it: API, worker, Temporal
// and Postgres. The deadline is missed once. This test runs alone.
func TestEverythingStopsOverADeadline(t *testing.T) {
	h := newHouse(t, 4*time.Second)
	run := h.work()
	r := h.amina.send(form(h.receiver.ID))
	h.eventually(func() bool { return h.keptTime(r) }, "its workflow runs")
	due := time.Now().Add(3 * h.day) // at the latest
	h.stop()
	require.NoError(t, run.stop())
	require.NoError(t, installation.Down(t.Context(), dev.Temporal))
	require.NoError(t, installation.Down(t.Context(), dev.Postgres))
	require.Less(t, time.Now(), due, "the machine was too slow for this test to mean anything")

	time.Sleep(time.Until(due.Add(time.Second)))
	require.NoError(t, installation.Up(t.Context(), dev.Postgres))
	h.eventually(func() bool { return h.sql.Ping(t.Context()) == nil }, "Postgres is back")
	require.Zero(t, h.number("SELECT count(*) FROM referral_events WHERE moment ->> 'kind' = 'miss_acknowledge'"))
	require.NoError(t, installation.Up(t.Context(), dev.Temporal))
	h.serve()
	h.work()
	h.eventually(func() bool { return h.text("SELECT stuck::text FROM referrals WHERE id = $1", r.ID) == "true" }, "the clock has done all it does")
	require.Equal(t, 1, h.number("SELECT count(*) FROM referral_events WHERE moment ->> 'kind' = 'miss_acknowledge'"))
	h.momentsPassedOnce()
	h.eachOnce()
}
