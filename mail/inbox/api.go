package inbox

import (
	"context"
	"encoding/json"
	"net/http"
	"time"
)

const (
	apiLimit    = 500
	longestWait = 30 * time.Second
)

// listJSON returns the letters that match ?to=&subject=&number=, newest first.
// With ?wait=10s it answers as soon as there is one, so that a test need not
// ask again and again.
func (in *Inbox) listJSON(w http.ResponseWriter, r *http.Request) {
	var wait time.Duration
	if asked := r.URL.Query().Get("wait"); asked != "" {
		parsed, err := time.ParseDuration(asked)
		if err != nil || parsed < 0 {
			refuse(w, http.StatusBadRequest, "wait", "Write a duration such as 10s.")
			return
		}
		wait = min(parsed, longestWait)
	}
	ctx, cancel := context.WithTimeout(r.Context(), wait)
	defer cancel()
	found, more := in.await(ctx, filterOf(r.URL.Query()))
	if found == nil {
		found = []Letter{}
	}
	answerJSON(w, http.StatusOK, struct {
		Messages []Letter `json:"messages"`
		More     bool     `json:"more"`
	}{found, more})
}

// await returns what matches, at the latest when the context ends.
func (in *Inbox) await(ctx context.Context, f filter) ([]Letter, bool) {
	for {
		found, more, changed := in.letters.find(f, apiLimit)
		if len(found) > 0 {
			return found, more
		}
		select {
		case <-changed:
		case <-ctx.Done():
			return nil, false
		case <-in.done:
			return nil, false
		}
	}
}

func (in *Inbox) oneJSON(w http.ResponseWriter, r *http.Request) {
	l, _, _, known := in.letters.one(r.PathValue("id"))
	if !known {
		refuse(w, http.StatusNotFound, "id", "There is no such letter.")
		return
	}
	answerJSON(w, http.StatusOK, l)
}

func (in *Inbox) clear(w http.ResponseWriter, _ *http.Request) {
	if err := in.letters.clear(); err != nil {
		in.options.Log.Error().Err(err).Msg("the inbox cannot be emptied")
		refuse(w, http.StatusInternalServerError, "", "The letters could not be removed.")
		return
	}
	w.WriteHeader(http.StatusNoContent)
}

func answerJSON(w http.ResponseWriter, status int, body any) {
	w.Header().Set("Content-Type", "application/json")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(body) // the reader is gone, and nothing is lost
}
