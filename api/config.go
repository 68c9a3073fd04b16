package api

import (
	"context"
	"net/http"
	"time"

	"github.com/google/uuid"
	"github.com/rs/zerolog"

	"onward/mail"
	"onward/schema"
)

// maxBody is the most that one request may carry.
const maxBody = 1 << 20

// defaultTimeout is how long a request may take before it is answered with
// "unavailable": with a dead database a person waits 2 seconds at most.
const defaultTimeout = 1900 * time.Millisecond

// Dispatcher tries at once to tell Temporal of what was just written. It never
// fails: what it cannot do, the relay does later.
type Dispatcher interface {
	Now(ctx context.Context, referrals ...uuid.UUID)
}

// Post takes one letter out of the house.
type Post interface {
	Send(ctx context.Context, to string, m mail.Message, notification uuid.UUID) (messageID string, err error)
}

// Config is what the API needs from outside.
type Config struct {
	Store      *schema.Store
	Dispatcher Dispatcher
	Web        http.Handler // serves everything that is not the API
	Log        zerolog.Logger

	Post Post // sends tests of letters; nil where e-mail is not set up

	Files   FileStore
	Scanner Scanner
	Feeds   FeedReader

	// WebhookKey is the public key by which SendGrid signs its events, DER in
	// base64 as SendGrid shows it. Without one there is no webhook.
	WebhookKey string
	// Observe hears of each request by its route; nil: nobody does.
	Observe func(route, method string, status int, took time.Duration)
	// Temporal reports whether Temporal can be reached.
	Temporal func(ctx context.Context) error

	// SecondFactorKey seals the secrets of second factors. Without one nobody can
	// set up a second factor.
	SecondFactorKey string

	PublicURL   string // how people reach the web pages
	NetworkName string
	Demo        bool
	InboxURL    string // where the demo's e-mails can be read
	TemporalUI  string // base URL of the namespace there, for coordinators' links
	WorkflowID  func(number int64, epoch int) string

	SecureCookies  bool          // off only for plain HTTP on one machine
	TrustedProxies []string      // whose X-Forwarded-For counts; none by default
	Timeout        time.Duration // of one request
	ReadTimeout    time.Duration // of one request to arrive
	Heartbeat      time.Duration // of live streams
	Drain          time.Duration // from being told to stop until new connections are refused
	Hashing        Hashing
	Limits         Limits
	Now            func() time.Time
}

// Hashing is how costly a password is to check.
type Hashing struct {
	MemoryKiB uint32
	Parallel  int // how many at once; each takes the memory
}

// Limits are how often somebody may ask. A limit that is Off never refuses.
type Limits struct {
	SignIn  Limit // each address, for signing in and passwords
	Address Limit // each address, for everything
	Session Limit // each session

	Application Limit // each address, for applications to join the network
	Suggest     Limit // each address, for suggestions on the public pages
}

// Limit allows Burst at once, and one more each Every.
type Limit struct {
	Every time.Duration
	Burst int
	Off   bool
}

func (l Limit) orElse(d Limit) Limit {
	if l.Off || l.Burst > 0 {
		return l
	}
	return d
}

func (c Config) withDefaults() Config {
	if c.Now == nil {
		c.Now = time.Now
	}
	if c.Timeout == 0 {
		c.Timeout = defaultTimeout
	}
	if c.ReadTimeout == 0 {
		c.ReadTimeout = 15 * time.Second
	}
	if c.Heartbeat == 0 {
		c.Heartbeat = 20 * time.Second
	}
	if c.Hashing.MemoryKiB == 0 {
		c.Hashing.MemoryKiB = 46 * 1024 // OWASP's figure for one pass
	}
	if c.Hashing.Parallel == 0 {
		c.Hashing.Parallel = 4
	}
	if c.NetworkName == "" {
		c.NetworkName = "Onward"
	}
	c.Limits.SignIn = c.Limits.SignIn.orElse(Limit{Every: 30 * time.Second, Burst: 10}) // 10 in 5 minutes
	c.Limits.Address = c.Limits.Address.orElse(Limit{Every: 2 * time.Millisecond, Burst: 1000})
	c.Limits.Application = c.Limits.Application.orElse(Limit{Every: 12 * time.Minute, Burst: 5}) // an office's worth in an hour
	c.Limits.Session = c.Limits.Session.orElse(Limit{Every: 10 * time.Millisecond, Burst: 300})
	c.Limits.Suggest = c.Limits.Suggest.orElse(Limit{Every: 5 * time.Minute, Burst: 5})
	return c
}
