package schema

import (
	"cmp"
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"fmt"
	"iter"

	"github.com/jackc/pgx/v5"
	"github.com/uptrace/bun"

	"onward/referral"
)

// Area is a district that organisations serve, with its boundary.
type Area struct {
	Code     string
	Name     string
	Boundary json.RawMessage // a GeoJSON geometry
}

// Postcode is where one is.
type Postcode struct {
	Code      string // in its usual spelling
	AreaCode  string
	Latitude  float64
	Longitude float64
}

// Geography is what an import of areas brings in: what is there already is
// brought up to date, and nothing is taken away. Either may be nil.
type Geography struct {
	Areas     iter.Seq2[Area, error]
	Postcodes iter.Seq2[Postcode, error]
}

// ImportedGeography says how much came in. Postcodes outside every area that is
// known are left out.
type ImportedGeography struct {
	Areas, Postcodes, Outside int64
}

// ImportGeography writes all of it in one transaction, or nothing, and holds
// one row at a time: a country has millions of postcodes.
func (s *Store) ImportGeography(ctx context.Context, in Geography) (done ImportedGeography, err error) {
	err = pgx.BeginFunc(ctx, s.pool, func(tx pgx.Tx) error {
		if _, err := tx.Exec(ctx, importTimeout); err != nil {
			return err
		}
		if err := assume(ctx, tx, referral.TheClock); err != nil {
			return err
		}
		if err := importAreas(ctx, tx, in.Areas, &done); err != nil {
			return err
		}
		if err := importPostcodes(ctx, tx, in.Postcodes, &done); err != nil {
			return err
		}
		_, err := tx.Exec(ctx, "SELECT figure_areas()") // where clients live is counted by these areas
		return err
	})
	if err != nil {
		return ImportedGeography{}, mapError(err, "import areas")
	}
	return done, nil
}

func importAreas(ctx context.Context, tx pgx.Tx, all iter.Seq2[Area, error], done *ImportedGeography) error {
	if all == nil {
		return nil
	}
	for area, err := range all {
		if err != nil {
			return err
		}
		_, err := tx.Exec(ctx, `INSERT INTO areas (code, name, boundary) VALUES ($1, $2, $3::jsonb)
			ON CONFLICT (code) DO UPDATE SET name = excluded.name, boundary = excluded.boundary, imported_at = excluded.imported_at`, area.Code, area.Name, string(area.Boundary))
		if err != nil {
			return err
		}
		done.Areas++
	}
	return nil
}

// importPostcodes copies them beside the table first: COPY itself is not
// allowed where row-level security is.
func importPostcodes(ctx context.Context, tx pgx.Tx, all iter.Seq2[Postcode, error], done *ImportedGeography) error {
	if all == nil {
		return nil
	}
	if _, err := tx.Exec(ctx, "CREATE TEMPORARY TABLE new_postcodes ON COMMIT DROP AS SELECT * FROM postcodes WITH NO DATA"); err != nil {
		return err
	}
	next, stop := iter.Pull2(all)
	defer stop()
	var wrong error // Postgres hears of it, and would say it in its own words
	n, err := tx.CopyFrom(ctx, pgx.Identifier{"new_postcodes"}, []string{"code", "area_code", "latitude", "longitude"}, pgx.CopyFromFunc(func() ([]any, error) {
		p, err, more := next()
		if !more || err != nil {
			wrong = err
			return nil, err
		}
		return []any{p.Code, p.AreaCode, p.Latitude, p.Longitude}, nil
	}))
	if wrong != nil || err != nil {
		return cmp.Or(wrong, err)
	}
	tag, err := tx.Exec(ctx, `INSERT INTO postcodes SELECT DISTINCT ON (p.code) p.* FROM new_postcodes AS p JOIN areas AS a ON a.code = p.area_code ORDER BY p.code
		ON CONFLICT (code) DO UPDATE SET area_code = excluded.area_code, latitude = excluded.latitude, longitude = excluded.longitude`)
	done.Postcodes, done.Outside = tag.RowsAffected(), n-tag.RowsAffected()
	return err
}

// HasPostcodes reports whether postcodes were imported, so that asking for one
// can lead anywhere.
func (s *Store) HasPostcodes(ctx context.Context) (has bool, err error) {
	err = s.in(ctx, nobody, "look for postcodes", func(ctx context.Context, tx bun.Tx) error {
		return tx.NewRaw("SELECT EXISTS (SELECT FROM postcodes)").Scan(ctx, &has)
	})
	return has, err
}

// spot is where a postcode is, and the name of the area in which it lies.
type spot struct {
	Area      string  `bun:"name"`
	Latitude  float64 `bun:"latitude"`
	Longitude float64 `bun:"longitude"`
}

func (s spot) place() referral.Place {
	return referral.Place{Latitude: s.Latitude, Longitude: s.Longitude}
}

// spotOf finds a postcode, or the sector that it is of.
func spotOf(ctx context.Context, tx bun.IDB, text string) (s spot, err error) {
	code, ok := referral.Postcode(text)
	if !ok {
		return s, wrongPostcode("Enter a full postcode, such as NR1 3QG.")
	}
	err = tx.NewRaw(`SELECT a.name, p.latitude, p.longitude FROM postcodes AS p JOIN areas AS a ON a.code = p.area_code
		WHERE p.code IN (?, ?) ORDER BY length(p.code) DESC LIMIT 1`, code, code[:len(code)-2]).Scan(ctx, &s)
	if errors.Is(err, sql.ErrNoRows) {
		return s, wrongPostcode("This postcode is not in the network's area. Check it, or choose an area instead.")
	}
	if err != nil {
		return s, fmt.Errorf("find a postcode: %w", err)
	}
	return s, nil
}

func wrongPostcode(message string) *referral.Error {
	return &referral.Error{
		Code: referral.CodeInvalid, Message: "Please check what you entered.",
		Fields: []referral.FieldError{{Field: "postcode", Message: message}},
	}
}
