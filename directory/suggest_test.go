package directory_test

import (
	"context"
	"net/http"
	"net/url"
	"strings"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"onward/directory"
	"onward/referral"
)

// taking is a store that remembers what was suggested.
type taking struct {
	directory.Store
	taken []referral.Suggestion
}

func (t *taking) SuggestPublicly(ctx context.Context, organisation uuid.UUID, what referral.Suggestion) error {
	t.taken = append(t.taken, what)
	return t.Store.SuggestPublicly(ctx, organisation, what) //nolint:wrapcheck // as it is
}

func TestAVisitorSuggestsAChange(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	store := &taking{Store: w.store}
	w.serve(store)
	path := "/find/" + w.debt.Slug + "/suggest"
	require.Contains(t, w.get("/find/"+w.debt.Slug).Body.String(), `href="`+path+`"`)
	require.Contains(t, w.get(path).Body.String(), "Opening times")
	require.Contains(t, w.get(path).Body.String(), "noindex")
	require.Equal(t, http.StatusNotFound, w.get("/find/"+w.hidden.Slug+"/suggest").Code)
	require.Equal(t, http.StatusNotFound, w.post("/find/"+w.hidden.Slug+"/suggest", "part=opening&text=x").Code)

	form := url.Values{"part": {"opening"}, "text": {"Open <b>late</b> on Fridays"}, "email": {"nobody"}}
	refused := w.post(path, form.Encode())
	require.Equal(t, http.StatusUnprocessableEntity, refused.Code)
	for _, kept := range []string{"Open &lt;b&gt;late&lt;/b&gt; on Fridays</textarea>", `value="nobody"`, `value="opening" selected`, "Enter an e-mail address", `aria-describedby="email-kept email-wrong"`} {
		require.Contains(t, refused.Body.String(), kept)
	}
	empty := w.post(path, "")
	require.Contains(t, empty.Body.String(), "Choose what it is about.")
	require.Contains(t, empty.Body.String(), "Write what is wrong")
	long := w.post(path, url.Values{"part": {"other"}, "text": {strings.Repeat("x", 1001)}}.Encode())
	require.Contains(t, long.Body.String(), "keep it under 1,000 characters")

	form.Set("email", "visitor@example.net")
	sent := w.post(path, form.Encode())
	require.Equal(t, http.StatusSeeOther, sent.Code)
	require.Equal(t, "/find/"+w.debt.Slug+"/thanks", sent.Header().Get("Location"))
	require.Len(t, store.taken, 4, "three were refused")
	require.Equal(t, "visitor@example.net", store.taken[3].Email)
	thanks := w.get(sent.Header().Get("Location"))
	require.Contains(t, thanks.Body.String(), "Saltlantern Debt Advice can read your suggestion now")
	require.NotContains(t, thanks.Body.String(), "visitor@example.net")
}

func TestAMachineIsThankedAndNothingIsKept(t *testing.T) {
	t.Parallel()
	w := newWorld(t)
	store := &taking{Store: w.store}
	w.serve(store)
	require.Equal(t, http.StatusSeeOther, w.post("/find/"+w.debt.Slug+"/suggest", "part=opening&text=Buy&reference=Bot").Code)
	require.Empty(t, store.taken)
}
