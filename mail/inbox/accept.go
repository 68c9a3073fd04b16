package inbox

import (
	"crypto/rand"
	"encoding/base64"
	"encoding/json"
	"errors"
	"io"
	"mime"
	"net/http"
	"strings"
)

// maxBody is the largest letter taken, in bytes. SendGrid takes 30 MB; a letter
// of ours is a few kilobytes.
const maxBody = 1 << 20

// accept is SendGrid's POST /v3/mail/send.
func (in *Inbox) accept(w http.ResponseWriter, r *http.Request) {
	body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, maxBody))
	if err != nil {
		refuse(w, http.StatusRequestEntityTooLarge, "", "The request is too large.")
		return
	}
	fault := in.faults.take()
	if in.fail(w, r, fault) {
		return
	}
	if !in.authorised(r) {
		refuse(w, http.StatusUnauthorized, "", "The provided authorization grant is invalid, expired, or revoked")
		return
	}
	if kind, _, err := mime.ParseMediaType(r.Header.Get("Content-Type")); err != nil || kind != "application/json" {
		refuse(w, http.StatusUnsupportedMediaType, "", "Content-Type should be application/json.")
		return
	}
	id := rand.Text()
	letters, problem := in.read(id, body)
	if problem != nil {
		refuse(w, http.StatusBadRequest, problem.field, problem.message)
		return
	}
	if err := in.letters.add(letters...); err != nil {
		in.options.Log.Error().Err(err).Msg("the inbox cannot keep a letter")
		refuse(w, http.StatusInternalServerError, "", "The letter could not be kept.")
		return
	}
	if in.reporter != nil {
		in.reporter.add(letters)
	}
	if fault.Mode == resetAfterAccept {
		cut(w)
		return
	}
	w.Header().Set("X-Message-Id", id)
	w.WriteHeader(http.StatusAccepted)
}

// scopes is SendGrid's GET /v3/scopes: what the key may do.
func (in *Inbox) scopes(w http.ResponseWriter, r *http.Request) {
	if !in.authorised(r) {
		refuse(w, http.StatusUnauthorized, "", "The provided authorization grant is invalid, expired, or revoked")
		return
	}
	answerJSON(w, http.StatusOK, map[string][]string{"scopes": {"mail.send"}})
}

func (in *Inbox) authorised(r *http.Request) bool {
	key, bearer := strings.CutPrefix(r.Header.Get("Authorization"), "Bearer ")
	return bearer && key != "" && (in.options.APIKey == "" || key == in.options.APIKey)
}

// address and envelope are what we read of SendGrid's request.
type address struct {
	Email string `json:"email"`
	Name  string `json:"name"`
}

type envelope struct {
	From             address `json:"from"`
	Subject          string  `json:"subject"`
	Personalizations []struct {
		To []address `json:"to"`
	} `json:"personalizations"`
	Content []struct {
		Type  string `json:"type"`
		Value string `json:"value"`
	} `json:"content"`
	CustomArgs map[string]string `json:"custom_args"`
}

// problem is one thing wrong with a request, as SendGrid names it.
type problem struct{ field, message string }

// read returns a letter for each address, or what is wrong with the request.
func (in *Inbox) read(id string, body []byte) ([]Letter, *problem) {
	var e envelope
	if err := json.Unmarshal(body, &e); err != nil {
		var kind *json.UnmarshalTypeError
		if errors.As(err, &kind) {
			return nil, &problem{kind.Field, "Invalid type."}
		}
		return nil, &problem{"", "Bad Request: the body is not valid JSON."}
	}
	if p := e.check(); p != nil {
		return nil, p
	}
	l := Letter{
		ID: id, At: in.options.Now().UTC(), From: e.From.Email, FromName: e.From.Name,
		Subject: e.Subject, NotificationID: e.CustomArgs["notification_id"],
	}
	for _, c := range e.Content {
		switch c.Type {
		case "text/plain":
			l.Text = c.Value
		case "text/html":
			l.HTML = c.Value
		}
	}
	l.Number = numberIn(l.Subject, l.Text)
	var letters []Letter
	for _, p := range e.Personalizations {
		for _, to := range p.To {
			l.To = to.Email
			letters = append(letters, l)
			l.ID = rand.Text() // each letter has its own; the first is the request's
		}
	}
	return letters, nil
}

// refuse answers with an error in SendGrid's shape.
func refuse(w http.ResponseWriter, status int, field, message string) {
	type one struct {
		Message string  `json:"message"`
		Field   *string `json:"field"`
		Help    *string `json:"help"`
	}
	e := one{Message: message}
	if field != "" {
		e.Field = &field
	}
	answerJSON(w, status, map[string][]one{"errors": {e}})
}

// newEventID is an id in the form of SendGrid's.
func newEventID() string {
	return base64.RawURLEncoding.EncodeToString([]byte(rand.Text()))
}
