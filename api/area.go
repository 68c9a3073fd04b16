package api

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"reflect"
	"strconv"
	"strings"

	"github.com/danielgtaylor/huma/v2"
	"github.com/paulmach/orb"
)

// AreaCollection is a GeoJSON FeatureCollection of the network's areas.
type AreaCollection struct {
	Type     string        `json:"type" enum:"FeatureCollection"`
	Features []AreaFeature `json:"features"`
}

// AreaFeature is one area.
type AreaFeature struct {
	Type       string         `json:"type" enum:"Feature"`
	Properties AreaProperties `json:"properties"`
	Geometry   AreaGeometry   `json:"geometry"`
}

// AreaProperties say which area it is.
type AreaProperties struct {
	Code string `json:"code"`
	Name string `json:"name"`
}

// AreaGeometry is its outline, with no more corners than one can see.
type AreaGeometry struct {
	Type        string           `json:"type" enum:"MultiPolygon"`
	Coordinates orb.MultiPolygon `json:"coordinates" doc:"Longitude and latitude."`
}

type areasInput struct {
	Known string `header:"If-None-Match"`
}

type areasOutput struct {
	Status       int
	ContentType  string `header:"Content-Type"`
	CacheControl string `header:"Cache-Control"`
	ETag         string `header:"ETag"`
	Body         []byte
}

// areasFresh is how long a browser need not ask again: boundaries change once
// in years.
const areasFresh = "public, max-age=3600"

// areas are the outlines that every map draws (F4, R11). They are public facts,
// and nothing in them is anybody's.
func (s *Server) areas(ctx context.Context, in *areasInput) (*areasOutput, error) {
	outlines, err := s.store.Outlines(ctx)
	if err != nil {
		return nil, fmt.Errorf("draw areas: %w", err)
	}
	out := &areasOutput{Status: http.StatusOK, ContentType: "application/geo+json", CacheControl: areasFresh, ETag: strconv.Quote(outlines.Tag)}
	if strings.Contains(in.Known, out.ETag) { // weak too, as a proxy that compresses makes it
		out.Status = http.StatusNotModified
		return out, nil
	}
	all := AreaCollection{Type: "FeatureCollection", Features: []AreaFeature{}}
	for _, a := range outlines.Areas {
		all.Features = append(all.Features, AreaFeature{"Feature", AreaProperties{a.Code, a.Name}, AreaGeometry{"MultiPolygon", a.Shape}})
	}
	var body bytes.Buffer
	if err := json.NewEncoder(&body).Encode(all); err != nil {
		return nil, fmt.Errorf("draw areas: %w", err)
	}
	out.Body = body.Bytes()
	return out, nil
}

func (s *Server) registerAreas() {
	op := public(operation("areas", http.MethodGet, "/areas", tagReference, "The outlines of areas, for a map"))
	schema := s.api.OpenAPI().Components.Schemas.Schema(reflect.TypeFor[AreaCollection](), true, "AreaCollection")
	op.Responses = map[string]*huma.Response{
		"200": {Description: "GeoJSON", Content: map[string]*huma.MediaType{"application/geo+json": {Schema: schema}}},
		"304": {Description: "They are as they were."},
	}
	add(s, op, s.areas)
}
