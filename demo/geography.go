package demo

import (
	"encoding/json"
	"fmt"
	"iter"
	"math"

	"onward/schema"
)

// point is longitude and latitude: the county lies in the North Sea, where
// nobody can mistake it for one that exists.
type point [2]float64

// Corners that neighbouring districts share, so that no sea lies between them.
var (
	southWest, ford, south, bridge, southEast = point{2.20, 53.00}, point{2.38, 52.985}, point{2.56, 52.97}, point{2.90, 53.00}, point{3.12, 53.02}
	barn, oak, hill                           = point{2.21, 53.12}, point{2.34, 53.135}, point{2.42, 53.085}
	west, ferry, east                         = point{2.22, 53.24}, point{2.93, 53.23}, point{3.18, 53.22}
	fen, pond, sluice, carr, strand           = point{2.249, 53.385}, point{2.44, 53.375}, point{2.59, 53.385}, point{2.72, 53.335}, point{2.95, 53.33}
	northWest, north, northEast               = point{2.26, 53.44}, point{2.60, 53.47}, point{3.12, 53.44}
	// Round the city, and within.
	gate, weir, lock, dock, quay, mill, cross, arch = point{2.46, 53.16}, point{2.53, 53.155}, point{2.64, 53.15}, point{2.67, 53.21}, point{2.70, 53.24}, point{2.58, 53.30}, point{2.44, 53.25}, point{2.445, 53.212}
	bell, friars                                    = point{2.528, 53.205}, point{2.57, 53.237}
)

// districts are the county's, each with its corners in order.
var districts = []struct {
	code, name string
	corners    []point
}{
	{"MR0001", "Marram City", []point{weir, lock, dock, friars, mill, cross, arch, bell}},
	{"MR0002", "Broad Lode", []point{south, bridge, ferry, quay, dock, lock}},
	{"MR0003", "Wexing Vale", []point{southWest, ford, hill, weir, gate, arch, oak, barn}},
	{"MR0004", "North Staithe", []point{fen, pond, sluice, north, northWest}},
	{"MR0005", "Coast and Carr", []point{mill, carr, strand, ferry, east, northEast, north, sluice}},
	{"MR0006", "St Osric’s", []point{gate, weir, bell, arch}},
	{"MR0007", "Greyfriars", []point{dock, quay, mill, friars}},
	{"MR0008", "Nether Lode", []point{bridge, southEast, east, ferry}},
	{"MR0009", "Dunnage", []point{barn, oak, arch, cross, west}},
	{"MR0010", "Ashwell Heath", []point{ford, south, lock, weir, hill}},
	{"MR0011", "Oxmere and Quern", []point{west, cross, mill, sluice, pond, fen}},
	{"MR0012", "Ravensey", []point{mill, quay, ferry, strand, carr}},
}

// around are the districts that whoever serves one of them serves as well.
var around = map[string][]string{
	"Marram City": {"St Osric’s", "Greyfriars"}, "Broad Lode": {"Nether Lode"}, "Wexing Vale": {"Dunnage", "Ashwell Heath"},
	"North Staithe": {"Oxmere and Quern"}, "Coast and Carr": {"Ravensey"},
}

// served are districts with those around them.
func served(areas []string) (all []string) {
	for _, area := range areas {
		all = append(append(all, area), around[area]...)
	}
	return all
}

// centres are where the towns are, by the first half of their postcodes.
var centres = map[string]point{
	"MR1": {2.55, 53.22}, "MR2": {2.58, 53.20}, "MR3": {2.50, 53.19}, "MR4": {2.60, 53.25},
	"MR5": {2.85, 53.12}, "MR6": {2.98, 53.10},
	"MR10": {2.36, 53.10}, "MR11": {2.30, 53.17}, "MR12": {2.44, 53.05},
	"MR20": {2.44, 53.40}, "MR21": {2.34, 53.36}, "MR22": {2.52, 53.35},
	"MR30": {3.00, 53.36}, "MR31": {2.86, 53.30}, "MR32": {2.74, 53.38},
}

// geography is the county as `onward areas import` would bring in a real one.
func geography() schema.Geography { return schema.Geography{Areas: drawn(), Postcodes: sectors()} }

func drawn() iter.Seq2[schema.Area, error] {
	return func(yield func(schema.Area, error) bool) {
		for _, d := range districts {
			ring := append(append([]point{}, d.corners...), d.corners[0])
			boundary, err := json.Marshal(map[string]any{"type": "Polygon", "coordinates": [][]point{ring}})
			if !yield(schema.Area{Code: d.code, Name: d.name, Boundary: boundary}, err) {
				return
			}
		}
	}
}

// sectors are the postcodes up to the digit of their second half, round the
// centre of their town: finer than that nobody has drawn the county.
func sectors() iter.Seq2[schema.Postcode, error] {
	return func(yield func(schema.Postcode, error) bool) {
		for _, t := range towns {
			for n := 1; n <= 9; n++ {
				if !yield(sector(t, n), nil) {
					return
				}
			}
		}
	}
}

// spread is how far from its centre a town reaches, in degrees.
const spread = 0.012

func sector(t town, n int) schema.Postcode {
	centre, angle := centres[t.postcode], 2*math.Pi*float64(n)/9
	code := ""
	for _, d := range districts {
		if d.name == t.district {
			code = d.code
		}
	}
	return schema.Postcode{
		Code: fmt.Sprintf("%s %d", t.postcode, n), AreaCode: code,
		Longitude: centre[0] + spread*math.Cos(angle), Latitude: centre[1] + spread*math.Sin(angle),
	}
}
