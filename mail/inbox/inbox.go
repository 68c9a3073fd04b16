// Package inbox is the mail service of a development installation: it takes
// letters as SendGrid does, sends none of them anywhere, and shows them on a
// page. The real client is always used; only its address differs.
//
// An address whose part before the @ starts with bounce, blocked, dropped,
// deferred or spam is reported as just that, so that every delivery state can
// be seen.
package inbox

import (
	"crypto/ecdsa"
	"crypto/x509"
	"encoding/base64"
	"fmt"
	"net/http"
	"sync"
	"time"

	"github.com/rs/zerolog"
)

// Options say how an inbox works. The zero Options keep letters in memory.
type Options struct {
	Folder       string            // keeps letters over a restart; empty keeps them in memory only
	APIKey       string            // the only key that may send; empty takes any
	WebhookURL   string            // is told what became of each letter; empty tells nobody
	WebhookKey   *ecdsa.PrivateKey // signs what it is told
	WebhookDelay time.Duration     // until it is told; a second unless set
	Title        string            // of the page; "Inbox" unless set
	Now          func() time.Time
	Log          zerolog.Logger
}

// Inbox is an http.Handler; Close ends what it does by itself.
type Inbox struct {
	options  Options
	letters  *store
	faults   faults
	reporter *reporter
	handler  http.Handler
	done     chan struct{}
	once     sync.Once
}

// New opens the inbox and the letters kept in its folder.
func New(o Options) (*Inbox, error) {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.WebhookDelay <= 0 {
		o.WebhookDelay = time.Second
	}
	if o.Title == "" {
		o.Title = "Inbox"
	}
	letters, err := open(o.Folder)
	if err != nil {
		return nil, fmt.Errorf("open the inbox: %w", err)
	}
	in := &Inbox{options: o, letters: letters, done: make(chan struct{})}
	if o.WebhookURL != "" && o.WebhookKey != nil {
		in.reporter = startReporter(o)
	}
	in.handler = http.NewCrossOriginProtection().Handler(in.routes())
	return in, nil
}

func (in *Inbox) routes() *http.ServeMux {
	mux := http.NewServeMux()
	mux.HandleFunc("POST /v3/mail/send", in.accept)
	mux.HandleFunc("GET /v3/scopes", in.scopes)
	mux.HandleFunc("GET /api/messages", in.listJSON)
	mux.HandleFunc("GET /api/messages/{id}", in.oneJSON)
	mux.HandleFunc("DELETE /api/messages", in.clear)
	mux.HandleFunc("GET /faults", in.showFault)
	mux.HandleFunc("PUT /faults", in.setFault)
	mux.HandleFunc("POST /faults/none", in.endFault)
	mux.HandleFunc("GET /live", in.live)
	mux.Handle("GET /assets/{name}", assets())
	mux.HandleFunc("GET /{$}", in.listPage)
	mux.HandleFunc("GET /messages/{id}", in.messagePage)
	mux.HandleFunc("GET /messages/{id}/html", in.messageHTML)
	mux.HandleFunc("/", in.notFound)
	return mux
}

// ServeHTTP answers as SendGrid, as a page, or as the tests' window on it.
func (in *Inbox) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	h := w.Header()
	h.Set("Content-Security-Policy", pagePolicy)
	h.Set("X-Content-Type-Options", "nosniff")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cache-Control", "no-store")
	in.handler.ServeHTTP(w, r)
}

// Close ends open streams, held requests and reports, and closes the file.
func (in *Inbox) Close() error {
	var err error
	in.once.Do(func() {
		close(in.done)
		if in.reporter != nil {
			in.reporter.stop()
		}
		err = in.letters.close()
	})
	return err
}

// PublicKey returns the half of the key that verifies, as SendGrid shows it.
func PublicKey(key *ecdsa.PrivateKey) (string, error) {
	der, err := x509.MarshalPKIXPublicKey(key.Public())
	if err != nil {
		return "", fmt.Errorf("write the public key: %w", err)
	}
	return base64.StdEncoding.EncodeToString(der), nil
}
