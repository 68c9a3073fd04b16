package schema

import (
	"encoding/base64"
	"encoding/json"
	"time"

	"github.com/google/uuid"

	"onward/referral"
)

// Page is a part of a list in a stable order. Next names the part after it, and
// is empty on the last.
type Page[T any] struct {
	Items []T
	Next  string
}

const (
	defaultLimit = 25
	maxLimit     = 100
)

func pageLimit(asked int) int {
	switch {
	case asked <= 0:
		return defaultLimit
	case asked > maxLimit:
		return maxLimit
	}
	return asked
}

// cursor names a place in a list by the values that the list is ordered by, so
// that rows that come or go elsewhere move nothing.
func cursor(values ...string) string {
	return base64.RawURLEncoding.EncodeToString(mustJSON(values))
}

var errCursor = &referral.Error{Code: referral.CodeInvalid, Message: "This page of the list is not known. Start from its beginning."}

// parseCursor reads the n values of a cursor; none for the first page.
func parseCursor(text string, n int) ([]string, error) {
	if text == "" {
		return nil, nil
	}
	raw, err := base64.RawURLEncoding.DecodeString(text)
	if err != nil {
		return nil, errCursor
	}
	var values []string
	if json.Unmarshal(raw, &values) != nil || len(values) != n {
		return nil, errCursor
	}
	return values, nil
}

func cursorTime(text string) (time.Time, error) {
	t, err := time.Parse(time.RFC3339Nano, text)
	if err != nil {
		return t, errCursor
	}
	return t, nil
}

// cursorID reads a cursor that is one id; the zero id for the first page.
func cursorID(text string) (uuid.UUID, error) {
	values, err := parseCursor(text, 1)
	if err != nil || values == nil {
		return uuid.Nil, err
	}
	id, err := uuid.Parse(values[0])
	if err != nil {
		return uuid.Nil, errCursor
	}
	return id, nil
}
