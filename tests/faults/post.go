package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"net/http"
	"strings"
	"sync"

	"onward/mail/inbox"
)

// The ways in which the mail service fails, as the inbox calls them.
const (
	mailWorks  = "none"
	mailCuts   = "reset_after_accept" // takes each letter, then cuts the connection
	mailHangs  = "hang"
	mailBroken = "500"
	mailBusy   = "429"
	mailNoKey  = "401"
)

// counter stands before the inbox and counts the letters that it took, whatever
// the sender was told.
type counter struct {
	inbox *inbox.Inbox
	mu    sync.Mutex
	mode  string
	taken map[string]int // by notification
}

func newCounter(in *inbox.Inbox) *counter {
	return &counter{inbox: in, mode: mailWorks, taken: map[string]int{}}
}

// ServeHTTP counts what is taken. Of a letter after which the connection is cut
// only the mode says that it was taken.
func (c *counter) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if r.URL.Path != "/v3/mail/send" {
		c.inbox.ServeHTTP(w, r)
		return
	}
	body, err := io.ReadAll(r.Body)
	if err != nil {
		return // whoever sent it is gone
	}
	c.mu.Lock()
	mode := c.mode
	c.mu.Unlock()
	r.Body = io.NopCloser(bytes.NewReader(body))
	seen := &seenStatus{ResponseWriter: w}
	c.inbox.ServeHTTP(seen, r)
	if seen.status == http.StatusAccepted || seen.status == 0 && mode == mailCuts {
		c.count(body)
	}
}

func (c *counter) count(body []byte) {
	var letter struct {
		Args map[string]string `json:"custom_args"`
	}
	if json.Unmarshal(body, &letter) != nil {
		return // the inbox refused it too
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.taken[letter.Args["notification_id"]]++
}

// copies is how often each notification was taken.
func (c *counter) copies() map[string]int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return maps.Clone(c.taken)
}

// mail has the mail service fail, until told otherwise.
func (h *house) mail(ctx context.Context, mode string) error {
	request, err := http.NewRequestWithContext(ctx, http.MethodPut, h.letters.URL+"/faults", strings.NewReader(fmt.Sprintf(`{"mode": %q}`, mode)))
	if err != nil {
		return err
	}
	h.post.mu.Lock()
	h.post.mode = mode
	h.post.mu.Unlock()
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return err
	}
	if err := response.Body.Close(); err != nil {
		return err
	}
	if response.StatusCode != http.StatusOK {
		return fmt.Errorf("the mail service does not know how to fail with %q: %s", mode, response.Status)
	}
	return nil
}

// seenStatus remembers what was answered; 0 is nothing.
type seenStatus struct {
	http.ResponseWriter
	status int
}

// WriteHeader remembers the status.
func (s *seenStatus) WriteHeader(status int) {
	s.status = status
	s.ResponseWriter.WriteHeader(status)
}

// Unwrap lets the inbox cut the connection.
func (s *seenStatus) Unwrap() http.ResponseWriter { return s.ResponseWriter }
