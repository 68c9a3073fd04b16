package areas

import (
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"iter"
	"slices"
	"strconv"
	"strings"

	"onward/referral"
	"onward/schema"
)

// columns are where in a row things are, by what the ONS and others call them.
type columns struct {
	postcode, area, latitude, longitude int
}

// names are what each column may be called, the better first.
var names = struct{ postcode, area, latitude, longitude []string }{
	[]string{"pcds", "pcd", "pcd8", "pcd7", "pcd2", "postcode"},
	[]string{"area_code", "area", "oslaua", "laua", "ladcd", "lad_code"},
	[]string{"lat", "latitude"},
	[]string{"long", "lng", "lon", "longitude"},
}

// Postcodes yields the postcodes of a CSV file, whose first line names its
// columns. Those without a position, which the ONS gives latitude 99.999999,
// are left out.
func Postcodes(file io.Reader) iter.Seq2[schema.Postcode, error] {
	return func(yield func(schema.Postcode, error) bool) {
		reader := csv.NewReader(file)
		reader.ReuseRecord = true
		header, err := reader.Read()
		if err != nil {
			yield(schema.Postcode{}, errors.New("postcodes: the file has no first line with the names of its columns"))
			return
		}
		at, err := find(header)
		if err != nil {
			yield(schema.Postcode{}, err)
			return
		}
		for {
			row, err := reader.Read()
			if errors.Is(err, io.EOF) {
				return
			}
			if err != nil {
				yield(schema.Postcode{}, fmt.Errorf("postcodes: %w", err)) // it names the line
				return
			}
			p, placed, err := at.read(row)
			if err != nil {
				line, _ := reader.FieldPos(0)
				yield(p, fmt.Errorf("postcodes: line %d: %w", line, err))
				return
			}
			if placed && !yield(p, nil) {
				return
			}
		}
	}
}

func find(header []string) (columns, error) {
	clean := make([]string, len(header))
	for i, name := range header {
		clean[i] = strings.ToLower(strings.TrimSpace(strings.TrimPrefix(name, "\ufeff")))
	}
	var missing []string
	index := func(what string, known []string) int {
		for _, name := range known {
			if i := slices.Index(clean, name); i >= 0 {
				return i
			}
		}
		// The ONS puts a year into some: lad23cd.
		if i := slices.IndexFunc(clean, func(name string) bool {
			return what == "area" && strings.HasPrefix(name, "lad") && strings.HasSuffix(name, "cd")
		}); i >= 0 {
			return i
		}
		missing = append(missing, fmt.Sprintf("%s (%s)", what, strings.Join(known, ", ")))
		return -1
	}
	at := columns{index("postcode", names.postcode), index("area", names.area), index("latitude", names.latitude), index("longitude", names.longitude)}
	if len(missing) > 0 {
		return at, fmt.Errorf("postcodes: the first line names no column for %s", strings.Join(missing, " and for "))
	}
	return at, nil
}

// noPosition is the latitude that the ONS gives where there is none.
const noPosition = 99

func (at columns) read(row []string) (p schema.Postcode, placed bool, err error) {
	p.AreaCode = strings.TrimSpace(row[at.area])
	var ok bool
	if p.Code, ok = referral.Postcode(row[at.postcode]); !ok {
		return p, false, fmt.Errorf("%q is no postcode", row[at.postcode])
	}
	if p.Latitude, err = degrees(row[at.latitude], "latitude"); err != nil {
		return p, false, err
	}
	if p.Longitude, err = degrees(row[at.longitude], "longitude"); err != nil {
		return p, false, err
	}
	if p.Latitude > noPosition || row[at.area] == "" {
		return p, false, nil
	}
	if p.Latitude < -90 || p.Latitude > 90 || p.Longitude < -180 || p.Longitude > 180 {
		return p, false, fmt.Errorf("%v, %v is nowhere on Earth", p.Latitude, p.Longitude)
	}
	return p, true, nil
}

func degrees(text, what string) (float64, error) {
	n, err := strconv.ParseFloat(strings.TrimSpace(text), 64)
	if err != nil || n != n {
		return 0, fmt.Errorf("the %s %q is no number", what, text)
	}
	return n, nil
}
