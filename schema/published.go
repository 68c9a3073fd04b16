package schema

import (
	"context"
	"time"

	"github.com/google/uuid"
	"github.com/uptrace/bun"

	"onward/referral"
)

// Published is what an organisation that agreed shows to everybody. What is not
// here, such as where its letters go and why a coordinator paused it, does not
// leave the network.
type Published struct {
	ID         uuid.UUID
	Slug       string
	Name       string
	Summary    string
	Criteria   string
	Waiting    string
	Phone      string
	Areas      []string
	AreaCodes  []string // of those of them that were imported; of one organisation alone
	Issues     []string
	Type       string // code; empty: not said
	TypeLabel  string
	Accepting  bool // from everybody in the network, now
	ModifiedAt time.Time

	Website   string
	Address   string
	Office    referral.Address // the parts of the address, where they are known
	Place     referral.Place   // where that is
	Miles     *float64         // from the postcode that was asked for
	Doors     referral.Doors   // whether it is open now
	Languages string           // and interpreters, in words
	Access    []referral.Facility
	Opening   referral.Opening
	CheckedAt time.Time // when its lead last said that all this is true; zero: never
	Stale     bool      // and that is so long ago that it may no longer be
}

// nobody is who reads what is published: row-level security shows them nothing else.
var nobody = referral.Actor{}

func (l Listed) published() Published {
	return Published{
		ID: l.ID, Slug: l.Slug, Name: l.Name, Summary: l.Summary, Criteria: l.Criteria, Waiting: l.Waiting, Phone: l.Phone,
		Areas: l.Areas, Issues: l.Issues, Type: l.Type, TypeLabel: l.TypeLabel, Accepting: takes(l.Organisation, uuid.Nil), ModifiedAt: l.ModifiedAt,
		Website: l.Website, Address: l.Address, Office: l.Office, Place: l.Place, Miles: l.Miles, Doors: l.Doors,
		Languages: l.Languages, Access: l.Access, Opening: l.Opening, CheckedAt: l.CheckedAt, Stale: referral.StaleSince(l.CheckedAt, l.ReadAt),
	}
}

// PublicDirectory finds organisations for everybody (K2, R7).
func (s *Store) PublicDirectory(ctx context.Context, q DirectoryQuery) (page DirectoryPage[Published], err error) {
	err = s.in(ctx, nobody, "search the public directory", func(ctx context.Context, tx bun.Tx) error {
		found, err := s.search(ctx, tx, &q, uuid.Nil)
		page = DirectoryPage[Published]{Items: make([]Published, len(found.Items)), Total: found.Total, Similar: found.Similar, Area: found.Area}
		for i, l := range found.Items {
			page.Items[i] = l.published()
		}
		return err
	})
	return page, err
}

// Published returns one organisation that agreed to be shown to everybody.
func (s *Store) Published(ctx context.Context, id uuid.UUID) (Published, error) {
	return s.publishedWhere(ctx, "t.id = ?", id)
}

// PublishedAs is Published by the name in its address.
func (s *Store) PublishedAs(ctx context.Context, slug string) (Published, error) {
	return s.publishedWhere(ctx, "t.slug = ?", slug)
}

func (s *Store) publishedWhere(ctx context.Context, where string, value any) (p Published, err error) {
	err = s.in(ctx, nobody, "read a published organisation", func(ctx context.Context, tx bun.Tx) error {
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		var row listedRow
		if err := (DirectoryQuery{now: now}).choices(tx).Where(where, value).Scan(ctx, &row); err != nil {
			return found(err, errNoOrganisation)
		}
		l, err := s.listed(row, spot{}, now)
		if err != nil {
			return err
		}
		p = l.published()
		p.AreaCodes, err = areaCodes(ctx, tx, p.ID)
		return err
	})
	return p, err
}

// PublicAreas lists the areas that published organisations serve.
func (s *Store) PublicAreas(ctx context.Context) ([]string, error) {
	return s.DirectoryAreas(ctx, nobody)
}

// Publish shows the organisation to everybody, or no longer. Its lead decides,
// or a coordinator for them.
func (s *Store) Publish(ctx context.Context, by referral.Actor, id uuid.UUID, public bool) error {
	if by.OrganisationID != id || by.Role != referral.Lead {
		if err := onlyCoordinators(by); err != nil {
			return err
		}
	}
	return s.in(ctx, by, "publish organisation", func(ctx context.Context, tx bun.Tx) error {
		if err := present(ctx, tx, id); err != nil {
			return err
		}
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		action := "organisation.publish"
		if !public {
			action = "organisation.unpublish"
		}
		w := newWrites(tx)
		w.add(tx.NewUpdate().Table("organisations").Set("public = ?", public).Where("id = ?", id))
		w.audit(now, by, action, id, nil)
		return w.run(ctx, by.OrganisationID)
	})
}

// SetOrganisationType says what kind of organisation it is; empty takes that
// back. A coordinator's: its lead says so in the profile.
func (s *Store) SetOrganisationType(ctx context.Context, by referral.Actor, id uuid.UUID, code string) error {
	if err := onlyCoordinators(by); err != nil {
		return err
	}
	return s.in(ctx, by, "set the type of an organisation", func(ctx context.Context, tx bun.Tx) error {
		if err := present(ctx, tx, id); err != nil {
			return err
		}
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		row, w := organisationRow{ID: id, Type: code}, newWrites(tx)
		w.add(tx.NewUpdate().Model(&row).Column("type").WherePK())
		w.audit(now, by, "organisation.type", id, map[string]any{"type": code})
		return w.run(ctx, by.OrganisationID)
	})
}
