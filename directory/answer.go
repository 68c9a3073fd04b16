package directory

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"net/http"
	"strconv"
	"strings"

	"onward/referral"
)

// How long an answer may be kept: what an organisation takes back is gone soon.
const (
	soon    = "public, max-age=60"
	forever = "public, max-age=31536000, immutable"
)

// policy allows the page's own style and nothing else: there is no script to allow.
const policy = "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"

// asset is something that is sent, with the tag by which it is known again.
type asset struct {
	contentType string
	body        []byte
	tag         string
	status      int    // of a page that is not simply there; 0: 200
	location    string // where the reader is led instead
}

func newAsset(contentType string, body []byte) asset {
	sum := sha256.Sum256(body)
	return asset{contentType: contentType, body: body, tag: hex.EncodeToString(sum[:12])}
}

// send answers with the asset, or says that it has not changed.
func (a asset) send(w http.ResponseWriter, r *http.Request, lifetime string) {
	header := w.Header()
	header.Set("Cache-Control", lifetime)
	if a.location != "" {
		http.Redirect(w, r, a.location, http.StatusSeeOther)
		return
	}
	if a.status != 0 {
		header.Set("Content-Type", a.contentType)
		w.WriteHeader(a.status)
		_, _ = w.Write(a.body)
		return
	}
	header.Set("ETag", strconv.Quote(a.tag))
	if strings.Contains(r.Header.Get("If-None-Match"), strconv.Quote(a.tag)) {
		w.WriteHeader(http.StatusNotModified)
		return
	}
	header.Set("Content-Type", a.contentType)
	header.Set("Content-Length", strconv.Itoa(len(a.body)))
	_, _ = w.Write(a.body) // a reader that has gone away is not our error
}

// lifetime is short, and nothing for an answer to what somebody posted.
func lifetime(r *http.Request) string {
	if r.Method != http.MethodGet {
		return "no-store"
	}
	return soon
}

// page answers with what make returns, or with a page that says what is wrong.
func (d *Directory) page(make func(r *http.Request) (asset, error)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", policy)
		if strings.HasPrefix(r.URL.Path, joinPath) {
			// Without an origin to send, an older browser's own form would look like another site's.
			w.Header().Set("Referrer-Policy", "strict-origin")
		}
		a, err := make(r)
		if err == nil {
			a.send(w, r, lifetime(r))
			return
		}
		d.sorry(w, d.refuse(w, err))
	}
}

// RefuseCrossSite answers a form that another site posted in somebody's name.
func (d *Directory) RefuseCrossSite(w http.ResponseWriter) {
	w.Header().Set("Content-Security-Policy", policy)
	w.Header().Set("Cache-Control", "no-store")
	d.sorry(w, http.StatusForbidden)
}

// sorry answers with a page that says what is wrong.
func (d *Directory) sorry(w http.ResponseWriter, status int) {
	page, err := render("sorry", d.frame(words[status].title, ""), words[status])
	if err != nil {
		http.Error(w, words[status].title, status)
		return
	}
	w.Header().Set("Content-Type", htmlType)
	w.WriteHeader(status)
	_, _ = w.Write(page)
}

// sorry is what a page says instead of what was asked for.
type sorry struct{ title, text string }

// Title is what happened.
func (s sorry) Title() string { return s.title }

// Text is what it means, and what to do.
func (s sorry) Text() string { return s.text }

var words = map[int]sorry{
	http.StatusBadRequest: {"This address is not right", "Something in it is not as it should be. Start from the directory's first page."},
	http.StatusNotFound: {"This page is not here", "The organisation may have left the directory, or the address has a letter wrong. " +
		"Search for its name instead."},
	http.StatusForbidden:           {"This came from another site", "So it was refused, and nothing was sent. Open the page here and try again."},
	http.StatusServiceUnavailable:  {"The directory is resting", "It cannot be reached at the moment. Please try again in a minute or two."},
	http.StatusInternalServerError: {"Something went wrong", "It is our fault and has been noted. Please try again in a minute or two."},
}

// refuse sets what every refusal has in common, and returns its status.
func (d *Directory) refuse(w http.ResponseWriter, err error) int {
	w.Header().Set("Cache-Control", "no-store")
	var refusal *referral.Error
	switch {
	case errors.As(err, &refusal) && refusal.Code == referral.CodeNotFound:
		return http.StatusNotFound
	case errors.As(err, &refusal) && refusal.Code == referral.CodeInvalid:
		return http.StatusBadRequest
	case errors.Is(err, &referral.Error{Code: referral.CodeUnavailable}):
		w.Header().Set("Retry-After", "5")
		return http.StatusServiceUnavailable
	}
	d.log.Error().Err(err).Msg("the public directory failed")
	return http.StatusInternalServerError
}

// render fills a template within the frame that all pages have.
func render(name string, f frame, content any) ([]byte, error) {
	f.Content = content
	var b bytes.Buffer
	err := templates[name].ExecuteTemplate(&b, "frame", f)
	return b.Bytes(), err
}
