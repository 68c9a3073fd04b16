// Package directory shows everybody what organisations agreed to show, without
// signing in: pages that need no script (K2, R7, R11), and the same as the feed
// of Open Referral UK, for other directories to copy.
package directory

import (
	"context"
	"crypto/sha256"
	"net/http"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/rs/zerolog"

	"onward/referral"
	"onward/schema"
)

// Store is what the directory reads, and where it leaves what readers suggest. It
// can read nothing that is not published.
type Store interface {
	PublicDirectory(ctx context.Context, q schema.DirectoryQuery) (schema.DirectoryPage[schema.Published], error)
	Published(ctx context.Context, id uuid.UUID) (schema.Published, error)
	PublishedAs(ctx context.Context, slug string) (schema.Published, error)
	HasPostcodes(ctx context.Context) (bool, error)
	PublicListings(ctx context.Context, q schema.DirectoryQuery) (schema.FoundListings, error)
	Outlines(ctx context.Context) (schema.Outlines, error)
	PublicAreas(ctx context.Context) ([]string, error)
	Issues(ctx context.Context) ([]schema.Issue, error)
	OrganisationTypes(ctx context.Context) ([]referral.Choice, error)

	Joining(ctx context.Context) (schema.Joining, error)
	ReceiveApplication(ctx context.Context, a referral.Application) (uuid.UUID, error)
	UnconfirmedApplication(ctx context.Context, token [sha256.Size]byte) (confirmed bool, err error)
	ConfirmApplication(ctx context.Context, token [sha256.Size]byte) error
	SuggestPublicly(ctx context.Context, organisation uuid.UUID, what referral.Suggestion) error
}

// Config is what the directory needs from outside.
type Config struct {
	Store       Store
	PublicURL   string // how people reach the web pages
	NetworkName string
	Tokens      string // the web UI's palette, as CSS
	Access      map[referral.Facility]string
	Log         zerolog.Logger
	Now         func() time.Time

	// MayApply reports whether the visitor may apply to join now; MaySuggest,
	// whether they may suggest something. nil: always.
	MayApply, MaySuggest func(visitor string) bool
}

// Directory answers for the public pages and the feed.
type Directory struct {
	store   Store
	url     string
	network string
	log     zerolog.Logger
	style   asset
	access  map[referral.Facility]string // in words

	now                  func() time.Time
	mayApply, maySuggest func(visitor string) bool
}

type visitorKey struct{}

// WithVisitor says from which address somebody asks.
func WithVisitor(ctx context.Context, visitor string) context.Context {
	return context.WithValue(ctx, visitorKey{}, visitor)
}

// visitor is the address from which somebody asks.
func visitor(r *http.Request) string {
	address, _ := r.Context().Value(visitorKey{}).(string)
	return address
}

// New returns a directory that is ready to answer.
func New(c Config) *Directory {
	for _, may := range []*func(string) bool{&c.MayApply, &c.MaySuggest} {
		if *may == nil {
			*may = func(string) bool { return true }
		}
	}
	return &Directory{
		store: c.Store, url: strings.TrimRight(c.PublicURL, "/"), network: c.NetworkName, log: c.Log, access: c.Access, now: c.Now, mayApply: c.MayApply,
		maySuggest: c.MaySuggest,
		style:      newAsset(styleSheet(c.Tokens)),
	}
}

// Route is a path and what answers it, by the id of its row in the access matrix.
type Route struct {
	Operation, Method, Path string
	Handle                  http.HandlerFunc
	Changes                 bool // no other site may ask for it in somebody's name
}

// Routes lists everything that the directory answers. All that somebody unknown
// can do is to apply to join the network, and to suggest a change.
func (d *Directory) Routes() []Route {
	return []Route{
		{"find", http.MethodGet, "/find", d.page(d.find), false},
		{"find", http.MethodPost, "/find", d.findNear, false},
		{"find", http.MethodGet, "/find/{slug}", d.page(d.profile), false},
		{"find", http.MethodGet, "/find/{slug}/suggest", d.page(d.suggestForm), false},
		{"suggest-publicly", http.MethodPost, "/find/{slug}/suggest", d.suggest, true},
		{"find", http.MethodGet, "/find/{slug}/thanks", d.page(d.thanks), false},
		{"find", http.MethodGet, stylePath, d.serveStyle, false},
		{"find", http.MethodGet, "/sitemap.xml", d.page(d.sitemap), false},
		{"find", http.MethodGet, "/robots.txt", d.page(d.robots), false},
		{"join", http.MethodGet, joinPath, d.page(d.showJoin), false},
		{"join", http.MethodPost, joinPath, d.join, true},
		{"join", http.MethodGet, joinPath + "/sent", d.page(d.sent), false},
		{"join", http.MethodGet, joinPath + "/confirm", d.page(d.showConfirm), false},
		{"join", http.MethodPost, joinPath + "/confirm", d.confirm, true},
		{"join", http.MethodGet, joinPath + "/confirmed", d.page(d.showConfirmed), false},
		{"open-referral", http.MethodGet, "/open-referral", d.feed(d.about), false},
		{"open-referral", http.MethodGet, "/open-referral/", d.feed(d.about), false},
		{"open-referral", http.MethodGet, "/open-referral/services", d.feed(d.services), false},
		{"open-referral", http.MethodGet, "/open-referral/services/{id}", d.feed(d.service), false},
		{"open-referral", http.MethodGet, "/open-referral/organizations", d.feed(d.organizations), false},
		{"open-referral", http.MethodGet, "/open-referral/organizations/{id}", d.feed(d.organization), false},
		{"open-referral", http.MethodGet, "/open-referral/taxonomies", d.feed(d.taxonomies), false},
		{"open-referral", http.MethodGet, "/open-referral/taxonomies/{id}", d.feed(d.taxonomy), false},
		{"open-referral", http.MethodGet, "/open-referral/taxonomy_terms", d.feed(d.taxonomyTerms), false},
		{"open-referral", http.MethodGet, "/open-referral/taxonomy_terms/{id}", d.feed(d.taxonomyTerm), false},
		{"open-referral", http.MethodGet, "/open-referral/service_at_locations", d.feed(d.serviceAtLocations), false},
		{"open-referral", http.MethodGet, "/open-referral/service_at_locations/{id}", d.feed(d.serviceAtLocation), false},
	}
}
