package schema

import (
	"context"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/uptrace/bun"

	"onward/referral"
)

// Listing is a service that is in the directory and not in the network: it was
// copied from a directory that is open data. Nobody can refer to it here.
type Listing struct {
	bun.BaseModel `bun:"table:listings,alias:l" json:"-"`

	ID         uuid.UUID `bun:"id,pk" json:"-"`
	Source     string    `bun:"source" json:"-"`
	ExternalID string    `bun:"external_id" json:"external_id"`

	Name      string           `bun:"name" json:"name"`
	Provider  string           `bun:"provider" json:"provider"` // the organisation that gives it
	Summary   string           `bun:"summary" json:"summary"`
	Phone     string           `bun:"phone" json:"phone"`
	Email     string           `bun:"email" json:"email"`
	Website   string           `bun:"website" json:"website"`
	Line1     string           `bun:"line_1" json:"line_1"`
	Town      string           `bun:"town" json:"town"`
	County    string           `bun:"county" json:"county"`
	Postcode  string           `bun:"postcode" json:"postcode"`
	Latitude  float64          `bun:"latitude" json:"latitude"`
	Longitude float64          `bun:"longitude" json:"longitude"`
	Areas     []string         `bun:"areas,array" json:"areas"`
	Opening   referral.Opening `bun:"opening,type:jsonb" json:"opening"`

	ReadAt time.Time      `bun:"read_at" json:"-"`
	Miles  *float64       `bun:"-" json:"-"` // from the postcode that was asked for
	Doors  referral.Doors `bun:"-" json:"-"` // now
}

// Address is where it is, as an envelope has it.
func (l Listing) Address() string {
	return referral.Address{Line1: l.Line1, Town: l.Town, County: l.County, Postcode: l.Postcode}.Lines()
}

// place is where it is: as its source says, else where its postcode lies.
func (l Listing) place() referral.Place {
	return referral.Place{Latitude: l.Latitude, Longitude: l.Longitude}
}

// FoundListings are the listings that a search found.
type FoundListings struct {
	Items []Listing
	Total int
}

// maxListings is how many listings a search looks at.
const maxListings = 5000

// nearby is how far from a postcode a listing may be that names no area.
const nearby = 15.0

// Listings finds services outside the network, for anybody. They say nothing of
// issues in our words, so a search for one issue finds none of them.
func (s *Store) Listings(ctx context.Context, by referral.Actor, q DirectoryQuery) (found FoundListings, err error) {
	if q.Issue != "" || q.Favourite || q.Accepting {
		return found, nil
	}
	err = s.in(ctx, by, "search listings", func(ctx context.Context, tx bun.Tx) error {
		if q.now, err = s.now(ctx, tx); err != nil {
			return err
		}
		if q.Postcode != "" {
			if q.near, err = spotOf(ctx, tx, q.Postcode); err != nil {
				return err
			}
		}
		var all []Listing
		if err := q.listings(tx, &all).Scan(ctx); err != nil {
			return err
		}
		found.Items = q.cutListings(all, s.calendar(referral.EnglandAndWales, nil, nil))
		found.Total = len(found.Items)
		found.Items = pageOf(found.Items, 1, q.Size)
		return nil
	})
	return found, err
}

// PublicListings is Listings for everybody.
func (s *Store) PublicListings(ctx context.Context, q DirectoryQuery) (FoundListings, error) {
	return s.Listings(ctx, nobody, q)
}

func (q DirectoryQuery) listings(tx bun.IDB, into *[]Listing) *bun.SelectQuery {
	sel := tx.NewSelect().Model(into).ExcludeColumn("latitude", "longitude").
		ColumnExpr("CASE WHEN l.latitude <> 0 THEN l.latitude ELSE coalesce(place.latitude, 0) END AS latitude").
		ColumnExpr("CASE WHEN l.latitude <> 0 THEN l.longitude ELSE coalesce(place.longitude, 0) END AS longitude").
		Join(strings.ReplaceAll(placeOf, "t.postcode", "l.postcode")).
		OrderExpr("lower(l.name), l.id").Limit(maxListings)
	for _, word := range strings.Fields(q.Text) {
		sel.Where("l.search_key LIKE '%' || directory_key(?) || '%'", likeLiteral(word))
	}
	if q.Area != "" {
		sel.Where("EXISTS (SELECT FROM unnest(l.areas) AS area WHERE directory_key(area) = directory_key(?))", q.Area)
	}
	return sel
}

// cutListings leaves those that serve the postcode's area, or name no area and
// are near, the nearest first; and of those the open ones.
func (q DirectoryQuery) cutListings(all []Listing, calendar referral.Calendar) (left []Listing) {
	for _, l := range all {
		if from := q.near.place(); from.Known() && l.place().Known() {
			miles := from.Miles(l.place())
			l.Miles = &miles
		}
		l.Doors = calendar.OpenAt(l.Opening, q.now)
		reached := q.Postcode == "" || l.serves(q.near.Area) || len(l.Areas) == 0 && l.Miles != nil && *l.Miles <= nearby
		if reached && (!q.Open || l.Doors.Open) {
			left = append(left, l)
		}
	}
	if q.Postcode != "" {
		nearestFirst(left, func(l Listing) *float64 { return l.Miles })
	}
	return left
}

func (l Listing) serves(area string) bool {
	for _, a := range l.Areas {
		if strings.EqualFold(a, area) {
			return true
		}
	}
	return false
}
