package mail

import (
	"crypto/ecdsa"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"encoding/json"
	"errors"
	"strconv"
	"time"

	"github.com/google/uuid"
)

// The headers in which SendGrid signs its events.
const (
	SignatureHeader = "X-Twilio-Email-Event-Webhook-Signature"
	TimestampHeader = "X-Twilio-Email-Event-Webhook-Timestamp"
)

const (
	// MaxEventBytes is the largest batch of events that is looked at.
	MaxEventBytes  = 1 << 20
	maxEvents      = 5_000
	signedWithin   = 10 * time.Minute
	maxEventID     = 100
	maxSignature   = 256
	maxTimestamp   = 20
	permissibleAge = 30 * 24 * time.Hour // of an event; SendGrid gives up after three days
)

// Why a batch of events is refused. Nothing of a refused batch may be used.
var (
	ErrUnsigned  = errors.New("the events are not signed by SendGrid, or were signed too long ago")
	ErrTooLarge  = errors.New("the batch of events is too large")
	ErrMalformed = errors.New("the events cannot be read")
)

// DeliveryKind is what became of a letter.
type DeliveryKind string

// The kinds of delivery event that Onward acts on.
const (
	Delivered DeliveryKind = "delivered"
	Deferred  DeliveryKind = "deferred" // the other side asked to wait; SendGrid tries on
	Bounced   DeliveryKind = "bounced"  // no such mailbox
	Blocked   DeliveryKind = "blocked"  // the other side refused this letter
	Dropped   DeliveryKind = "dropped"  // SendGrid did not even try: the address is on its list
	Spam      DeliveryKind = "spam"     // the reader called it spam; SendGrid will drop the next
)

// DeliveryEvent is what SendGrid says became of one letter. It comes more than
// once and out of order: ID tells repeats apart.
type DeliveryEvent struct {
	ID             string
	NotificationID uuid.UUID
	Kind           DeliveryKind
	At             time.Time
}

// VerifyEvents checks the signature of a batch of events and returns those that
// say what became of a letter of ours; all others are left out. The public key
// is as SendGrid shows it: DER in base64.
func VerifyEvents(publicKey, signature, timestamp string, body []byte, now time.Time) ([]DeliveryEvent, error) {
	if len(body) > MaxEventBytes {
		return nil, ErrTooLarge
	}
	if !signed(publicKey, signature, timestamp, body) || !recent(timestamp, now) {
		return nil, ErrUnsigned
	}
	var batch []json.RawMessage
	if err := json.Unmarshal(body, &batch); err != nil {
		return nil, ErrMalformed // the decoder's words may repeat an address
	}
	if len(batch) > maxEvents {
		return nil, ErrTooLarge
	}
	var events []DeliveryEvent
	for _, raw := range batch {
		if e, ours := readEvent(raw, now); ours {
			events = append(events, e)
		}
	}
	return events, nil
}

// signed verifies ECDSA over the timestamp and the body. The library's own
// function panics on a key of another kind, so it is done here.
func signed(publicKey, signature, timestamp string, body []byte) bool {
	der, err := base64.StdEncoding.DecodeString(publicKey)
	if err != nil {
		return false
	}
	parsed, err := x509.ParsePKIXPublicKey(der)
	if err != nil {
		return false
	}
	key, ok := parsed.(*ecdsa.PublicKey)
	if !ok || len(signature) > maxSignature || len(timestamp) > maxTimestamp {
		return false
	}
	sig, err := base64.StdEncoding.DecodeString(signature)
	if err != nil {
		return false
	}
	digest := sha256.New()
	digest.Write([]byte(timestamp))
	digest.Write(body)
	return ecdsa.VerifyASN1(key, digest.Sum(nil), sig)
}

func recent(timestamp string, now time.Time) bool {
	seconds, err := strconv.ParseInt(timestamp, 10, 64)
	if err != nil {
		return false
	}
	return now.Sub(time.Unix(seconds, 0)).Abs() <= signedWithin
}

// sendGridEvent is what we read of an event. The address and the reason, which
// often repeats it, are not among it.
type sendGridEvent struct {
	Event          string      `json:"event"`
	Type           string      `json:"type"`
	ID             string      `json:"sg_event_id"`
	NotificationID string      `json:"notification_id"`
	Timestamp      json.Number `json:"timestamp"`
}

// readEvent returns the event if it is about a letter of ours. An event that
// cannot be read is left out: SendGrid would repeat the whole batch for it.
func readEvent(raw json.RawMessage, now time.Time) (DeliveryEvent, bool) {
	var e sendGridEvent
	if err := json.Unmarshal(raw, &e); err != nil {
		return DeliveryEvent{}, false
	}
	id, err := uuid.Parse(e.NotificationID)
	if err != nil || id == uuid.Nil || e.ID == "" || len(e.ID) > maxEventID {
		return DeliveryEvent{}, false
	}
	seconds, err := e.Timestamp.Int64()
	if err != nil {
		return DeliveryEvent{}, false
	}
	at := time.Unix(seconds, 0).UTC()
	if now.Sub(at).Abs() > permissibleAge {
		return DeliveryEvent{}, false
	}
	kind := e.kind()
	return DeliveryEvent{ID: e.ID, NotificationID: id, Kind: kind, At: at}, kind != ""
}

func (e sendGridEvent) kind() DeliveryKind {
	switch e.Event {
	case "delivered":
		return Delivered
	case "deferred":
		return Deferred
	case "bounce":
		if e.Type == "blocked" {
			return Blocked
		}
		return Bounced
	case "blocked":
		return Blocked
	case "dropped":
		return Dropped
	case "spamreport":
		return Spam
	}
	return ""
}
