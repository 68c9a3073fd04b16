package api

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"onward/referral"
	"onward/schema"
)

// directoryPage is how many organisations the directory shows at once.
const directoryPage = 50

// directoryAll is more than any network has.
const directoryAll = 1000

func (s *Server) searchDirectory(ctx context.Context, in *directorySearchInput) (*directoryListOutput, error) {
	q := schema.DirectoryQuery{
		Text: in.Body.Text, Issue: in.Body.Issue, Type: in.Body.Type, Area: in.Body.Area, Postcode: in.Body.Postcode, Accepting: in.Body.Accepting, Favourite: in.Body.Favourite,
		Open: in.Body.Open, Page: in.Body.Page, Size: directoryPage,
	}
	if in.Body.All {
		q.Page, q.Size = 1, directoryAll
	}
	found, err := s.store.Directory(ctx, actor(ctx), q)
	if err != nil {
		return nil, fmt.Errorf("search the directory: %w", err)
	}
	labels, err := s.issueLabels(ctx)
	if err != nil {
		return nil, err
	}
	list := DirectoryList{Items: []DirectoryEntry{}, Total: found.Total, Area: found.Area, Similar: found.Similar, Pages: max(1, (found.Total+q.Size-1)/q.Size)}
	for _, o := range found.Items {
		list.Items = append(list.Items, showEntry(o, actor(ctx), labels))
	}
	list.Listings, err = s.findListings(ctx, q)
	return &directoryListOutput{Body: list}, err
}

func showEntry(l schema.Listed, reader referral.Actor, labels map[string]string) DirectoryEntry {
	e := DirectoryEntry{Organisation: showOrganisation(l.Organisation, reader, labels), Favourite: l.Favourite, Miles: l.Miles}
	e.DoorsNow, e.Place = showDoors(l.Doors), showPoint(l.Place)
	return e
}

func showPoint(p referral.Place) *Point {
	if !p.Known() {
		return nil
	}
	return &Point{p.Latitude, p.Longitude}
}

func showDoors(d referral.Doors) DoorsNow {
	switch {
	case d.Open:
		return DoorsNow{Doors: "open", OpenUntil: d.Until}
	case d.Known:
		return DoorsNow{Doors: "closed", OpensAt: d.Opens}
	}
	return DoorsNow{Doors: "unknown"}
}

// distances say how far each receiver is from where a client lives (R9).
func (s *Server) distances(ctx context.Context, in *distancesInput) (*distancesOutput, error) {
	miles, err := s.store.Distances(ctx, actor(ctx), in.Body.Postcode)
	if err != nil {
		return nil, fmt.Errorf("measure distances: %w", err)
	}
	d := Distances{Items: []Distance{}}
	for id, far := range miles {
		d.Items = append(d.Items, Distance{id, far})
	}
	slices.SortFunc(d.Items, func(a, b Distance) int { return strings.Compare(a.ID.String(), b.ID.String()) })
	return &distancesOutput{Body: d}, nil
}

// directoryChoices lists areas and recent searches (R10).
func (s *Server) directoryChoices(ctx context.Context, _ *nothing) (*directoryChoicesOutput, error) {
	areas, err := s.store.DirectoryAreas(ctx, actor(ctx))
	if err != nil {
		return nil, fmt.Errorf("list areas: %w", err)
	}
	recent, err := s.store.RecentSearches(ctx, actor(ctx))
	if err != nil {
		return nil, fmt.Errorf("list recent searches: %w", err)
	}
	postcodes, err := s.store.HasPostcodes(ctx)
	if err != nil {
		return nil, fmt.Errorf("look for postcodes: %w", err)
	}
	c := DirectoryChoices{Areas: list(areas), Postcodes: postcodes, Recent: []DirectorySearch{}}
	for _, q := range recent {
		c.Recent = append(c.Recent, DirectorySearch{Text: q.Text, Issue: q.Issue, Type: q.Type, Area: q.Area, Accepting: q.Accepting})
	}
	return &directoryChoicesOutput{Body: c}, nil
}

func (s *Server) addFavourite(ctx context.Context, in *organisationInput) (*nothing, error) {
	if err := s.store.SetFavourite(ctx, actor(ctx), in.ID, true); err != nil {
		return nil, fmt.Errorf("add a favourite: %w", err)
	}
	return nil, nil
}

func (s *Server) removeFavourite(ctx context.Context, in *organisationInput) (*nothing, error) {
	if err := s.store.SetFavourite(ctx, actor(ctx), in.ID, false); err != nil {
		return nil, fmt.Errorf("remove a favourite: %w", err)
	}
	return nil, nil
}

func (s *Server) publishOrganisation(ctx context.Context, in *publishInput) (*organisationOutput, error) {
	if err := s.store.Publish(ctx, actor(ctx), in.ID, in.Body.Public); err != nil {
		return nil, fmt.Errorf("publish an organisation: %w", err)
	}
	return s.organisation(ctx, &organisationInput{ID: in.ID})
}
