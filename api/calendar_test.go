package api_test

import (
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"

	"onward/api"
	"onward/referral"
)

func TestACoordinatorAddsADayAndTakesItAway(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	r := w.send()
	due := referral.DateOf(r.AcknowledgeBy)
	b, day := w.as(coordinator), map[string]any{"day": due.String(), "name": "State funeral", "nations": []string{"england-and-wales", "scotland"}}
	var moves api.CalendarMoves
	b.post("/network/calendar/preview", day).is(http.StatusOK).into(&moves)
	require.Equal(t, 1, moves.Referrals)
	require.Contains(t, moves.Sentence, "The deadline of 1 open referral moves: ")
	var changed api.CalendarChanged
	b.post("/network/calendar/days", day).is(http.StatusCreated).into(&changed)
	require.Equal(t, moves, changed.Moves)
	added := changed.Calendar.OneOff[0]
	require.Equal(t, "England and Wales and Scotland", added.For)
	require.True(t, added.Removable)
	require.Empty(t, changed.Calendar.Missing, "the coming year is known")

	var shown api.ReferralDetail
	w.as(sender).get("/referrals/" + r.ID.String()).is(http.StatusOK).into(&shown)
	require.Contains(t, shown.History[len(shown.History)-1].Words, "is a bank holiday: State funeral.")
	wrong := b.post("/network/calendar/days", day).problem(http.StatusUnprocessableEntity, "invalid")
	require.Equal(t, "day", wrong.Errors[0].Field)

	path := "/network/calendar/days/" + added.ID.String()
	b.get(path + "/preview").is(http.StatusOK).into(&moves)
	require.Contains(t, moves.Sentence, "earlier")
	b.post(path+"/remove", nil).is(http.StatusOK).into(&changed)
	require.Empty(t, changed.Calendar.OneOff)
	b.post(path+"/remove", nil).problem(http.StatusNotFound, "not_found")
	var read api.NetworkCalendar
	w.as(auditor).get("/network/calendar").is(http.StatusOK).into(&read)
	require.Len(t, read.Official, 3)
	w.as(lead).get("/network/calendar").problem(http.StatusForbidden, "not_allowed")
}
