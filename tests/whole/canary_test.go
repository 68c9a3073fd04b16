package whole_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"onward/tests/rig"
)

// canaries are words that stand for personal data. Each is planted in one place,
// and must never be found in another.
type canaries struct{ all []string }

// plant returns a text with a word of its own in it, and with signs that JSON
// escapes around it.
func (c *canaries) plant(place string) string {
	word := fmt.Sprintf("Qanari%s%02dx", strings.ReplaceAll(place, "_", ""), len(c.all))
	c.all = append(c.all, word)
	return `<“` + word + `”>`
}

// bare is plant for places where only letters and digits may stand.
func (c *canaries) bare(place string) string { return strings.Trim(c.plant(place), "<>“”") }

// add takes a value that cannot be made up freely, such as a telephone number.
func (c *canaries) add(value string) string {
	c.all = append(c.all, value)
	return value
}

// dump is every value of every table of a database.
func dump(t *testing.T, database string) []byte {
	t.Helper()
	all, err := rig.Dump(t.Context(), installation.PostgresURL(database))
	require.NoError(t, err)
	return all
}
