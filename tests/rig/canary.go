package rig

import (
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"strings"

	"github.com/jackc/pgx/v5"
)

// Hits lists the words that are in the text: as they are, in lower case, or in
// base64, wherever in a longer text they may have been encoded.
func Hits(text []byte, words []string) []string {
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

type column struct {
	Table, Name string
	Binary      bool
}

// Dump is every value of every table of the database at the URL.
func Dump(ctx context.Context, url string) ([]byte, error) {
	c, err := pgx.Connect(ctx, url)
	if err != nil {
		return nil, err
	}
	defer func() { _ = c.Close(ctx) }() // what it carried has been answered
	rows, err := c.Query(ctx, `SELECT format('%I.%I', c.table_schema, c.table_name), quote_ident(c.column_name), c.data_type = 'bytea'
		FROM information_schema.columns c JOIN information_schema.tables t USING (table_schema, table_name)
		WHERE t.table_type = 'BASE TABLE' AND c.table_schema NOT IN ('pg_catalog', 'information_schema')`)
	if err != nil {
		return nil, err
	}
	columns, err := pgx.CollectRows(rows, pgx.RowToStructByPos[column])
	if err != nil {
		return nil, err
	}
	if len(columns) == 0 {
		return nil, errors.New("the database has no tables")
	}
	var all bytes.Buffer
	for _, column := range columns {
		if err := column.into(ctx, c, &all); err != nil {
			return nil, err
		}
	}
	return all.Bytes(), nil
}

func (k column) into(ctx context.Context, c *pgx.Conn, all *bytes.Buffer) error {
	value := k.Name
	if !k.Binary {
		value = "convert_to(" + value + "::text, 'UTF8')"
	}
	rows, err := c.Query(ctx, "SELECT "+value+" FROM "+k.Table)
	if err != nil {
		return err
	}
	values, err := pgx.CollectRows(rows, pgx.RowTo[[]byte])
	for _, v := range values {
		all.Write(v)
		all.WriteByte('\n')
	}
	return err
}
