package mail_test

import (
	"crypto/ecdsa"
	"crypto/ed25519"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/sha256"
	"crypto/x509"
	"encoding/base64"
	"fmt"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"onward/mail"
)

var signedAt = time.Date(2026, 11, 22, 13, 0, 0, 0, time.UTC)

// newKey returns a key and its public half as SendGrid shows it.
func newKey(t testing.TB) (*ecdsa.PrivateKey, string) {
	t.Helper()
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	require.NoError(t, err)
	der, err := x509.MarshalPKIXPublicKey(key.Public())
	require.NoError(t, err)
	return key, base64.StdEncoding.EncodeToString(der)
}

func sign(t testing.TB, key *ecdsa.PrivateKey, timestamp, body string) string {
	t.Helper()
	digest := sha256.Sum256([]byte(timestamp + body))
	sig, err := ecdsa.SignASN1(rand.Reader, key, digest[:])
	require.NoError(t, err)
	return base64.StdEncoding.EncodeToString(sig)
}

func unix(t time.Time) string { return strconv.FormatInt(t.Unix(), 10) }

// verify signs the body at that time and verifies it half a minute later.
func verify(t testing.TB, body string) ([]mail.DeliveryEvent, error) {
	t.Helper()
	key, public := newKey(t)
	return mail.VerifyEvents(public, sign(t, key, unix(signedAt), body), unix(signedAt), []byte(body), signedAt.Add(30*time.Second))
}

func event(fields string) string {
	return fmt.Sprintf(`{"email":"duty.desk@norwich-debt.example","timestamp":%d,"sg_event_id":"e1","sg_message_id":"m1.filter","notification_id":%q,%s}`,
		signedAt.Unix()-5, notification, fields)
}

// The key, the signature and the body are those of SendGrid's own library.
func TestSendGridsOwnSignatureIsAccepted(t *testing.T) {
	t.Parallel()
	const (
		public    = "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE83T4O/n84iotIvIW4mdBgQ/7dAfSmpqIM8kF9mN1flpVKS3GRqe62gw+2fNNRaINXvVpiglSI8eNEc6wEA3F+g=="
		signature = "MEUCIGHQVtGj+Y3LkG9fLcxf3qfI10QysgDWmMOVmxG0u6ZUAiEAyBiXDWzM+uOe5W0JuG+luQAbPIqHh89M15TluLtEZtM="
		timestamp = "1600112502"
		body      = `[{"email":"hello@world.com","event":"dropped","reason":"Bounced Address","sg_event_id":"ZHJvcC0xMDk5NDkxOS1MUnpYbF9OSFN0T0doUTRrb2ZTbV9BLTA","sg_message_id":"LRzXl_NHStOGhQ4kofSm_A.filterdrecv-p3mdw1-756b745b58-kmzbl-18-5F5FC76C-9.0","smtp-id":"<LRzXl_NHStOGhQ4kofSm_A@ismtpd0039p1iad1.sendgrid.net>","timestamp":1600112492}]` + "\r\n"
	)
	events, err := mail.VerifyEvents(public, signature, timestamp, []byte(body), time.Unix(1600112502, 0))
	require.NoError(t, err)
	require.Empty(t, events, "it is not about a letter of ours")
	_, err = mail.VerifyEvents(public, signature, timestamp, []byte(strings.Replace(body, "dropped", "delivered", 1)), time.Unix(1600112502, 0))
	require.ErrorIs(t, err, mail.ErrUnsigned)
}

func TestEventsAreReadAsWhatTheyMean(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		fields string
		want   mail.DeliveryKind
	}{
		"delivered":            {`"event":"delivered"`, mail.Delivered},
		"told to wait":         {`"event":"deferred","attempt":"3"`, mail.Deferred},
		"no such mailbox":      {`"event":"bounce","type":"bounce"`, mail.Bounced},
		"refused":              {`"event":"bounce","type":"blocked"`, mail.Blocked},
		"on SendGrid's list":   {`"event":"dropped","reason":"Bounced Address"`, mail.Dropped},
		"called spam":          {`"event":"spamreport"`, mail.Spam},
		"taken for sending":    {`"event":"processed"`, ""},
		"opened":               {`"event":"open"`, ""},
		"of another kind":      {`"event":{"a":1}`, ""},
		"without its kind":     {`"useragent":"x"`, ""},
		"of nobody's letter":   {`"event":"delivered","notification_id":"10423"`, ""},
		"of the zero letter":   {`"event":"delivered","notification_id":"00000000-0000-0000-0000-000000000000"`, ""},
		"without an id":        {`"event":"delivered","sg_event_id":""`, ""},
		"without a time":       {`"event":"delivered","timestamp":""`, ""},
		"of the distant past":  {`"event":"delivered","timestamp":1000`, ""},
		"with an absurd time":  {`"event":"delivered","timestamp":99999999999999999999`, ""},
		"with an id as a list": {`"event":"delivered","sg_event_id":["x"]`, ""},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			events, err := verify(t, "["+event(tt.fields)+"]")
			require.NoError(t, err)
			if tt.want == "" {
				require.Empty(t, events)
				return
			}
			require.Equal(t, []mail.DeliveryEvent{{ID: "e1", NotificationID: notification, Kind: tt.want, At: signedAt.Add(-5 * time.Second)}}, events)
		})
	}
}

func TestOneOddEventDoesNotSpoilTheBatch(t *testing.T) {
	t.Parallel()
	events, err := verify(t, `[null, 7, "x", {}, `+event(`"event":"delivered"`)+`, [], `+event(`"event":"bounce"`)+`]`)
	require.NoError(t, err)
	require.Len(t, events, 2)
}

func TestOnlySignedRecentEventsAreLookedAt(t *testing.T) {
	t.Parallel()
	key, public := newKey(t)
	stranger, _ := newKey(t)
	edwards, _, err := ed25519.GenerateKey(rand.Reader)
	require.NoError(t, err)
	der, err := x509.MarshalPKIXPublicKey(edwards)
	require.NoError(t, err)
	body := "[" + event(`"event":"delivered"`) + "]"
	good := sign(t, key, unix(signedAt), body)
	for name, tt := range map[string]struct {
		public, signature, timestamp, body string
		now                                time.Time
	}{
		"signed by a stranger":     {public, sign(t, stranger, unix(signedAt), body), unix(signedAt), body, signedAt},
		"changed since":            {public, good, unix(signedAt), body + " ", signedAt},
		"moved in time":            {public, good, unix(signedAt.Add(time.Second)), body, signedAt},
		"played again later":       {public, good, unix(signedAt), body, signedAt.Add(10*time.Minute + time.Second)},
		"from the future":          {public, good, unix(signedAt), body, signedAt.Add(-10*time.Minute - time.Second)},
		"no signature":             {public, "", unix(signedAt), body, signedAt},
		"a signature of rubbish":   {public, "!!", unix(signedAt), body, signedAt},
		"a signature without end":  {public, strings.Repeat("A", 4096), unix(signedAt), body, signedAt},
		"no timestamp":             {public, sign(t, key, "", body), "", body, signedAt},
		"a timestamp in words":     {public, sign(t, key, "noon", body), "noon", body, signedAt},
		"no key":                   {"", good, unix(signedAt), body, signedAt},
		"a key of rubbish":         {"AAAA", good, unix(signedAt), body, signedAt},
		"a key of another kind":    {base64.StdEncoding.EncodeToString(der), good, unix(signedAt), body, signedAt},
		"everything but a message": {public, good, unix(signedAt), "", signedAt},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			events, err := mail.VerifyEvents(tt.public, tt.signature, tt.timestamp, []byte(tt.body), tt.now)
			require.ErrorIs(t, err, mail.ErrUnsigned)
			require.Empty(t, events)
		})
	}
	_, err = mail.VerifyEvents(public, good, unix(signedAt), []byte(body), signedAt.Add(10*time.Minute))
	require.NoError(t, err, "ten minutes are allowed")
}

func TestAHugeOrSenselessBatchIsRefused(t *testing.T) {
	t.Parallel()
	_, err := verify(t, strings.Repeat(" ", mail.MaxEventBytes+1))
	require.ErrorIs(t, err, mail.ErrTooLarge)
	_, err = verify(t, "["+strings.Repeat("0,", 5000)+"0]")
	require.ErrorIs(t, err, mail.ErrTooLarge)
	for _, body := range []string{"", "{}", "[", `"x"`, `[{"email":"someone@example.org"]`} {
		_, err = verify(t, body)
		require.Equal(t, mail.ErrMalformed, err, body)
	}
}

func FuzzVerifyEvents(f *testing.F) {
	key, public := newKey(f)
	f.Add("[" + event(`"event":"delivered"`) + "]")
	f.Add(`[{"event":"bounce","type":"blocked","timestamp":"1"}]`)
	f.Add(`[[[[`)
	f.Fuzz(func(t *testing.T, body string) {
		events, err := mail.VerifyEvents(public, sign(t, key, unix(signedAt), body), unix(signedAt), []byte(body), signedAt)
		if err != nil {
			require.Empty(t, events)
		}
		for _, e := range events {
			require.NotEmpty(t, e.ID)
			require.NotEmpty(t, e.Kind)
			require.NotZero(t, e.NotificationID)
			require.Less(t, signedAt.Sub(e.At).Abs(), 31*24*time.Hour)
		}
		unsigned, err := mail.VerifyEvents(public, body, unix(signedAt), []byte(body), signedAt)
		require.ErrorIs(t, err, mail.ErrUnsigned)
		require.Empty(t, unsigned)
	})
}
