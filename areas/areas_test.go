package areas_test

import (
	"iter"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"onward/areas"
	"onward/schema"
)

const square = `{"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,0]]]}`

func collect[T any](all iter.Seq2[T, error]) (list []T, err error) {
	for one, err := range all {
		if err != nil {
			return list, err
		}
		list = append(list, one)
	}
	return list, nil
}

func TestBoundaries(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct{ file, wrong string }{
		"plain":              {`{"type":"FeatureCollection","features":[{"type":"Feature","properties":{"code":"E1","name":"Here"},"geometry":` + square + `}]}`, ""},
		"as the ONS does":    {`{"crs":{"features":[1]},"name":"x","features":[{"properties":{"FID":1,"LAD23CD":"E1","LAD23NM":"Here","LAD23NMW":""},"geometry":` + square + `}]}`, ""},
		"not JSON":           {`hello`, "no GeoJSON FeatureCollection"},
		"another JSON":       {`{"areas":[]}`, "no list of features"},
		"nothing in it":      {`{"features":[]}`, "no area in the file"},
		"cut off":            {`{"features":[{"properties":{"code":"E1","name":"Here"},"geometry":` + square + `}`, "ends in the middle, after area 1"},
		"cut off in an area": {`{"features":[{"properties":{"code"`, "area 1 of the file"},
		"no code":            {`{"features":[{"properties":{"name":"Here"},"geometry":` + square + `}]}`, "area 1 of the file: it has no code"},
		"no name":            {`{"features":[{"properties":{"code":"E1"},"geometry":` + square + `}]}`, "it has no name"},
		"no geometry":        {`{"features":[{"properties":{"code":"E1","name":"Here"}}]}`, "it has no geometry"},
		"a point":            {`{"features":[{"properties":{"code":"E1","name":"Here"},"geometry":{"type":"Point","coordinates":[0,0]}}]}`, `Here is a "Point"`},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			list, err := collect(areas.Boundaries(strings.NewReader(tt.file)))
			if tt.wrong != "" {
				require.ErrorContains(t, err, tt.wrong)
				return
			}
			require.NoError(t, err)
			require.Len(t, list, 1)
			require.Equal(t, []string{"E1", "Here"}, []string{list[0].Code, list[0].Name})
			require.JSONEq(t, square, string(list[0].Boundary))
		})
	}
}

func TestPostcodes(t *testing.T) {
	t.Parallel()
	here := schema.Postcode{Code: "NR1 3QG", AreaCode: "E1", Latitude: 52.6, Longitude: 1.3}
	for name, tt := range map[string]struct {
		file  string
		want  []schema.Postcode
		wrong string
	}{
		"plain":             {"postcode,area_code,lat,long\nnr13qg,E1,52.6,1.3\n", []schema.Postcode{here}, ""},
		"as the ONS does":   {"\ufeffpcd,pcd2,pcds,dointr,oslaua,lat,long\nNR13QG,NR1  3QG,NR1 3QG,1980,E1,52.6,1.3\nZZ99ZZ,x,NR1 3QH,1980,,99.999999,0\n", []schema.Postcode{here}, ""},
		"with a year":       {"\"pcds\",\"lad23cd\",\"lat\",\"long\"\n\"NR1 3QG\",\"E1\",52.6,1.3\n", []schema.Postcode{here}, ""},
		"empty":             {"", nil, "no first line"},
		"no such columns":   {"a,b\n1,2\n", nil, "no column for postcode (pcds, pcd, pcd8, pcd7, pcd2, postcode) and for area"},
		"a row too short":   {"postcode,area,lat,long\nNR1 3QG,E1\n", nil, "line 2"},
		"no postcode":       {"postcode,area,lat,long\nNR1 3QG,E1,52.6,1.3\nhello,E1,52.6,1.3\n", nil, `line 3: "hello" is no postcode`},
		"no number":         {"postcode,area,lat,long\nNR1 3QG,E1,north,1.3\n", nil, `line 2: the latitude "north" is no number`},
		"not a number":      {"postcode,area,lat,long\nNR1 3QG,E1,NaN,1.3\n", nil, `no number`},
		"nowhere on Earth":  {"postcode,area,lat,long\nNR1 3QG,E1,52.6,213\n", nil, "line 2: 52.6, 213 is nowhere on Earth"},
		"a quote that runs": {"postcode,area,lat,long\n\"NR1 3QG,E1,52.6,1.3\n", nil, "line 2"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			list, err := collect(areas.Postcodes(strings.NewReader(tt.file)))
			if tt.wrong != "" {
				require.ErrorContains(t, err, tt.wrong)
				return
			}
			require.NoError(t, err)
			require.Equal(t, tt.want, list)
		})
	}
}

func FuzzBoundaries(f *testing.F) {
	f.Add(`{"features":[{"properties":{"code":"E1","name":"Here"},"geometry":` + square + `}]}`)
	f.Fuzz(func(t *testing.T, file string) {
		list, _ := collect(areas.Boundaries(strings.NewReader(file)))
		for _, a := range list {
			require.NotEmpty(t, a.Code)
			require.NotEmpty(t, a.Name)
		}
	})
}
