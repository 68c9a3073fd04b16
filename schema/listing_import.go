package schema

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/uptrace/bun"

	"onward/referral"
)

// ListingState is what an import would do with one listing.
type ListingState string

// What an import finds.
const (
	ListingNew     ListingState = "new"
	ListingChanged ListingState = "changed"
	ListingSame    ListingState = "same"
	ListingMissing ListingState = "missing" // we have it, and the directory no longer
	ListingMember  ListingState = "member"  // an organisation of the network speaks for itself
)

// FieldChange is one thing that a directory says otherwise than before.
type FieldChange struct{ Field, Before, After string }

// ListingChange is what an import would do with one listing, and nothing more.
type ListingChange struct {
	Listing Listing
	State   ListingState
	Changes []FieldChange
}

// ListingImport is what a directory said when a coordinator looked.
type ListingImport struct {
	ID     uuid.UUID
	Source string
	Rows   []ListingChange
}

// AppliedListings says what an import did.
type AppliedListings struct{ Added, Changed, Removed int }

type listingImportRow struct {
	bun.BaseModel `bun:"table:listing_imports,alias:i"`

	ID        uuid.UUID `bun:"id,pk"`
	Source    string    `bun:"source"`
	Content   []Listing `bun:"content,type:jsonb"`
	CreatedBy uuid.UUID `bun:"created_by"`
	CreatedAt time.Time `bun:"created_at"`
}

// PreviewListings keeps what the source said, and says what it would change.
// The coordinator's earlier preview is forgotten.
func (s *Store) PreviewListings(ctx context.Context, by referral.Actor, source string, content []Listing) (p ListingImport, err error) {
	if err := onlyCoordinators(by); err != nil {
		return p, err
	}
	err = s.in(ctx, by, "preview listings", func(ctx context.Context, tx bun.Tx) error {
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		p = ListingImport{ID: uuid.Must(uuid.NewV7()), Source: source}
		if p.Rows, err = compareListings(ctx, tx, source, content); err != nil {
			return err
		}
		w := newWrites(tx)
		w.add(tx.NewDelete().Table("listing_imports").Where("created_by = ?", by.UserID))
		w.insert(&listingImportRow{ID: p.ID, Source: source, Content: content, CreatedBy: by.UserID, CreatedAt: now})
		return w.run(ctx, by.OrganisationID)
	})
	return p, err
}

// compareListings lists what the source says in its order, then what it no
// longer says.
func compareListings(ctx context.Context, tx bun.Tx, source string, content []Listing) ([]ListingChange, error) {
	var old []Listing
	if err := tx.NewSelect().Model(&old).Where("source = ?", source).OrderExpr("lower(name), id").Limit(maxListings).Scan(ctx); err != nil {
		return nil, fmt.Errorf("read listings: %w", err)
	}
	var members []string
	if err := tx.NewSelect().Table("organisations").ColumnExpr("lower(name)").OrderExpr("1").Limit(maxOrganisations).Scan(ctx, &members); err != nil {
		return nil, fmt.Errorf("read organisations: %w", err)
	}
	known := make(map[string]Listing, len(old))
	for _, l := range old {
		known[l.ExternalID] = l
	}
	rows := make([]ListingChange, 0, len(content))
	for _, l := range content {
		row := ListingChange{Listing: l, State: ListingNew}
		if before, ok := known[l.ExternalID]; ok {
			row.Listing.ID, row.State, row.Changes = before.ID, ListingSame, before.changes(l)
			if len(row.Changes) > 0 {
				row.State = ListingChanged
			}
		}
		delete(known, l.ExternalID)
		if slices.Contains(members, strings.ToLower(l.Name)) || slices.Contains(members, strings.ToLower(l.Provider)) {
			row.State, row.Changes = ListingMember, nil
		}
		rows = append(rows, row)
	}
	for _, l := range old {
		if _, missing := known[l.ExternalID]; missing {
			rows = append(rows, ListingChange{Listing: l, State: ListingMissing})
		}
	}
	return rows, nil
}

// changes lists what the other one says otherwise.
func (l Listing) changes(other Listing) (all []FieldChange) {
	before, after := l.told(), other.told()
	for i, field := range before {
		if field.text != after[i].text {
			all = append(all, FieldChange{field.name, field.text, after[i].text})
		}
	}
	return all
}

type toldField struct{ name, text string }

// told is all that a listing says, in words and in order.
func (l Listing) told() []toldField {
	where := ""
	if l.place().Known() {
		where = fmt.Sprintf("%.5f, %.5f", l.Latitude, l.Longitude)
	}
	opening := ""
	for i, d := range l.Opening {
		if d != (referral.OpenDay{}) {
			opening += fmt.Sprintf("%s %s; ", time.Weekday((i+1)%7), strings.Trim(d.Morning+", "+d.Afternoon, ", "))
		}
	}
	return []toldField{
		{"name", l.Name}, {"provider", l.Provider}, {"summary", l.Summary}, {"phone", l.Phone}, {"email", l.Email}, {"website", l.Website},
		{"address", l.Address()}, {"place", where}, {"areas", strings.Join(l.Areas, ", ")}, {"opening", strings.TrimSuffix(opening, "; ")},
	}
}

var errNoImport = &referral.Error{
	Code:    referral.CodeNotFound,
	Message: "This preview is not there any more: it was applied, or you looked at another one since. Look at the directory again.",
}

// ApplyListings does what the coordinator chose of a preview, by what the source
// calls each: all in one transaction, or nothing. A preview is applied once.
func (s *Store) ApplyListings(ctx context.Context, by referral.Actor, id uuid.UUID, chosen []string) (done AppliedListings, err error) {
	if err := onlyCoordinators(by); err != nil {
		return done, err
	}
	err = s.in(ctx, by, "apply listings", func(ctx context.Context, tx bun.Tx) error {
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		var row listingImportRow
		if err := tx.NewSelect().Model(&row).Where("id = ?", id).For("UPDATE").Scan(ctx); err != nil {
			return found(err, errNoImport)
		}
		rows, err := compareListings(ctx, tx, row.Source, row.Content)
		if err != nil {
			return err
		}
		w := newWrites(tx)
		for _, change := range rows {
			if slices.Contains(chosen, change.Listing.ExternalID) {
				done.count(change.State)
				w.listing(change, row.Source, now)
			}
		}
		w.add(tx.NewDelete().Model(&row).WherePK())
		w.audit(now, by, "listings.import", id, map[string]any{"added": done.Added, "changed": done.Changed, "removed": done.Removed})
		return w.run(ctx, by.OrganisationID)
	})
	return done, err
}

func (d *AppliedListings) count(state ListingState) {
	switch state {
	case ListingNew:
		d.Added++
	case ListingChanged:
		d.Changed++
	case ListingMissing:
		d.Removed++
	case ListingSame, ListingMember:
	}
}

// listing writes one change of an import.
func (w *writes) listing(change ListingChange, source string, now time.Time) {
	l := change.Listing
	l.Source, l.ReadAt, l.Areas = source, now, orEmpty(l.Areas)
	if l.Opening == nil {
		l.Opening = referral.Opening{}
	}
	switch change.State {
	case ListingNew:
		l.ID = uuid.Must(uuid.NewV7())
		w.insert(&l)
	case ListingChanged, ListingSame:
		w.add(w.tx.NewUpdate().Model(&l).WherePK())
	case ListingMissing:
		w.add(w.tx.NewDelete().Model(&l).WherePK())
	case ListingMember:
	}
}
