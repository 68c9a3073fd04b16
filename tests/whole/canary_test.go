package whole_test

import (
	"bytes"
	"encoding/base64"
	"fmt"
	"strings"
	"testing"

	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"
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

// hits lists the words that are in the text: as they are, in lower case, or in
// base64, wherever in a longer text they may have been encoded.
func hits(text []byte, words []string) []string {
	var found []string
	lower := bytes.ToLower(text)
	for _, word := range words {
		if bytes.Contains(lower, bytes.ToLower([]byte(word))) {
			found = append(found, word)
			continue
		}
		for n := range 6 {
			spelling := []string{word, strings.ToLower(word)}[n%2]
			if bytes.Contains(text, middle(spelling, n/2)) {
				found = append(found, word+" in base64")
				break
			}
		}
	}
	return found
}

// middle is the part of the word's base64 that does not depend on what stands
// around it, when so many bytes of a group of three stand before it.
func middle(word string, shift int) []byte {
	encoded := base64.RawStdEncoding.EncodeToString(append(make([]byte, shift), word...))
	from, to := (shift*8+5)/6, (shift+len(word))*8/6 // a sign is six bits
	return []byte(encoded[from:to])
}

// The search itself finds what is there, however it is spelt.
func TestTheSearchForCanariesFinds(t *testing.T) {
	t.Parallel()
	word := "Qanariexample01x"
	for name, text := range map[string]string{
		"raw":        `{"name":"\u003c“` + word + `”"}`,
		"lower case": strings.ToLower(word),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, []string{word}, hits([]byte(text), []string{word}))
			require.Empty(t, hits([]byte(text), []string{"Qanariother01x"}))
		})
	}
	for before := range 7 {
		around := base64.StdEncoding.EncodeToString([]byte(strings.Repeat("~", before) + word + "~~~~"))
		require.Equal(t, []string{word + " in base64"}, hits([]byte(around), []string{word}), "%d bytes before", before)
		url := base64.RawURLEncoding.EncodeToString([]byte(strings.Repeat("~", before) + strings.ToLower(word) + "~"))
		require.NotEmpty(t, hits([]byte(url), []string{word}))
	}
}

// dump is every value of every table of a database.
func dump(t *testing.T, database string) []byte {
	t.Helper()
	c, err := pgx.Connect(t.Context(), installation.PostgresURL(database))
	require.NoError(t, err)
	defer func() { _ = c.Close(t.Context()) }() // what it carried has been answered
	rows, err := c.Query(t.Context(), `SELECT format('%I.%I', c.table_schema, c.table_name), quote_ident(c.column_name), c.data_type = 'bytea'
		FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
		WHERE t.table_type = 'BASE TABLE' AND c.table_schema NOT IN ('pg_catalog', 'information_schema')`)
	require.NoError(t, err)
	type column struct {
		Table, Name string
		Binary      bool
	}
	columns, err := pgx.CollectRows(rows, pgx.RowToStructByPos[column])
	require.NoError(t, err)
	require.NotEmpty(t, columns)
	var all bytes.Buffer
	for _, column := range columns {
		value := column.Name
		if !column.Binary {
			value = "convert_to(" + value + "::text, 'UTF8')"
		}
		rows, err := c.Query(t.Context(), "SELECT "+value+" FROM "+column.Table)
		require.NoError(t, err)
		values, err := pgx.CollectRows(rows, pgx.RowTo[[]byte])
		require.NoError(t, err)
		for _, v := range values {
			all.Write(v)
			all.WriteByte('\n')
		}
	}
	return all.Bytes()
}
