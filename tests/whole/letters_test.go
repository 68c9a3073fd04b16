package whole_test

import (
	"bytes"
	"encoding/json"
	"net/http"
	"slices"
	"strconv"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"onward/mail/inbox"
	"onward/workflows"
)

// received lists every letter in the inbox, or those about one referral.
func (h *house) received(number int64) []inbox.Letter {
	h.t.Helper()
	path := "/api/messages"
	if number != 0 {
		path += "?number=" + strconv.FormatInt(number, 10)
	}
	request, err := http.NewRequestWithContext(h.t.Context(), http.MethodGet, h.letters.URL+path, nil)
	require.NoError(h.t, err)
	response, err := http.DefaultClient.Do(request)
	require.NoError(h.t, err)
	defer func() { _ = response.Body.Close() }() // it has been read to its end
	var list struct {
		Messages []inbox.Letter `json:"messages"`
		More     bool           `json:"more"`
	}
	require.NoError(h.t, json.NewDecoder(response.Body).Decode(&list))
	require.False(h.t, list.More, "more letters than one page")
	return list.Messages
}

// copies counts how often each notification arrived.
func (h *house) copies() map[string]int {
	h.t.Helper()
	n := map[string]int{}
	for _, l := range h.received(0) {
		n[l.NotificationID]++
	}
	return n
}

// fault has the inbox fail for so many letters; 0 is until told otherwise.
func (h *house) fault(mode string, times int) {
	h.t.Helper()
	body, err := json.Marshal(map[string]any{"mode": mode, "times": times})
	require.NoError(h.t, err)
	request, err := http.NewRequestWithContext(h.t.Context(), http.MethodPut, h.letters.URL+"/faults", bytes.NewReader(body))
	require.NoError(h.t, err)
	response, err := http.DefaultClient.Do(request)
	require.NoError(h.t, err)
	require.NoError(h.t, response.Body.Close())
	require.Equal(h.t, http.StatusOK, response.StatusCode)
}

// unsettled counts the letters that should have left and have not.
func (h *house) unsettled() int {
	h.t.Helper()
	return h.number("SELECT count(*) FROM notifications WHERE state NOT IN ('sent', 'delivered', 'needless') AND release_at < now()")
}

// eachOnce asserts that every letter of the house arrived, each of them once.
func (h *house) eachOnce() {
	h.t.Helper()
	var n map[string]int
	h.eventually(func() bool {
		n = h.copies()
		return h.unsettled() == 0 && len(n) == h.number("SELECT count(*) FROM notifications WHERE state IN ('sent', 'delivered')")
	}, "every letter has left")
	for id, times := range n {
		require.Equal(h.t, 1, times, "the letter %s arrived %d times", id, times)
	}
}

// noneMissing asserts that every letter arrived; once, but for those that nobody
// knew about, which may have arrived twice. It does for these what their
// workflows do after ten minutes.
func (h *house) noneMissing() {
	h.t.Helper()
	h.eventually(func() bool {
		return h.number(`SELECT count(*) FROM notifications WHERE state IN ('due', 'sending') AND release_at < now()`) == 0
	}, "every letter has left, or is in doubt")
	rows, err := h.sql.Query(h.t.Context(), "SELECT id FROM notifications WHERE state = 'ambiguous'")
	require.NoError(h.t, err)
	doubtful, err := pgx.CollectRows(rows, pgx.RowTo[uuid.UUID])
	require.NoError(h.t, err)
	for _, id := range doubtful {
		require.True(h.t, h.running(workflows.EmailID(id)), "a letter in doubt is somebody's")
		h.sendAgain(id, true)
	}
	h.t.Logf("%d letters were in doubt", len(doubtful))
	n := h.copies()
	require.Len(h.t, n, h.number("SELECT count(*) FROM notifications WHERE state IN ('sent', 'delivered')"))
	for id, times := range n {
		most := 1
		if slices.Contains(doubtful, uuid.MustParse(id)) {
			most = 2
		}
		require.LessOrEqual(h.t, times, most, "the letter %s", id)
	}
}

// momentsPassedOnce asserts that no moment of any referral passed twice, none too
// early, and none is left that should have passed.
func (h *house) momentsPassedOnce() {
	h.t.Helper()
	h.eventually(func() bool {
		return h.number("SELECT count(*) FROM referrals WHERE next_moment_at < now() - interval '1 second'") == 0
	}, "every moment that came has passed")
	require.Zero(h.t, h.number(`SELECT count(*) FROM (
		SELECT FROM referral_events WHERE moment IS NOT NULL GROUP BY referral_id, moment ->> 'kind', moment ->> 'day', moment ->> 'at' HAVING count(*) > 1) doubled`))
	require.Zero(h.t, h.number("SELECT count(*) FROM referral_events WHERE moment IS NOT NULL AND at < (moment ->> 'at')::timestamptz"))
}
