package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"net/http/cookiejar"

	"github.com/google/uuid"

	"onward/demo"
)

// person is somebody signed in.
type person struct {
	base         string
	client       *http.Client
	organisation uuid.UUID
	user         uuid.UUID
}

// signIn signs in an adviser who sends and a lead who receives.
func (h *house) signIn(ctx context.Context) error {
	for _, account := range demo.Accounts() {
		if account.Role.OfNetwork() {
			continue
		}
		p, err := h.person(ctx, account.Username)
		if err != nil {
			return err
		}
		switch {
		case h.sender == nil:
			h.sender = p
		case p.organisation != h.sender.organisation:
			h.receiver = p
			return nil
		}
	}
	return fmt.Errorf("the demo has no two organisations to sign in for")
}

func (h *house) person(ctx context.Context, username string) (*person, error) {
	jar, err := cookiejar.New(nil)
	if err != nil {
		return nil, err
	}
	transport := http.DefaultTransport.(*http.Transport).Clone()
	transport.MaxIdleConnsPerHost = 64
	p := &person{base: h.server.URL + "/api/v1", client: &http.Client{Jar: jar, Transport: transport}}
	var session struct {
		User struct {
			ID uuid.UUID `json:"id"`
		} `json:"user"`
		ActingFor struct {
			Organisation struct {
				ID uuid.UUID `json:"id"`
			} `json:"organisation"`
		} `json:"acting_for"`
	}
	err = p.call(ctx, http.MethodPost, "/session", map[string]string{"username": username, "password": demo.Password}, &session)
	p.organisation, p.user = session.ActingFor.Organisation.ID, session.User.ID
	return p, err
}

// call does one request and reads its answer, which must be a success.
func (p *person) call(ctx context.Context, method, path string, body, answer any) error {
	var content io.Reader
	if body != nil {
		encoded, err := json.Marshal(body)
		if err != nil {
			return err
		}
		content = bytes.NewReader(encoded)
	}
	request, err := http.NewRequestWithContext(ctx, method, p.base+path, content)
	if err != nil {
		return err
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set("Idempotency-Key", uuid.NewString())
	response, err := p.client.Do(request)
	if err != nil {
		return err
	}
	defer func() { _ = response.Body.Close() }() // it has been read to its end
	read, err := io.ReadAll(response.Body)
	if err != nil {
		return err
	}
	if response.StatusCode >= http.StatusBadRequest {
		return fmt.Errorf("%s %s: %s: %s", method, path, response.Status, read)
	}
	if answer == nil || len(read) == 0 {
		return nil
	}
	return json.Unmarshal(read, answer)
}
