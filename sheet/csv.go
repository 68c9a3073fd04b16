package sheet

import (
	"bufio"
	"encoding/csv"
	"io"
)

// CSV is a table that is being written as text, row by row, in which nothing
// begins a formula.
type CSV struct {
	buffered *bufio.Writer
	rows     *csv.Writer
	record   []string
}

// NewCSV begins a table.
func NewCSV(to io.Writer) *CSV {
	buffered := bufio.NewWriterSize(to, 64<<10)
	rows := csv.NewWriter(buffered)
	rows.UseCRLF = true
	_, _ = buffered.WriteString(bom) // it is kept in the buffer: an error comes with the flush
	return &CSV{buffered: buffered, rows: rows}
}

// Put writes a row.
func (c *CSV) Put(cells ...string) error {
	c.record = c.record[:0]
	for _, cell := range cells {
		c.record = append(c.record, Harmless(cell))
	}
	return c.rows.Write(c.record)
}

// Close ends the table.
func (c *CSV) Close() error {
	c.rows.Flush()
	if err := c.rows.Error(); err != nil {
		return err
	}
	return c.buffered.Flush()
}
