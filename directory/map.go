package directory

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/paulmach/orb"
	"github.com/paulmach/orb/planar"

	"onward/referral"
	"onward/schema"
)

// picture is a map as SVG, drawn here: it needs no script, and nobody else's
// server hears who looks at it (R11).
type picture struct {
	Height int // its width is pictureWidth
	Shapes []shape
	Names  []label
	Office *dot
	Words  string // what it shows
}

// shape is an area's outline as the path of an SVG.
type shape struct {
	Name   string
	Path   string
	Served bool
}

type dot struct{ X, Y float64 }

type label struct {
	dot

	Name string
}

const (
	pictureWidth = 640.0
	mostHeight   = 520.0
	// room is left round what is served, so that one sees where that is.
	room = 0.12
	// letter and line are how wide and high a name's letters are drawn, about.
	letter, line = 8.5, 20.0
)

// mapOf draws where an organisation serves and where its office is; nil where
// neither is known, or no areas were imported.
func (d *Directory) mapOf(ctx context.Context, p schema.Published) (*picture, error) {
	outlines, err := d.store.Outlines(ctx)
	if err != nil {
		return nil, fmt.Errorf("draw a map: %w", err)
	}
	served := slices.DeleteFunc(slices.Clone(outlines.Areas), func(a schema.Outline) bool { return !slices.Contains(p.AreaCodes, a.Code) })
	if len(outlines.Areas) == 0 || len(served) == 0 && !p.Place.Known() {
		return nil, nil //nolint:nilnil // no map is no error
	}
	view := newProjection(orAll(served, outlines.Areas), p.Place)
	pic := &picture{Height: int(math.Ceil(view.height)), Words: mapWords(p.Name, served, p.Place.Known())}
	if p.Place.Known() {
		at := view.at(orb.Point{p.Place.Longitude, p.Place.Latitude})
		pic.Office = &at
	}
	for _, a := range outlines.Areas {
		if len(a.Shape) == 0 || !a.Shape.Bound().Intersects(view.bound) {
			continue
		}
		pic.Shapes = append(pic.Shapes, shape{a.Name, view.path(a.Shape), slices.Contains(p.AreaCodes, a.Code)})
	}
	pic.Names = view.names(outlines.Areas, p.AreaCodes, pic.Office)
	return pic, nil
}

func orAll(served, all []schema.Outline) []schema.Outline {
	if len(served) > 0 {
		return served
	}
	return all
}

// mapWords say what the map shows to whoever does not see it.
func mapWords(name string, served []schema.Outline, office bool) string {
	names := make([]string, len(served))
	for i, a := range served {
		names[i] = a.Name
	}
	var parts []string
	if len(names) > 0 {
		parts = append(parts, "the areas that "+name+" serves: "+strings.Join(names, ", "))
	}
	if office {
		parts = append(parts, "its office as a dot")
	}
	return "Map: " + strings.Join(parts, "; ") + "."
}

// projection puts places on the picture as they lie in the middle of it.
type projection struct {
	bound       orb.Bound
	scale, tall float64 // pixels for a degree of longitude, and of latitude
	height      float64
}

func newProjection(areas []schema.Outline, office referral.Place) projection {
	var bound orb.Bound
	first := true
	for _, a := range areas {
		switch {
		case len(a.Shape) == 0:
		case first:
			bound, first = a.Shape.Bound(), false
		default:
			bound = bound.Union(a.Shape.Bound())
		}
	}
	if at := (orb.Point{office.Longitude, office.Latitude}); office.Known() {
		if first {
			bound = at.Bound()
		}
		bound = bound.Extend(at)
	}
	bound = bound.Pad(max(0.01, room*max(bound.Max[0]-bound.Min[0], bound.Max[1]-bound.Min[1])))
	across, up := (bound.Min[0]+bound.Max[0])/2, (bound.Min[1]+bound.Max[1])/2
	stretch := 1 / math.Cos(up*math.Pi/180) // a degree of latitude is longer than one of longitude
	scale := min(pictureWidth/(bound.Max[0]-bound.Min[0]), mostHeight/((bound.Max[1]-bound.Min[1])*stretch))
	bound = bound.Extend(orb.Point{across - pictureWidth/scale/2, bound.Min[1]})
	bound = bound.Extend(orb.Point{bound.Min[0] + pictureWidth/scale, bound.Min[1]})
	return projection{bound, scale, scale * stretch, (bound.Max[1] - bound.Min[1]) * scale * stretch}
}

func (v projection) at(p orb.Point) dot {
	return dot{tenth((p[0] - v.bound.Min[0]) * v.scale), tenth((v.bound.Max[1] - p[1]) * v.tall)}
}

func tenth(x float64) float64 { return math.Round(x*10) / 10 }

func (v projection) path(shape orb.MultiPolygon) string {
	var b strings.Builder
	for _, island := range shape {
		for _, ring := range island {
			for i, corner := range ring {
				at := v.at(corner)
				fmt.Fprintf(&b, "%c%g %g", "ML"[min(i, 1)], at.X, at.Y)
			}
			b.WriteByte('Z')
		}
	}
	return b.String()
}

// names are written where there is room, those of the areas served first, and
// never over the office.
func (v projection) names(areas []schema.Outline, served []string, office *dot) (all []label) {
	areas = slices.Clone(areas)
	slices.SortStableFunc(areas, func(a, b schema.Outline) int {
		first := func(o schema.Outline) int {
			if slices.Contains(served, o.Code) {
				return 0
			}
			return 1
		}
		return cmp.Compare(first(a), first(b))
	})
	for _, a := range areas {
		if len(a.Shape) == 0 {
			continue
		}
		name := label{v.at(middle(a.Shape)), a.Name}
		for _, down := range []float64{0, line, -line} {
			moved := name
			moved.Y += down
			if v.free(moved, all, office) {
				all = append(all, moved)
				break
			}
		}
	}
	return all
}

func (v projection) free(name label, others []label, office *dot) bool {
	half := letter * float64(len([]rune(name.Name))) / 2
	if name.X < half || name.X > pictureWidth-half || name.Y < line || name.Y > v.height-line {
		return false
	}
	if office != nil && math.Abs(office.X-name.X) < half+line/2 && math.Abs(office.Y-name.Y) < line {
		return false
	}
	return !slices.ContainsFunc(others, func(o label) bool {
		return math.Abs(o.X-name.X) < half+letter*float64(len([]rune(o.Name)))/2 && math.Abs(o.Y-name.Y) < line
	})
}

// middle is where an area's name stands: the middle of its largest island.
func middle(shape orb.MultiPolygon) orb.Point {
	largest := slices.MaxFunc(shape, func(a, b orb.Polygon) int { return cmp.Compare(math.Abs(planar.Area(a)), math.Abs(planar.Area(b))) })
	centre, _ := planar.CentroidArea(largest)
	return centre
}
