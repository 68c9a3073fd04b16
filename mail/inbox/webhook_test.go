package inbox_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"io"
	"net/http"
	"net/http/httptest"
	"sync/atomic"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"onward/mail"
	"onward/mail/inbox"
)

// listen is a webhook that verifies as the product does and passes on what it
// read. It refuses the first batches.
func listen(t *testing.T, public string, refusals int32) (string, <-chan []mail.DeliveryEvent) {
	t.Helper()
	heard := make(chan []mail.DeliveryEvent, 10)
	var asked atomic.Int32
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if asked.Add(1) <= refusals {
			w.WriteHeader(http.StatusServiceUnavailable)
			return
		}
		body, err := io.ReadAll(r.Body)
		if err != nil {
			w.WriteHeader(http.StatusBadRequest)
			return
		}
		events, err := mail.VerifyEvents(public, r.Header.Get(mail.SignatureHeader), r.Header.Get(mail.TimestampHeader), body, noon)
		if err != nil {
			w.WriteHeader(http.StatusForbidden)
			return
		}
		heard <- events
	}))
	t.Cleanup(server.Close)
	return server.URL, heard
}

func newKey(t *testing.T) (*ecdsa.PrivateKey, string) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	require.NoError(t, err)
	public, err := inbox.PublicKey(key)
	require.NoError(t, err)
	return key, public
}

func TestWhatBecameOfALetterIsReportedSigned(t *testing.T) {
	t.Parallel()
	for to, want := range map[string]mail.DeliveryKind{
		duty: mail.Delivered, "bounce.desk@x.example": mail.Bounced, "Blocked@x.example": mail.Blocked,
		"dropped@x.example": mail.Dropped, "deferred@x.example": mail.Deferred, "spam@x.example": mail.Spam,
	} {
		t.Run(to, func(t *testing.T) {
			t.Parallel()
			key, public := newKey(t)
			url, heard := listen(t, public, 0)
			in := start(t, inbox.Options{WebhookURL: url, WebhookKey: key, WebhookDelay: time.Millisecond})
			in.send(t, to, "Hello")
			events := <-heard
			require.Len(t, events, 1, "processed is no delivery")
			require.NotEmpty(t, events[0].ID)
			events[0].ID = ""
			require.Equal(t, mail.DeliveryEvent{NotificationID: notification, Kind: want, At: noon}, events[0])
		})
	}
}

func TestReportsAreRepeatedUntilTheyAreHeard(t *testing.T) {
	t.Parallel()
	key, public := newKey(t)
	url, heard := listen(t, public, 3)
	in := start(t, inbox.Options{WebhookURL: url, WebhookKey: key, WebhookDelay: time.Millisecond})
	other := uuid.MustParse("01937c2e-6f0a-7c11-9a52-3d1f0c5b7e22")
	in.send(t, duty, "Hello")
	_, err := in.sender.Send(t.Context(), duty, letterAbout("Again"), other)
	require.NoError(t, err)
	told := map[uuid.UUID]int{}
	for len(told) < 2 {
		for _, e := range <-heard {
			told[e.NotificationID]++
		}
	}
	require.Equal(t, map[uuid.UUID]int{notification: 1, other: 1}, told)
}

func TestClosingDoesNotWaitForADeafWebhook(t *testing.T) {
	t.Parallel()
	key, _ := newKey(t)
	in := start(t, inbox.Options{WebhookURL: "http://127.0.0.1:1/", WebhookKey: key, WebhookDelay: time.Hour})
	in.send(t, duty, "Hello")
	closed := make(chan error)
	go func() { closed <- in.Close() }()
	select {
	case err := <-closed:
		require.NoError(t, err)
	case <-time.After(20 * time.Second):
		t.Fatal("it still waits")
	}
}
