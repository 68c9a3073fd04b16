package inbox

import (
	"bytes"
	"context"
	"crypto/ecdsa"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strconv"
	"strings"
	"time"
)

const (
	signatureHeader = "X-Twilio-Email-Event-Webhook-Signature"
	timestampHeader = "X-Twilio-Email-Event-Webhook-Timestamp"
	batchLimit      = 200
	postWithin      = 5 * time.Second
	slowestRetry    = 30 * time.Second
)

// reporter tells the webhook what became of each letter, as SendGrid does: in
// signed batches, again and again until it is heard.
type reporter struct {
	options Options
	queue   chan Letter
	client  *http.Client
	ctx     context.Context
	cancel  context.CancelFunc
	ended   chan struct{}
}

func startReporter(o Options) *reporter {
	r := &reporter{
		options: o, queue: make(chan Letter, capacity), ended: make(chan struct{}),
		client: &http.Client{Timeout: postWithin, Transport: &http.Transport{DisableKeepAlives: true}},
	}
	r.ctx, r.cancel = context.WithCancel(context.Background())
	go r.run()
	return r
}

func (r *reporter) stop() {
	r.cancel()
	<-r.ended
}

// add queues the letters' reports. What does not fit any more is not reported:
// nobody has listened for thousands of letters.
func (r *reporter) add(letters []Letter) {
	for _, l := range letters {
		select {
		case r.queue <- l:
		default:
		}
	}
}

func (r *reporter) run() {
	defer close(r.ended)
	for {
		select {
		case <-r.ctx.Done():
			return
		case first := <-r.queue:
			if !r.pause(r.options.WebhookDelay) {
				return
			}
			r.report(r.batch(first))
		}
	}
}

func (r *reporter) batch(first Letter) []Letter {
	letters := []Letter{first}
	for len(letters) < batchLimit {
		select {
		case l := <-r.queue:
			letters = append(letters, l)
		default:
			return letters
		}
	}
	return letters
}

// report posts the batch until it is taken or the inbox closes.
func (r *reporter) report(letters []Letter) {
	body, err := json.Marshal(r.events(letters))
	if err != nil {
		r.options.Log.Error().Err(err).Msg("delivery reports cannot be written")
		return
	}
	for wait := r.options.WebhookDelay; ; wait = min(2*wait, slowestRetry) {
		err := r.post(body)
		if err == nil {
			return
		}
		r.options.Log.Debug().Err(err).Int("letters", len(letters)).Msg("delivery reports are not taken yet")
		if !r.pause(wait) {
			return
		}
	}
}

// pause waits, and reports whether to go on.
func (r *reporter) pause(d time.Duration) bool {
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
		return true
	case <-r.ctx.Done():
		return false
	}
}

func (r *reporter) post(body []byte) error {
	timestamp := strconv.FormatInt(r.options.Now().Unix(), 10)
	signature, err := sign(r.options.WebhookKey, timestamp, body)
	if err != nil {
		return err
	}
	request, err := http.NewRequestWithContext(r.ctx, http.MethodPost, r.options.WebhookURL, bytes.NewReader(body))
	if err != nil {
		return err
	}
	request.Header.Set("Content-Type", "application/json")
	request.Header.Set(signatureHeader, signature)
	request.Header.Set(timestampHeader, timestamp)
	answer, err := r.client.Do(request)
	if err != nil {
		return err
	}
	defer answer.Body.Close() //nolint:errcheck // nothing of it is needed
	if _, err := io.Copy(io.Discard, io.LimitReader(answer.Body, 1<<16)); err != nil {
		return err
	}
	if answer.StatusCode/100 != 2 {
		return fmt.Errorf("the webhook answered %d", answer.StatusCode)
	}
	return nil
}

func sign(key *ecdsa.PrivateKey, timestamp string, body []byte) (string, error) {
	digest := sha256.New()
	digest.Write([]byte(timestamp))
	digest.Write(body)
	signature, err := ecdsa.SignASN1(rand.Reader, key, digest.Sum(nil))
	return base64.StdEncoding.EncodeToString(signature), err
}

// event is one report in SendGrid's shape.
type event struct {
	Email          string `json:"email"`
	Event          string `json:"event"`
	Type           string `json:"type,omitempty"`
	Timestamp      int64  `json:"timestamp"`
	EventID        string `json:"sg_event_id"`
	MessageID      string `json:"sg_message_id"`
	NotificationID string `json:"notification_id,omitempty"`
}

// ends say what becomes of a letter by how its address starts.
var ends = []struct{ prefix, event, kind string }{
	{"bounce", "bounce", "bounce"}, {"blocked", "bounce", "blocked"}, {"dropped", "dropped", ""},
	{"deferred", "deferred", ""}, {"spam", "spamreport", ""}, {"", "delivered", ""},
}

func (r *reporter) events(letters []Letter) []event {
	var all []event
	for _, l := range letters {
		one := event{
			Email: l.To, Event: "processed", Timestamp: r.options.Now().Unix(), EventID: newEventID(),
			MessageID: l.ID + ".inbox", NotificationID: l.NotificationID,
		}
		all = append(all, one)
		for _, e := range ends {
			if strings.HasPrefix(strings.ToLower(l.To), e.prefix) {
				one.Event, one.Type, one.EventID = e.event, e.kind, newEventID()
				all = append(all, one)
				break
			}
		}
	}
	return all
}
