package api

import (
	"bytes"
	"encoding/json"
	"errors"
	"strings"
	"unicode/utf8"

	"github.com/danielgtaylor/huma/v2"
)

// strictJSON is JSON as the network takes it: one value, no name twice
// in an object, nothing that Postgres cannot store.
var strictJSON = huma.Format{Marshal: huma.DefaultJSONFormat.Marshal, Unmarshal: unmarshalStrictly}

var errUnclear = errors.New("the JSON is not clear")

// unmarshalStrictly reads JSON. Huma reads each body twice, first into an empty
// value to check it: that is when this looks closely.
func unmarshalStrictly(data []byte, v any) error {
	if _, first := v.(*any); first {
		if !utf8.Valid(data) {
			return errUnclear
		}
		d := json.NewDecoder(bytes.NewReader(data))
		if err := checkClear(d); err != nil {
			return err
		}
	}
	return json.Unmarshal(data, v)
}

// checkClear walks one value and refuses a repeated name or a NUL.
func checkClear(d *json.Decoder) error {
	token, err := d.Token()
	if err != nil {
		return err
	}
	switch token := token.(type) {
	case string:
		return storable(token)
	case json.Delim:
		if err := clearInside(d, token == '{'); err != nil {
			return err
		}
		_, err = d.Token() // the closing bracket
	}
	return err
}

func clearInside(d *json.Decoder, object bool) error {
	names := map[string]bool{}
	for d.More() {
		if object {
			token, err := d.Token()
			if err != nil {
				return err
			}
			name, _ := token.(string)
			if names[name] {
				return errUnclear
			}
			names[name] = true
		}
		if err := checkClear(d); err != nil {
			return err
		}
	}
	return nil
}

func storable(s string) error {
	if strings.ContainsRune(s, 0) {
		return errUnclear
	}
	return nil
}
