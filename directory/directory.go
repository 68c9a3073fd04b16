// Package directory shows everybody what organisations agreed to show, without
// signing in: pages that need no script (K2, R7, R11), and the same as the feed
// of Open Referral UK, for other directories to copy.
package directory

import (
	"context"
	"net/http"
	"strings"

	"github.com/google/uuid"
	"github.com/rs/zerolog"

	"onward/referral"
	"onward/schema"
)

// Store is what the directory reads. It can read nothing that is not published.
type Store interface {
	PublicDirectory(ctx context.Context, q schema.DirectoryQuery) (schema.DirectoryPage[schema.Published], error)
	Published(ctx context.Context, id uuid.UUID) (schema.Published, error)
	PublishedAs(ctx context.Context, slug string) (schema.Published, error)
	HasPostcodes(ctx context.Context) (bool, error)
	PublicListings(ctx context.Context, q schema.DirectoryQuery) (schema.FoundListings, error)
	Outlines(ctx context.Context) (schema.Outlines, error)
	PublicAreas(ctx context.Context) ([]string, error)
	Issues(ctx context.Context) ([]schema.Issue, error)
}

// Config is what the directory needs from outside.
type Config struct {
	Store       Store
	PublicURL   string // how people reach the web pages
	NetworkName string
	Tokens      string // the web UI's palette, as CSS
	Access      map[referral.Facility]string
	Log         zerolog.Logger
}

// Directory answers for the public pages and the feed.
type Directory struct {
	store   Store
	url     string
	network string
	log     zerolog.Logger
	style   asset
	access  map[referral.Facility]string // in words
}

// New returns a directory that is ready to answer.
func New(c Config) *Directory {
	return &Directory{
		store: c.Store, url: strings.TrimRight(c.PublicURL, "/"), network: c.NetworkName, log: c.Log, access: c.Access,
		style: newAsset(styleSheet(c.Tokens)),
	}
}

// Route is a path and what answers it, by the id of its row in the access matrix.
type Route struct {
	Operation, Method, Path string
	Handle                  http.HandlerFunc
}

// Routes lists everything that the directory answers; none of it changes anything.
func (d *Directory) Routes() []Route {
	return []Route{
		{"find", http.MethodGet, "/find", d.page(d.find)},
		{"find", http.MethodPost, "/find", d.findNear},
		{"find", http.MethodGet, "/find/{slug}", d.page(d.profile)},
		{"find", http.MethodGet, stylePath, d.serveStyle},
		{"find", http.MethodGet, "/sitemap.xml", d.page(d.sitemap)},
		{"find", http.MethodGet, "/robots.txt", d.page(d.robots)},
		{"open-referral", http.MethodGet, "/open-referral", d.feed(d.about)},
		{"open-referral", http.MethodGet, "/open-referral/", d.feed(d.about)},
		{"open-referral", http.MethodGet, "/open-referral/services", d.feed(d.services)},
		{"open-referral", http.MethodGet, "/open-referral/services/{id}", d.feed(d.service)},
		{"open-referral", http.MethodGet, "/open-referral/organizations", d.feed(d.organizations)},
		{"open-referral", http.MethodGet, "/open-referral/organizations/{id}", d.feed(d.organization)},
		{"open-referral", http.MethodGet, "/open-referral/taxonomies", d.feed(d.taxonomies)},
		{"open-referral", http.MethodGet, "/open-referral/taxonomies/{id}", d.feed(d.taxonomy)},
		{"open-referral", http.MethodGet, "/open-referral/taxonomy_terms", d.feed(d.taxonomyTerms)},
		{"open-referral", http.MethodGet, "/open-referral/taxonomy_terms/{id}", d.feed(d.taxonomyTerm)},
		{"open-referral", http.MethodGet, "/open-referral/service_at_locations", d.feed(d.serviceAtLocations)},
		{"open-referral", http.MethodGet, "/open-referral/service_at_locations/{id}", d.feed(d.serviceAtLocation)},
	}
}
