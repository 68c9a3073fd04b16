package main

import (
	"bytes"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"regexp"
	"time"

	"github.com/google/uuid"

	"onward/referral"
	"onward/schema"
)

const (
	password = "Unlikely-Otter-88"
	// answerWithin is longer than the product ever lets anybody wait.
	answerWithin = 15 * time.Second
)

// person is an adviser in a browser.
type person struct {
	h            *house
	organisation int // an index
	id           uuid.UUID
	username     string
	cookie       *http.Cookie
	client       *http.Client
}

// answer is what came back; status 0 is nothing, and nobody knows what happened.
type answer struct {
	status int
	body   []byte
	took   time.Duration
}

func (a answer) ok() bool { return a.status >= 200 && a.status < 300 }

// unknown reports whether what was asked may or may not have happened.
func (a answer) unknown() bool { return a.status == 0 || a.status >= 500 }

var organisationNames = []string{"Harbour Shelter", "Wherry Debt Advice", "Broads Benefits", "Staithe Law Centre"}

// populate makes organisations and two advisers in each.
func (h *house) populate(ctx context.Context) error {
	for n, name := range organisationNames {
		o, err := h.store.CreateOrganisation(ctx, referral.TheClock, schema.Organisation{
			Name: name, Nation: referral.EnglandAndWales, Accepting: true, Email: fmt.Sprintf("duty%d@example.org", n),
		})
		if err != nil {
			return err
		}
		h.organisations = append(h.organisations, o)
		for _, first := range []string{"Amina", "Harry"} {
			u, err := h.store.CreateUser(ctx, referral.TheClock, schema.NewUser{
				FirstName: first, LastName: "Zwaluw", Email: fmt.Sprintf("%s%d@example.org", first, n),
				Role: referral.Adviser, OrganisationID: o.ID,
			})
			if err != nil {
				return err
			}
			transport := &http.Transport{MaxIdleConnsPerHost: 8, DialContext: (&net.Dialer{Timeout: 2 * time.Second}).DialContext}
			h.people = append(h.people, &person{
				h: h, organisation: n, id: u.ID, username: u.Username, client: &http.Client{Transport: transport, Timeout: answerWithin},
			})
		}
	}
	return nil
}

// signIn has everybody set a password and sign in, as people do.
func (h *house) signIn(ctx context.Context) error {
	for _, p := range h.people {
		token := rand.Text()
		if _, err := h.store.NewPasswordToken(ctx, p.id, sha256.Sum256([]byte(token))); err != nil {
			return err
		}
		if a := p.patiently(ctx, "/password", map[string]any{"token": token, "password": password}); !a.ok() {
			return fmt.Errorf("%s cannot set a password: %d %s", p.username, a.status, a.body)
		}
		if err := p.signInAgain(ctx); err != nil {
			return err
		}
	}
	return nil
}

func (p *person) signInAgain(ctx context.Context) error {
	a := p.patiently(ctx, "/session", map[string]any{"username": p.username, "password": password})
	if !a.ok() || p.cookie == nil {
		return fmt.Errorf("%s cannot sign in: %d %s", p.username, a.status, a.body)
	}
	return nil
}

// patiently asks again while a machine that has just begun says that it is too busy.
func (p *person) patiently(ctx context.Context, path string, body any) (a answer) {
	for range 20 {
		if a = p.do(ctx, http.MethodPost, path, "", body); !a.unknown() {
			break
		}
		sleep(ctx, time.Second)
	}
	return a
}

// do sends a request to a node, as a load balancer would: one that says it is not
// ready is passed over, and one that takes no connection, for nothing reached it.
func (p *person) do(ctx context.Context, method, path, key string, body any) answer {
	first := int(p.h.ledger.next.Add(1)) % nodes
	if !p.h.up[first].Load() {
		first = (first + 1) % nodes
	}
	a, reached := p.ask(ctx, first, method, path, key, body)
	if !reached {
		a, _ = p.ask(ctx, (first+1)%nodes, method, path, key, body)
	}
	return a
}

func (p *person) ask(ctx context.Context, node int, method, path, key string, body any) (a answer, reached bool) {
	encoded, err := json.Marshal(body)
	if err != nil {
		panic(err) // plain maps only
	}
	var content io.Reader
	if body != nil {
		content = bytes.NewReader(encoded)
	}
	request, err := http.NewRequestWithContext(ctx, method, "http://"+p.h.addresses[node]+"/api/v1"+path, content)
	if err != nil {
		panic(err) // our own addresses
	}
	request.Header.Set("Content-Type", "application/json")
	if key != "" {
		request.Header.Set("Idempotency-Key", key)
	}
	if p.cookie != nil {
		request.AddCookie(p.cookie)
	}
	begun := time.Now()
	response, err := p.client.Do(request)
	if err != nil {
		var dial *net.OpError
		return answer{took: time.Since(begun)}, !errors.As(err, &dial) || dial.Op != "dial"
	}
	defer func() { _ = response.Body.Close() }() // it has been read to its end
	read, err := io.ReadAll(response.Body)
	if err != nil {
		return answer{took: time.Since(begun)}, true
	}
	for _, c := range response.Cookies() {
		if c.Name == "onward" && c.Value != "" {
			p.cookie = c
		}
	}
	p.entitled(read)
	return answer{status: response.StatusCode, body: read, took: time.Since(begun)}, true
}

// canary is in every referral's words, and says whose it is: the sender, the
// receiver, and a number in letters.
var canary = regexp.MustCompile(`Qanari([a-d])([a-d])[a-z]+q`)

// entitled asserts that nothing in the answer is another's (I8).
func (p *person) entitled(body []byte) {
	mine := byte('a' + p.organisation)
	for _, found := range canary.FindAllSubmatch(body, -1) {
		if found[1][0] != mine && found[2][0] != mine {
			p.h.assertions.never("I8 somebody reads what is another's", "%s read %s", p.username, found[0])
		}
	}
}
