package schema

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"sync"
	"time"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"
	"github.com/paulmach/orb/simplify"
	"github.com/uptrace/bun"
)

// Outline is an area as a map draws it: its boundary with no more corners than
// one can see.
type Outline struct {
	Code  string
	Name  string
	Shape orb.MultiPolygon // longitude and latitude
}

// Outlines are all areas, by code.
type Outlines struct {
	Areas []Outline
	Tag   string // changes when they do
}

// outlineCache keeps what was drawn last: a boundary changes once in years, and
// everybody may ask for it.
type outlineCache struct {
	mu      sync.Mutex
	version areaVersion
	drawn   Outlines
}

// areaVersion tells one import of areas from the next.
type areaVersion struct {
	Latest time.Time `bun:"latest,nullzero"`
	N      int       `bun:"n"`
}

// Outlines returns the areas for a map (F4, R11): none where none were imported.
func (s *Store) Outlines(ctx context.Context) (o Outlines, err error) {
	err = s.in(ctx, nobody, "draw areas", func(ctx context.Context, tx bun.Tx) error {
		var v areaVersion
		if err := tx.NewRaw("SELECT max(imported_at) AS latest, count(*) AS n FROM areas").Scan(ctx, &v); err != nil {
			return err
		}
		var known bool
		if o, known = s.outlines.get(v); known {
			return nil
		}
		var rows []Area
		if err := tx.NewRaw("SELECT code, name, boundary FROM areas ORDER BY code").Scan(ctx, &rows); err != nil {
			return err
		}
		if o, err = outlinesOf(rows); err != nil {
			return err
		}
		s.outlines.keep(v, o)
		return nil
	})
	return o, err
}

func (c *outlineCache) get(v areaVersion) (Outlines, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.drawn, c.drawn.Tag != "" && c.version == v
}

func (c *outlineCache) keep(v areaVersion, drawn Outlines) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.version, c.drawn = v, drawn
}

const (
	// mostCorners is how many corners a map of all areas may have: some 80 kB of
	// GeoJSON on its way, whatever was imported.
	mostCorners = 12_000
	// finest is the detail that one sees on a screen: this part of the whole's width.
	finest = 1.0 / 2000
	// decimals of a degree are kept to some ten metres.
	decimals = 10_000
)

// outlinesOf leaves out corners until few enough are left. Neighbours lose the
// same ones, because each corner is judged by those beside it.
func outlinesOf(rows []Area) (Outlines, error) {
	shapes, whole := make([]orb.MultiPolygon, len(rows)), orb.Bound{Min: orb.Point{180, 90}, Max: orb.Point{-180, -90}}
	for i, row := range rows {
		shape, err := shapeOf(row.Boundary)
		if err != nil {
			return Outlines{}, fmt.Errorf("area %s: %w", row.Code, err)
		}
		shapes[i] = shape
		if len(shape) > 0 {
			whole = whole.Union(shape.Bound())
		}
	}
	drawn := Outlines{Areas: make([]Outline, len(rows))}
	for detail := (whole.Max[0] - whole.Min[0]) * finest; ; detail *= 2 {
		corners := 0
		for i, row := range rows {
			shape := coarser(shapes[i], detail)
			corners += cornersOf(shape)
			drawn.Areas[i] = Outline{row.Code, row.Name, shape}
		}
		if corners <= mostCorners || detail > whole.Max[0]-whole.Min[0] {
			break
		}
	}
	sum := sha256.Sum256(mustJSON(drawn.Areas))
	drawn.Tag = hex.EncodeToString(sum[:12])
	return drawn, nil
}

func shapeOf(boundary json.RawMessage) (orb.MultiPolygon, error) {
	var g struct {
		Type        string          `json:"type"`
		Coordinates json.RawMessage `json:"coordinates"`
	}
	if err := json.Unmarshal(boundary, &g); err != nil {
		return nil, err
	}
	if g.Type == "Polygon" {
		var one orb.Polygon
		err := json.Unmarshal(g.Coordinates, &one)
		return orb.MultiPolygon{one}, err
	}
	var all orb.MultiPolygon
	err := json.Unmarshal(g.Coordinates, &all)
	return all, err
}

// coarser is the shape without what is smaller than the detail; of its islands
// the largest always stays.
func coarser(shape orb.MultiPolygon, detail float64) orb.MultiPolygon {
	var kept orb.MultiPolygon
	largest := slices.MaxFunc(append(orb.MultiPolygon{{}}, shape...), func(a, b orb.Polygon) int { return cmp.Compare(sizeOf(a), sizeOf(b)) })
	for _, island := range shape {
		if sizeOf(island) < min(detail*detail, sizeOf(largest)) || sizeOf(island) == 0 {
			continue
		}
		var rings orb.Polygon
		for i, ring := range island {
			if i == 0 || math.Abs(planar.Area(ring)) >= detail*detail { // of its holes
				rings = append(rings, ring.Clone())
			}
		}
		rings = simplify.VisvalingamThreshold(detail * detail).Polygon(rings)
		kept = append(kept, rings)
	}
	orb.Round(kept, decimals)
	return kept
}

// sizeOf is how large an island is, its holes with it.
func sizeOf(island orb.Polygon) float64 {
	if len(island) == 0 {
		return 0
	}
	return math.Abs(planar.Area(island[0]))
}

func cornersOf(shape orb.MultiPolygon) (n int) {
	for _, island := range shape {
		for _, ring := range island {
			n += len(ring)
		}
	}
	return n
}
