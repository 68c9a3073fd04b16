package whole_test

import (
	"bytes"
	"crypto/rand"
	"crypto/sha256"
	"encoding/json"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"onward/referral"
	"onward/schema"
)

const password = "Unlikely-Otter-88"

// person is somebody in a browser.
type person struct {
	h        *house
	id       uuid.UUID
	username string
	cookie   *http.Cookie
}

// answer is what came back; status 0 is nothing.
type answer struct {
	h      *house
	status int
	body   []byte
	took   time.Duration
}

func (h *house) organisation(name string) schema.Organisation {
	h.t.Helper()
	o, err := h.store.CreateOrganisation(h.t.Context(), referral.TheClock, schema.Organisation{
		Name: name, Nation: referral.EnglandAndWales, Accepting: true, Email: strings.ToLower(strings.Fields(name)[0]) + "@example.org",
	})
	require.NoError(h.t, err)
	return o
}

func (h *house) person(first, last string, role referral.Role, organisation uuid.UUID) *person {
	h.t.Helper()
	u, err := h.store.CreateUser(h.t.Context(), referral.TheClock, schema.NewUser{
		FirstName: first, LastName: last, Email: strings.ToLower(first) + "@example.org", Role: role, OrganisationID: organisation,
	})
	require.NoError(h.t, err)
	return &person{h: h, id: u.ID, username: u.Username}
}

// signIn has everybody set a password and sign in, as people do. No worker runs
// yet, whose letter would make a newer link.
func (h *house) signIn() {
	h.t.Helper()
	for _, p := range []*person{h.amina, h.harry, h.otto, h.cora} {
		p.setPassword()
		p.signIn()
	}
}

func (p *person) setPassword() {
	p.h.t.Helper()
	token := rand.Text()
	_, err := p.h.store.NewPasswordToken(p.h.t.Context(), p.id, sha256.Sum256([]byte(token)))
	require.NoError(p.h.t, err)
	p.post("/password", map[string]any{"token": token, "password": password}).is(http.StatusOK)
}

func (p *person) signIn() {
	p.h.t.Helper()
	p.post("/session", map[string]any{"username": p.username, "password": password}).is(http.StatusOK)
	require.NotNil(p.h.t, p.cookie)
}

func (p *person) get(path string) answer {
	return p.patiently(http.MethodGet, path, nil)
}

func (p *person) post(path string, body any) answer {
	return p.patiently(http.MethodPost, path, body)
}

// patiently asks again, with the same key, while a busy machine says that it is
// too busy; in a prompt house that is an answer like any other.
func (p *person) patiently(method, path string, body any) (a answer) {
	key := uuid.NewString()
	for range 20 {
		a = p.do(method, path, key, body)
		if p.h.patience == 0 || a.status != http.StatusServiceUnavailable {
			return a
		}
	}
	return a
}

// do sends a request below /api/v1. A connection that breaks is an answer too.
func (p *person) do(method, path, key string, body any) answer {
	p.h.t.Helper()
	var content io.Reader
	if body != nil {
		encoded, err := json.Marshal(body)
		require.NoError(p.h.t, err)
		content = bytes.NewReader(encoded)
	}
	request, err := http.NewRequest(method, p.h.url+"/api/v1"+path, content)
	require.NoError(p.h.t, err)
	if body != nil {
		request.Header.Set("Content-Type", "application/json")
	}
	if key != "" {
		request.Header.Set("Idempotency-Key", key)
	}
	if p.cookie != nil {
		request.AddCookie(p.cookie)
	}
	begun := time.Now()
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return answer{h: p.h, body: []byte(err.Error()), took: time.Since(begun)}
	}
	defer func() { _ = response.Body.Close() }() // it has been read to its end
	read, err := io.ReadAll(response.Body)
	if err != nil {
		return answer{h: p.h, body: []byte(err.Error()), took: time.Since(begun)}
	}
	for _, c := range response.Cookies() {
		if c.Name == "onward" && c.Value != "" {
			p.cookie = c
		}
	}
	return answer{h: p.h, status: response.StatusCode, body: read, took: time.Since(begun)}
}

// is checks the status and shows the body when it is another.
func (a answer) is(status int) answer {
	a.h.t.Helper()
	require.Equal(a.h.t, status, a.status, "%s\n%s", a.body, a.logged())
	return a
}

// logged is what the API logged of the request.
func (a answer) logged() string {
	var problem struct {
		RequestID string `json:"request_id"`
	}
	if json.Unmarshal(a.body, &problem) != nil || problem.RequestID == "" {
		return ""
	}
	var lines strings.Builder
	for line := range bytes.Lines(a.h.log.all()) {
		if bytes.Contains(line, []byte(problem.RequestID)) {
			lines.Write(line)
		}
	}
	return lines.String()
}

func (a answer) into(v any) {
	a.h.t.Helper()
	require.NoError(a.h.t, json.Unmarshal(a.body, v), string(a.body))
}

// upload hands a file over, or is refused.
func (p *person) upload(name, content string) {
	p.h.t.Helper()
	request, err := http.NewRequestWithContext(p.h.t.Context(), http.MethodPost, p.h.url+"/api/v1/files", strings.NewReader(content))
	require.NoError(p.h.t, err)
	request.Header.Set("Content-Type", "application/octet-stream")
	request.Header.Set("File-Name", url.PathEscape(name))
	request.AddCookie(p.cookie)
	answer, err := http.DefaultClient.Do(request)
	require.NoError(p.h.t, err)
	require.NoError(p.h.t, answer.Body.Close())
	require.Contains(p.h.t, []int{http.StatusCreated, http.StatusUnprocessableEntity}, answer.StatusCode)
}
