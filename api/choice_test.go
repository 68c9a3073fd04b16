package api_test

import (
	"net/http"
	"testing"

	"github.com/stretchr/testify/require"

	"onward/api"
)

func TestACoordinatorDecidesWhatFormsOffer(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	var list api.NetworkList
	b := w.as(coordinator)
	b.post("/network/lists/outcomes", map[string]any{"label": "Debt written off", "group": "successful"}).is(http.StatusCreated).into(&list)
	require.Equal(t, "debt_written_off", list.Choices[len(list.Choices)-1].Code)
	b.put("/network/lists/outcomes/advised", map[string]any{"label": "Client advised", "group": "unsuccessful"}).is(http.StatusOK).into(&list)
	require.Equal(t, api.NetworkChoice{Code: "advised", Label: "Client advised", Group: "successful", Active: true}, list.Choices[0], "a group stays, or old results would change")
	b.post("/network/lists/outcomes/advised/move", map[string]any{"to": "down"}).is(http.StatusOK).into(&list)
	require.Equal(t, "advised", list.Choices[1].Code)
	b.post("/network/lists/outcomes/represented/retire", map[string]any{"retired": true}).is(http.StatusOK)

	refused := b.post("/network/lists/outcomes/no_response/retire", map[string]any{"retired": true}).problem(http.StatusConflict, "refused")
	require.Contains(t, refused.Detail, "“No response from the client” cannot be retired. It takes three tries")
	b.post("/network/lists/outcomes", map[string]any{"label": "debt WRITTEN off", "group": "successful"}).problem(http.StatusUnprocessableEntity, "invalid")

	// At once, for everybody.
	var r api.Reference
	w.as(receiver).get("/reference").is(http.StatusOK).into(&r)
	require.Equal(t, api.OutcomeChoice{Code: "advised", Label: "Client advised", Group: "successful"}, r.Outcomes[0])
	for _, o := range r.Outcomes {
		require.NotEqual(t, "represented", o.Code)
	}
	var uses api.ChoiceUses
	w.send()
	b.get("/network/lists/issues/debt/uses").is(http.StatusOK).into(&uses)
	require.Contains(t, uses.Sentence, "1 referral uses it, and keeps it.")
	w.as(sender).get("/network/lists").problem(http.StatusForbidden, "not_allowed")
}
