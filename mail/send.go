package mail

import (
	"context"
	"errors"
	"net"
	"net/http"
	"net/http/httptrace"
	netmail "net/mail"
	"net/url"
	"strings"
	"sync/atomic"
	"time"

	"github.com/google/uuid"
	"github.com/sendgrid/rest"
	"github.com/sendgrid/sendgrid-go"
	sgmail "github.com/sendgrid/sendgrid-go/helpers/mail"
)

const (
	sendPath    = "/v3/mail/send"
	sendWithin  = 10 * time.Second // for one letter, answer included
	answerLimit = 64 << 10         // bytes read of an answer
	maxID       = 200              // bytes of a message id that we keep
)

// Config says how letters leave.
type Config struct {
	BaseURL  string // of SendGrid, or of a local inbox
	APIKey   string
	From     string
	FromName string
	Timeout  time.Duration // of one letter; 10 seconds unless set
}

// Sender sends letters through SendGrid.
type Sender struct {
	config Config
	http   *rest.Client
}

// NewSender returns a sender, or says what is wrong with the configuration.
func NewSender(c Config) (*Sender, error) {
	c.BaseURL = strings.TrimRight(c.BaseURL, "/")
	if c.Timeout <= 0 {
		c.Timeout = sendWithin
	}
	c.FromName = oneLine(c.FromName)
	if _, ok := bareAddress(c.From); !ok {
		return nil, errors.New("the sender of e-mails must be one e-mail address")
	}
	if strings.TrimSpace(c.APIKey) == "" || oneLine(c.APIKey) != c.APIKey {
		return nil, errors.New("the SendGrid API key is missing, or holds a space or a line break")
	}
	if !isPrivateOrSecure(c.BaseURL) {
		return nil, errors.New("the SendGrid base URL must start with https://, or lead to this machine (R-64)")
	}
	return &Sender{config: c, http: &rest.Client{HTTPClient: newHTTPClient()}}, nil
}

// isPrivateOrSecure accepts TLS anywhere, and plain HTTP on loopback only.
func isPrivateOrSecure(base string) bool {
	u, err := url.Parse(base)
	if err != nil || u.Hostname() == "" || u.RawQuery != "" || u.Fragment != "" {
		return false
	}
	loopback := u.Hostname() == "localhost" || net.ParseIP(u.Hostname()).IsLoopback()
	return u.Scheme == "https" || u.Scheme == "http" && loopback
}

// newHTTPClient returns a client that never reuses a connection (one that the
// service closes just then would leave us in doubt), never follows a redirect,
// and reads no endless answer. The library's own does all three.
func newHTTPClient() *http.Client {
	transport := http.DefaultTransport.(*http.Transport).Clone()
	transport.DisableKeepAlives = true
	return &http.Client{
		Transport:     limited{transport},
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
}

// scopesPath is where SendGrid says what a key may do.
const scopesPath = "/v3/scopes"

// Check asks SendGrid whether it takes our key, and sends nothing. Any error is a
// *Failure.
func (s *Sender) Check(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, s.config.Timeout)
	defer cancel()
	request := sendgrid.GetRequest(s.config.APIKey, scopesPath, s.config.BaseURL)
	request.Method = rest.Get
	answer, err := s.http.SendWithContext(ctx, request)
	switch {
	case err != nil:
		return &Failure{Kind: Temporary}
	case answer.StatusCode/100 != 2:
		return failureOf(answer.StatusCode, answer.Headers)
	}
	return nil
}

// Send hands one letter to SendGrid and returns its id there. Any error is a
// *Failure. The notification's id travels along and comes back in every event
// about the letter.
func (s *Sender) Send(ctx context.Context, to string, m Message, notification uuid.UUID) (string, error) {
	address, ok := bareAddress(to)
	if !ok {
		return "", &Failure{Kind: Permanent}
	}
	ctx, cancel := context.WithTimeout(ctx, s.config.Timeout)
	defer cancel()
	var sent progress
	client := sendgrid.NewSendClient(s.config.APIKey)
	client.BaseURL = s.config.BaseURL + sendPath
	client.Body = sgmail.GetRequestBody(s.envelope(address, m, notification))
	answer, err := s.http.SendWithContext(sent.watch(ctx), client.Request)
	switch {
	case answer != nil && answer.StatusCode/100 == 2:
		// Accepted, even if the rest of the answer was lost.
		return messageID(answer.Headers), nil
	case answer != nil && answer.StatusCode != 0:
		return "", failureOf(answer.StatusCode, answer.Headers)
	case err != nil && sent.perhaps():
		return "", &Failure{Kind: Ambiguous}
	}
	return "", &Failure{Kind: Temporary}
}

// envelope is the letter as SendGrid wants it. Tracking is off, for it rewrites
// the links that set a password.
func (s *Sender) envelope(to string, m Message, notification uuid.UUID) *sgmail.SGMailV3 {
	off := false
	letter := sgmail.NewV3MailInit(
		sgmail.NewEmail(s.config.FromName, s.config.From), oneLine(m.Subject), sgmail.NewEmail("", to),
		sgmail.NewContent("text/plain", m.Text), sgmail.NewContent("text/html", m.HTML),
	)
	letter.SetCustomArg("notification_id", notification.String())
	letter.SetHeader("Auto-Submitted", "auto-generated") // no out-of-office answers
	letter.SetTrackingSettings(&sgmail.TrackingSettings{
		ClickTracking:        &sgmail.ClickTrackingSetting{Enable: &off, EnableText: &off},
		OpenTracking:         &sgmail.OpenTrackingSetting{Enable: &off},
		SubscriptionTracking: &sgmail.SubscriptionTrackingSetting{Enable: &off},
		GoogleAnalytics:      &sgmail.GaSetting{Enable: &off},
	})
	return letter
}

// bareAddress returns the address alone if the text is exactly one.
func bareAddress(s string) (string, bool) {
	if oneLine(s) != s {
		return "", false
	}
	parsed, err := netmail.ParseAddress(s)
	if err != nil || parsed.Address != s {
		return "", false
	}
	return parsed.Address, true
}

func messageID(header http.Header) string {
	id := oneLine(header.Get("X-Message-Id"))
	return id[:min(len(id), maxID)]
}

// progress remembers how far a request came.
type progress struct{ connected, cut atomic.Bool }

func (p *progress) watch(ctx context.Context) context.Context {
	return httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{
		GotConn:      func(httptrace.GotConnInfo) { p.connected.Store(true) },
		WroteRequest: func(i httptrace.WroteRequestInfo) { p.cut.Store(i.Err != nil) },
	})
}

// perhaps reports whether the service may have the whole request: it had a
// connection, and writing is not known to have failed half-way.
func (p *progress) perhaps() bool { return p.connected.Load() && !p.cut.Load() }
