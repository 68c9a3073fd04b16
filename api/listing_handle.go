package api

import (
	"context"
	"fmt"
	"net/http"
	"strings"
	"time"

	"onward/listings"
	"onward/schema"
)

// FeedReader reads a directory over the web.
type FeedReader interface {
	Read(ctx context.Context, address string) ([]schema.Listing, error)
}

// importPath is where directories are looked at; their files are larger than
// other requests, and their servers slower than ours.
const (
	importPath     = "/directory/imports"
	maxImport      = 12 << 20
	importPatience = listings.Patience + 5*time.Second
)

const wordsImportTooLarge = "That is too large. Keep a directory's file under 8 MB."

func (s *Server) registerListings() {
	look := operation("preview-listings", http.MethodPost, importPath, tagNetwork, "Look at a directory of Open Referral UK: what an import would change")
	look.MaxBodyBytes = maxImport
	add(s, look, s.previewListings)
	add(s, operation("apply-listings", http.MethodPost, importPath+"/{id}", tagNetwork, "Do what was chosen of a preview"), s.applyListings)
}

// previewListings reads the directory, and changes nothing.
func (s *Server) previewListings(ctx context.Context, in *importSourceInput) (*importPreviewOutput, error) {
	source, read := strings.TrimSpace(in.Body.Source), s.config.Feeds.Read
	if in.Body.Text != "" {
		read = func(context.Context, string) ([]schema.Listing, error) { return listings.Parse([]byte(in.Body.Text)) }
	}
	content, err := read(ctx, source)
	if err != nil {
		return nil, fmt.Errorf("read a directory: %w", err)
	}
	p, err := s.store.PreviewListings(ctx, actor(ctx), strings.TrimRight(source, "/"), content)
	if err != nil {
		return nil, fmt.Errorf("preview an import: %w", err)
	}
	out := ImportPreview{ID: p.ID, Source: p.Source, Rows: []ImportRow{}}
	for _, r := range p.Rows {
		out.Rows = append(out.Rows, showImportRow(r))
	}
	return &importPreviewOutput{Body: out}, nil
}

func (s *Server) applyListings(ctx context.Context, in *importChoiceInput) (*importDoneOutput, error) {
	done, err := s.store.ApplyListings(ctx, actor(ctx), in.ID, in.Body.Chosen)
	if err != nil {
		return nil, fmt.Errorf("apply an import: %w", err)
	}
	return &importDoneOutput{Body: ImportDone(done)}, nil
}

func showImportRow(r schema.ListingChange) ImportRow {
	row := ImportRow{
		Key: r.Listing.ExternalID, Name: r.Listing.Name, Provider: r.Listing.Provider, Summary: r.Listing.Summary,
		Address: r.Listing.Address(), State: string(r.State), Changes: []ImportChange{},
	}
	for _, c := range r.Changes {
		row.Changes = append(row.Changes, ImportChange(c))
	}
	return row
}

// listingsShown is how many services outside the network are shown beside what
// the network has: fewer words find more of them.
const listingsShown = 50

// findListings finds services outside the network, on the first page only.
func (s *Server) findListings(ctx context.Context, q schema.DirectoryQuery) (Listings, error) {
	out := Listings{Items: []Listing{}}
	if q.Page > 1 {
		return out, nil
	}
	q.Size = listingsShown
	found, err := s.store.Listings(ctx, actor(ctx), q)
	if err != nil {
		return out, fmt.Errorf("find listings: %w", err)
	}
	out.Total = found.Total
	for _, l := range found.Items {
		out.Items = append(out.Items, showListing(l))
	}
	return out, nil
}

func showListing(l schema.Listing) Listing {
	shown := Listing{
		ID: l.ID, Name: l.Name, Provider: l.Provider, Summary: l.Summary, Phone: l.Phone, Email: l.Email, Website: l.Website,
		Address: l.Address(), Areas: list(l.Areas), Opening: showOpening(l.Opening), Miles: l.Miles, Source: l.Source, ReadAt: l.ReadAt.UTC(),
	}
	shown.DoorsNow = showDoors(l.Doors)
	return shown
}
