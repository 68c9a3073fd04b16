package schema

import (
	"cmp"
	"context"
	"math"
	"slices"
	"time"

	"github.com/google/uuid"
	"github.com/uptrace/bun"

	"onward/referral"
)

// listedRow is an organisation with what is the reader's about it, where it is,
// and what makes its calendar.
type listedRow struct {
	receiverRow
	ModifiedAt time.Time `bun:"modified_at"`
	Favourite  bool      `bun:"favourite"`
	Latitude   float64   `bun:"latitude,nullzero"`
	Longitude  float64   `bun:"longitude,nullzero"`
}

// placeOf is where the office of the organisation t is: its postcode's place,
// else that of the postcode's sector.
const placeOf = `LEFT JOIN LATERAL (SELECT p.latitude, p.longitude FROM postcodes AS p
	WHERE t.postcode <> '' AND p.code IN (t.postcode, left(t.postcode, -2)) ORDER BY length(p.code) DESC LIMIT 1) AS place ON true`

// readers is the organisation with what is the reader's about it.
func (r listedRow) readers(now time.Time) Organisation {
	o := r.organisation(now)
	o.Favourite = r.Favourite
	return o
}

// listed is the organisation as a search from that spot at that moment finds it.
func (s *Store) listed(r listedRow, from spot, now time.Time) (l Listed, err error) {
	o := r.readers(now)
	l = Listed{Organisation: o, ModifiedAt: r.ModifiedAt.UTC(), Place: referral.Place{Latitude: r.Latitude, Longitude: r.Longitude}}
	if from.place().Known() && l.Place.Known() {
		miles := from.place().Miles(l.Place)
		l.Miles = &miles
	}
	calendar, err := s.calendarOf(r.Nation, r.Closures, r.Extra)
	l.Doors = calendar.OpenAt(o.Opening, now)
	return l, err
}

// nearestFirst puts the nearest first; of whom nobody knows where they are, last.
func nearestFirst[T any](all []T, miles func(T) *float64) {
	distance := func(one T) float64 {
		if known := miles(one); known != nil {
			return *known
		}
		return math.Inf(1)
	}
	slices.SortStableFunc(all, func(a, b T) int { return cmp.Compare(distance(a), distance(b)) })
}

// search finds a page of organisations, as they are now.
func (s *Store) search(ctx context.Context, tx bun.Tx, q *DirectoryQuery, reader uuid.UUID) (page DirectoryPage[Listed], err error) {
	if q.now, err = s.now(ctx, tx); err != nil {
		return page, err
	}
	rows, similar, err := q.find(ctx, tx)
	if err != nil {
		return page, err
	}
	all := make([]Listed, len(rows))
	for i, r := range rows {
		if all[i], err = s.listed(r, q.near, q.now); err != nil {
			return page, err
		}
	}
	all = q.cut(all, reader)
	return DirectoryPage[Listed]{Items: pageOf(all, q.Page, q.Size), Total: len(all), Similar: similar, Area: q.serve}, nil
}

// cut leaves what the rules in Go ask for, the nearest first where a postcode
// was asked for (R9); whose place nobody knows comes last.
func (q *DirectoryQuery) cut(all []Listed, reader uuid.UUID) []Listed {
	all = slices.DeleteFunc(all, func(l Listed) bool {
		return q.Accepting && !takes(l.Organisation, reader) || q.Open && !l.Doors.Open
	})
	if q.near.place().Known() {
		nearestFirst(all, func(l Listed) *float64 { return l.Miles })
	}
	return all
}

// takes reports whether the organisation would take a referral of the reader's;
// of anybody's, when there is no reader.
func takes(o Organisation, reader uuid.UUID) bool { return o.ID != reader && o.Barrier(reader).Open() }

// pageOf returns the nth page of a list, the first for 0.
func pageOf[T any](all []T, n, size int) []T {
	if size <= 0 {
		size = defaultLimit
	}
	from := min(max(n-1, 0)*size, len(all))
	return all[from:min(from+size, len(all))]
}
