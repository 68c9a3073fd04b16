package schema

import (
	"cmp"
	"context"
	"errors"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/uptrace/bun"

	"onward/referral"
)

// DirectoryQuery asks for organisations. What is empty asks for nothing.
type DirectoryQuery struct {
	Text      string // words of its name, summary, areas or issues; a misspelt name
	Issue     string
	Type      string // of organisation
	Area      string
	Postcode  string // only those that serve the area it lies in, the nearest first; never kept
	Near      string // a postcode from which it is only measured how far it is; never kept
	Accepting bool   // only those that would take a referral of the reader's
	Open      bool   // only those that are known to be open now
	Favourite bool   // only the reader's favourites
	Page      int    // from 1
	Size      int

	serve string    // the area in which the postcode lies
	near  spot      // where it is measured from
	now   time.Time // by the database's clock
}

// criteria are what is kept of a search, in one order of words for one meaning.
type criteria struct {
	Text      string `json:"text,omitempty"`
	Issue     string `json:"issue,omitempty"`
	Type      string `json:"type,omitempty"`
	Area      string `json:"area,omitempty"`
	Accepting bool   `json:"accepting,omitempty"`
}

// Listed is an organisation that a search found.
type Listed struct {
	Organisation

	ModifiedAt time.Time
	Place      referral.Place // of its office, where its postcode is known
	Miles      *float64       // from the postcode that was asked for, where both places are known
	Doors      referral.Doors // now
}

// DirectoryPage is one page of what was found. A network never has so many
// organisations that counting pages would be slow, and Open Referral UK wants
// them counted.
type DirectoryPage[T any] struct {
	Items   []T
	Total   int
	Area    string // in which the postcode lies
	Similar bool   // nothing has these words; these names sound like them
}

// Directory finds organisations for somebody who is signed in, and remembers a
// search: for the person where it found something (R10), for the network's
// report where it found nobody.
func (s *Store) Directory(ctx context.Context, by referral.Actor, q DirectoryQuery) (page DirectoryPage[Listed], err error) {
	err = s.in(ctx, by, "search the directory", func(ctx context.Context, tx bun.Tx) error {
		if page, err = s.search(ctx, tx, &q, by.OrganisationID); err != nil {
			return err
		}
		switch {
		case page.Similar || q.Page > 1:
			return nil
		case page.Total == 0:
			return s.rememberUnmatched(ctx, tx, by, q)
		}
		return s.rememberSearch(ctx, tx, by, q)
	})
	return page, err
}

// find returns every organisation that the words and choices ask for, by name.
// Where no words match, it returns those whose name sounds like them.
func (q *DirectoryQuery) find(ctx context.Context, tx bun.IDB) (rows []listedRow, similar bool, err error) {
	if postcode := cmp.Or(q.Postcode, q.Near); postcode != "" {
		if q.near, err = spotOf(ctx, tx, postcode); err != nil {
			return nil, false, err
		}
	}
	if q.Postcode != "" {
		q.serve = q.near.Area
	}
	exact := q.choices(tx).OrderExpr("lower(t.name), t.id")
	for _, word := range strings.Fields(q.Text) {
		exact.Where(hasWord, likeLiteral(word), likeLiteral(word))
	}
	if err := exact.Scan(ctx, &rows); err != nil || len(rows) > 0 || q.Text == "" {
		return rows, false, err
	}
	err = q.choices(tx).Where("word_similarity(directory_key(?), t.name_key) >= ?", q.Text, soundsLike).
		OrderExpr("word_similarity(directory_key(?), t.name_key) DESC, lower(t.name), t.id", q.Text).Scan(ctx, &rows)
	return rows, len(rows) > 0, err
}

// hasWord asks for one word in what an organisation says of itself, or in what
// its issues are called.
const hasWord = `(t.search_key LIKE '%' || directory_key(?) || '%' OR EXISTS (
	SELECT FROM issues AS i WHERE i.code = ANY (t.issues) AND directory_key(i.label) LIKE '%' || directory_key(?) || '%'))`

// soundsLike is how much of what was typed a name must share: two letters
// changed places in "Wexnigham" are forgiven, another word is not.
const soundsLike = 0.4

func (q DirectoryQuery) choices(tx bun.IDB) *bun.SelectQuery {
	full, week := isFull(q.now)
	sel := tx.NewSelect().Model((*organisationRow)(nil)).Column("t.*").ColumnExpr(full, week).ColumnExpr(agreement).ColumnExpr(closuresOf).ColumnExpr(holidaysOf).ColumnExpr(typeLabelOf).
		ColumnExpr("place.latitude, place.longitude").Join(placeOf).Limit(maxOrganisations).
		ColumnExpr("EXISTS (SELECT FROM favourites AS f WHERE f.organisation_id = t.id AND f.user_id = onward_user()) AS favourite")
	if q.Type != "" {
		sel.Where("t.type = ?", q.Type)
	}
	if q.Issue != "" {
		sel.Where("? = ANY (t.issues)", q.Issue)
	}
	for _, area := range []string{q.Area, q.serve} {
		if area != "" {
			sel.Where("EXISTS (SELECT FROM unnest(t.areas) AS area WHERE directory_key(area) = directory_key(?))", area)
		}
	}
	if q.Favourite {
		sel.Where("EXISTS (SELECT FROM favourites AS f WHERE f.organisation_id = t.id AND f.user_id = onward_user())")
	}
	return sel
}

// recentSearches is how many a person keeps.
const recentSearches = 8

// onTheWay forgets what was found while the same search was still being typed.
const onTheWay = `DELETE FROM directory_searches WHERE user_id = ? AND criteria - 'text' = ?::jsonb - 'text' AND criteria <> ?::jsonb
	AND starts_with(?, coalesce(criteria ->> 'text', '')) AND searched_at > ?`

// typingTime is how long somebody types at one search.
const typingTime = time.Minute

func (s *Store) rememberSearch(ctx context.Context, tx bun.Tx, by referral.Actor, q DirectoryQuery) error {
	c := criteria{strings.ToLower(strings.Join(strings.Fields(q.Text), " ")), q.Issue, q.Type, q.Area, q.Accepting}
	if c == (criteria{}) || by.Role == referral.Auditor || by.UserID == uuid.Nil {
		return nil
	}
	now, err := s.now(ctx, tx)
	if err != nil {
		return err
	}
	w := newWrites(tx)
	w.add(tx.NewRaw(onTheWay, by.UserID, string(mustJSON(c)), string(mustJSON(c)), c.Text, now.Add(-typingTime)))
	w.add(tx.NewRaw("INSERT INTO directory_searches VALUES (?, ?, ?) ON CONFLICT (user_id, criteria) DO UPDATE SET searched_at = excluded.searched_at",
		by.UserID, string(mustJSON(c)), now))
	w.add(tx.NewRaw(`DELETE FROM directory_searches WHERE user_id = ? AND criteria IN (
		SELECT criteria FROM directory_searches WHERE user_id = ? ORDER BY searched_at DESC, criteria OFFSET ?)`, by.UserID, by.UserID, recentSearches))
	return w.run(ctx, by.OrganisationID)
}

// RecentSearches lists the person's searches that found something, the latest first.
func (s *Store) RecentSearches(ctx context.Context, by referral.Actor) (all []DirectoryQuery, err error) {
	err = s.in(ctx, by, "list recent searches", func(ctx context.Context, tx bun.Tx) error {
		var rows []struct {
			Criteria criteria `bun:"criteria,type:jsonb"`
		}
		err := tx.NewSelect().Table("directory_searches").Column("criteria").Where("user_id = ?", by.UserID).
			OrderExpr("searched_at DESC, criteria").Limit(recentSearches).Scan(ctx, &rows)
		for _, r := range rows {
			all = append(all, DirectoryQuery{Text: r.Criteria.Text, Issue: r.Criteria.Issue, Type: r.Criteria.Type, Area: r.Criteria.Area, Accepting: r.Criteria.Accepting})
		}
		return err
	})
	return all, err
}

// DirectoryAreas lists the areas that organisations the reader sees serve.
func (s *Store) DirectoryAreas(ctx context.Context, by referral.Actor) (areas []string, err error) {
	err = s.in(ctx, by, "list areas", func(ctx context.Context, tx bun.Tx) error {
		return tx.NewRaw("SELECT DISTINCT area FROM organisations, unnest(areas) AS area ORDER BY area LIMIT ?", maxOrganisations).Scan(ctx, &areas)
	})
	return areas, err
}

// Described is one organisation as its page shows it (R11).
type Described struct {
	Listed

	AreaCodes []string // of the areas it serves that were imported
}

// Describe returns one member of the network, where it is, and whether it is open.
func (s *Store) Describe(ctx context.Context, by referral.Actor, id uuid.UUID) (d Described, err error) {
	err = s.in(ctx, by, "describe an organisation", func(ctx context.Context, tx bun.Tx) error {
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		var row listedRow
		if err := (DirectoryQuery{now: now}).choices(tx).Where("t.id = ?", id).Scan(ctx, &row); err != nil {
			return found(err, errNoOrganisation)
		}
		if d.Listed, err = s.listed(row, spot{}, now); err != nil {
			return err
		}
		d.AreaCodes, err = areaCodes(ctx, tx, id)
		return err
	})
	return d, err
}

// areaCodes finds the areas that an organisation serves among those that were
// imported, however it spells them.
func areaCodes(ctx context.Context, tx bun.IDB, organisation uuid.UUID) (codes []string, err error) {
	err = tx.NewRaw(`SELECT DISTINCT a.code FROM organisations AS t, unnest(t.areas) AS area JOIN areas AS a ON a.name_key = directory_key(area)
		WHERE t.id = ? ORDER BY 1`, organisation).Scan(ctx, &codes)
	return codes, err
}

// Distances says how far each organisation's office is from a postcode, in
// miles, where both are known (R9): nothing where the postcode, which is a
// client's and is not kept, lies elsewhere.
func (s *Store) Distances(ctx context.Context, by referral.Actor, postcode string) (miles map[uuid.UUID]float64, err error) {
	miles = map[uuid.UUID]float64{}
	err = s.in(ctx, by, "measure distances", func(ctx context.Context, tx bun.Tx) error {
		from, err := spotOf(ctx, tx, postcode)
		if errors.Is(err, referral.ErrInvalid) {
			return nil // the client lives elsewhere: that is no mistake of whoever refers them
		}
		if err != nil {
			return err
		}
		var offices []struct {
			ID        uuid.UUID `bun:"id"`
			Latitude  float64   `bun:"latitude"`
			Longitude float64   `bun:"longitude"`
		}
		err = tx.NewSelect().TableExpr("organisations AS t").ColumnExpr("t.id, place.latitude, place.longitude").Join(placeOf).
			Where("place.latitude IS NOT NULL").OrderExpr("t.id").Limit(maxOrganisations).Scan(ctx, &offices)
		for _, o := range offices {
			miles[o.ID] = from.place().Miles(referral.Place{Latitude: o.Latitude, Longitude: o.Longitude})
		}
		return err
	})
	return miles, err
}

// SetFavourite keeps an organisation among the person's favourites, or no longer.
func (s *Store) SetFavourite(ctx context.Context, by referral.Actor, organisation uuid.UUID, favourite bool) error {
	return s.in(ctx, by, "set favourite", func(ctx context.Context, tx bun.Tx) error {
		if err := present(ctx, tx, organisation); err != nil {
			return err
		}
		if !favourite {
			_, err := tx.NewDelete().Table("favourites").Where("user_id = ?", by.UserID).Where("organisation_id = ?", organisation).Exec(ctx)
			return err
		}
		_, err := tx.NewRaw("INSERT INTO favourites VALUES (?, ?, now()) ON CONFLICT DO NOTHING", by.UserID, organisation).Exec(ctx)
		return err
	})
}

func present(ctx context.Context, tx bun.IDB, organisation uuid.UUID) error {
	there, err := tx.NewSelect().Table("organisations").Where("id = ?", organisation).Exists(ctx)
	if err == nil && !there {
		return errNoOrganisation
	}
	return err
}
