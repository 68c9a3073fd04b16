package api

import (
	"context"
	"fmt"

	"onward/referral"
	"onward/schema"
)

// directoryPage is how many organisations the directory shows at once.
const directoryPage = 50

func (s *Server) searchDirectory(ctx context.Context, in *directorySearchInput) (*directoryListOutput, error) {
	q := schema.DirectoryQuery{
		Text: in.Body.Text, Issue: in.Body.Issue, Type: in.Body.Type, Area: in.Body.Area, Postcode: in.Body.Postcode, Accepting: in.Body.Accepting, Favourite: in.Body.Favourite,
		Open: in.Body.Open, Page: in.Body.Page, Size: directoryPage,
	}
	found, err := s.store.Directory(ctx, actor(ctx), q)
	if err != nil {
		return nil, fmt.Errorf("search the directory: %w", err)
	}
	labels, err := s.issueLabels(ctx)
	if err != nil {
		return nil, err
	}
	list := DirectoryList{Items: []DirectoryEntry{}, Total: found.Total, Area: found.Area, Similar: found.Similar, Pages: max(1, (found.Total+directoryPage-1)/directoryPage)}
	for _, o := range found.Items {
		list.Items = append(list.Items, showEntry(o, actor(ctx), labels))
	}
	list.Listings, err = s.findListings(ctx, q)
	return &directoryListOutput{Body: list}, err
}

func showEntry(l schema.Listed, reader referral.Actor, labels map[string]string) DirectoryEntry {
	e := DirectoryEntry{Organisation: showOrganisation(l.Organisation, reader, labels), Favourite: l.Favourite, Miles: l.Miles}
	e.Doors, e.OpenUntil = showDoors(l.Doors)
	if l.Place.Known() {
		e.Place = &Point{l.Place.Latitude, l.Place.Longitude}
	}
	return e
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
