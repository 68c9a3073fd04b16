// Package areas reads files of areas and postcodes as the Office for National
// Statistics gives them out: boundaries as GeoJSON, postcodes as CSV. Both are
// read one row at a time, and what is wrong is said with its place.
package areas

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"iter"
	"maps"
	"slices"
	"strings"

	"onward/schema"
)

// feature is one area of a GeoJSON file.
type feature struct {
	Properties map[string]any  `json:"properties"`
	Geometry   json.RawMessage `json:"geometry"`
}

// Boundaries yields the areas of a GeoJSON FeatureCollection. The code and the
// name are the properties that are called so, or as the ONS does: LAD23CD, LAD23NM.
func Boundaries(file io.Reader) iter.Seq2[schema.Area, error] {
	return func(yield func(schema.Area, error) bool) {
		decoder := json.NewDecoder(file)
		if err := toFeatures(decoder); err != nil {
			yield(schema.Area{}, fmt.Errorf("boundaries: %w", err))
			return
		}
		n := 0
		for decoder.More() {
			n++
			var f feature
			err := decoder.Decode(&f)
			area := schema.Area{}
			if err == nil {
				area, err = f.area()
			}
			if err != nil {
				yield(schema.Area{}, fmt.Errorf("boundaries: area %d of the file: %w", n, err))
				return
			}
			if !yield(area, nil) {
				return
			}
		}
		if n == 0 {
			yield(schema.Area{}, errors.New("boundaries: there is no area in the file"))
		} else if _, err := decoder.Token(); err != nil {
			yield(schema.Area{}, fmt.Errorf("boundaries: the file ends in the middle, after area %d", n))
		}
	}
}

// toFeatures reads up to the first feature.
func toFeatures(d *json.Decoder) error {
	for depth := 0; ; {
		token, err := d.Token()
		if err != nil {
			return errors.New("this is no GeoJSON FeatureCollection: it has no list of features")
		}
		switch token {
		case json.Delim('{'), json.Delim('['):
			depth++
		case json.Delim('}'), json.Delim(']'):
			depth--
		case "features":
			if depth != 1 {
				continue // of something else
			}
			if open, err := d.Token(); err == nil && open == json.Delim('[') {
				return nil
			}
		}
	}
}

func (f feature) area() (schema.Area, error) {
	a := schema.Area{Code: f.text("code", "cd"), Name: f.text("name", "nm"), Boundary: f.Geometry}
	var shape struct {
		Type        string          `json:"type"`
		Coordinates json.RawMessage `json:"coordinates"`
	}
	if err := json.Unmarshal(f.Geometry, &shape); err != nil {
		return a, errors.New("it has no geometry")
	}
	switch {
	case a.Code == "":
		return a, errors.New("it has no code: a property called code, or one that ends in CD")
	case a.Name == "":
		return a, errors.New("it has no name: a property called name, or one that ends in NM")
	case shape.Type != "Polygon" && shape.Type != "MultiPolygon":
		return a, fmt.Errorf("%s is a %q: only polygons and multipolygons are areas", a.Name, shape.Type)
	}
	return a, nil
}

// text is the property of that name or, the first in order, with that ending.
func (f feature) text(name, ending string) string {
	for _, key := range slices.Sorted(maps.Keys(f.Properties)) {
		value, ok := f.Properties[key].(string)
		lower := strings.ToLower(key)
		if ok && (lower == name || len(lower) > len(ending) && strings.HasSuffix(lower, ending)) {
			return strings.TrimSpace(value)
		}
	}
	return ""
}
