package api_test

import (
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"fmt"
	"net/http"
	"strconv"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"onward/api"
	"onward/mail"
	"onward/schema"
)

// signer signs as SendGrid does.
type signer struct{ key *ecdsa.PrivateKey }

func (s signer) public(t *testing.T) string {
	t.Helper()
	der, err := x509.MarshalPKIXPublicKey(&s.key.PublicKey)
	require.NoError(t, err)
	return base64.StdEncoding.EncodeToString(der)
}

func (s signer) post(b *browser, body string, at time.Time) answer {
	b.w.t.Helper()
	stamp := strconv.FormatInt(at.Unix(), 10)
	sum := sha256.Sum256([]byte(stamp + body))
	signature, err := ecdsa.SignASN1(rand.Reader, s.key, sum[:])
	require.NoError(b.w.t, err)
	return b.with(mail.SignatureHeader, base64.StdEncoding.EncodeToString(signature)).with(mail.TimestampHeader, stamp).post("//webhooks/sendgrid", body)
}

func TestSendGridsEventsCountOnlySignedAndFresh(t *testing.T) {
	t.Parallel()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	require.NoError(t, err)
	sendGrid := signer{key}
	w := newWorld(t, func(c *api.Config) { c.WebhookKey = sendGrid.public(t) })
	r, b := w.send(), w.nobody()
	letter := w.letterOf(r.ID)
	body := fmt.Sprintf(`[{"event":"bounce","type":"bounce","sg_event_id":"e1","notification_id":"%s","timestamp":%d,"email":"canary@example.org","reason":"canary"}]`, letter, w.clock.now().Unix())
	state := func() string { return w.as(receiver).referral(r.ID).Deliveries[0].State }

	b.post("//webhooks/sendgrid", body).is(http.StatusForbidden)
	sendGrid.post(b, body, w.clock.now().Add(-time.Hour)).is(http.StatusForbidden)
	require.Equal(t, "due", state())
	sendGrid.post(b, body, w.clock.now()).is(http.StatusNoContent)
	require.Equal(t, "bounced", state())
	sendGrid.post(b, body, w.clock.now()).is(http.StatusNoContent) // SendGrid repeats itself
	sendGrid.post(b, `{"not":"a list"}`, w.clock.now()).is(http.StatusBadRequest)

	var page api.EmailPage
	w.as(coordinator).get("/emails?state=undelivered").is(http.StatusOK).into(&page)
	require.Len(t, page.Items, 1)
	require.Equal(t, "bounced", page.Items[0].Reason)
	require.Equal(t, "Wherry Debt Advice", page.Items[0].To)
	require.Equal(t, "w•••@example.org", page.Items[0].Address)
	require.True(t, page.Items[0].MayBeResent)
}

func TestWithoutAKeyThereIsNoWebhook(t *testing.T) {
	t.Parallel()
	newWorld(t).nobody().post("//webhooks/sendgrid", "[]").is(http.StatusNotFound)
}

// letterOf finds the letter to the receiver of a referral that was just sent,
// and hands it to the mail service.
func (w *world) letterOf(id uuid.UUID) uuid.UUID {
	w.t.Helper()
	rows, err := w.store.DueOutbox(w.t.Context(), 100, time.Minute)
	require.NoError(w.t, err)
	for _, row := range rows {
		if row.Kind == schema.OutboxDeliver && row.ReferralID == id {
			return row.Delivery.NotificationID
		}
	}
	require.Fail(w.t, "no letter is to be sent")
	return uuid.Nil
}
