package directory

import (
	"encoding/json"
	"net/http"
	"net/url"
	"strconv"
	"time"

	"github.com/google/uuid"

	"onward/referral"
)

// kept is how long copiers may keep what they read.
const kept = "public, max-age=300"

// feed answers with what make returns. Pages of other sites may read it, which
// holds for nothing else here: the profile asks for it, and it is open data.
func (d *Directory) feed(make func(r *http.Request) (asset, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		header := w.Header()
		header.Set("Access-Control-Allow-Origin", "*")
		header.Set("Cross-Origin-Resource-Policy", "cross-origin")
		header.Set("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
		a, err := make(r)
		if err == nil {
			a.send(w, r, kept)
			return
		}
		status := d.refuse(w, err)
		header.Set("Content-Type", "application/problem+json")
		w.WriteHeader(status)
		_ = json.NewEncoder(w).Encode(map[string]any{"title": words[status].title, "status": status, "detail": detail(status, err)})
	}
}

// detail is what a refusal says to whoever wrote the program that asked.
func detail(status int, err error) string {
	if refusal, ok := referralError(err); ok && status < http.StatusInternalServerError {
		return refusal.Error()
	}
	return words[status].text
}

// about says what this feed is.
func (d *Directory) about(*http.Request) (asset, error) {
	return asJSON(map[string]string{
		"version":     "HSDS-UK-3.0",
		"profile":     "https://github.com/OpenReferralUK/uk-profile",
		"openapi_url": "https://raw.githubusercontent.com/OpenReferralUK/uk-profile/main/schema/openapi.json",
	})
}

const (
	defaultPer = 50
	maxPer     = 100
)

// query reads the parameters of the profile, and keeps the first that is wrong.
type query struct {
	values url.Values
	err    error
}

func (q *query) wrong(name, message string) {
	if q.err == nil {
		q.err = &referral.Error{Code: referral.CodeInvalid, Message: "A parameter cannot be read.", Fields: []referral.FieldError{{Field: name, Message: message}}}
	}
}

func (q *query) number(name string, otherwise, least, most int) int {
	text := q.values.Get(name)
	if text == "" {
		return otherwise
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < least || n > most {
		q.wrong(name, "Give a whole number from "+strconv.Itoa(least)+" to "+strconv.Itoa(most)+".")
	}
	return n
}

// pages are the number and the size of the page.
func (q *query) pages() (page, size int) {
	return q.number("page", 1, 1, 1_000_000), q.number("per_page", defaultPer, 1, maxPer)
}

func (q *query) moment(name string) (t time.Time) {
	text := q.values.Get(name)
	if text == "" {
		return t
	}
	for _, form := range []string{time.RFC3339, time.DateTime, time.DateOnly} {
		if t, err := time.Parse(form, text); err == nil {
			return t
		}
	}
	q.wrong(name, "Give a date or a moment, such as 2026-06-01T09:00:00Z.")
	return t
}

// namespace keeps the ids that we make for the feed apart from all others.
var namespace = uuid.MustParse("0c4be0c8-6d8e-5a52-9a50-4f70656e5266")

// named is the id of something that has none of its own: always the same one.
func named(kind, of string) string { return uuid.NewSHA1(namespace, []byte(kind+":"+of)).String() }

func pathID(r *http.Request) (uuid.UUID, error) {
	id, err := uuid.Parse(r.PathValue("id"))
	if err != nil {
		return id, errNothing
	}
	return id, nil
}
