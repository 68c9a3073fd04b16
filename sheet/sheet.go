// Package sheet writes referrals as a spreadsheet that people open, sort and
// send on: every field, under headings in words, with nothing in it that a
// spreadsheet would run.
package sheet

import (
	"fmt"
	"io"
	"os"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"github.com/google/uuid"
	"github.com/xuri/excelize/v2"

	"onward/schema"
)

// MostRows is how many rows one Excel sheet holds, below its headings.
const MostRows = excelize.TotalRows - 1

// bom tells Excel that the text is UTF-8.
const bom = "\uFEFF"

// Sheet is a file that is being written, row by row. Its memory does not grow
// with it.
type Sheet struct {
	labels Labels
	reader uuid.UUID
	now    time.Time
	put    func(cells []any) error
	finish func() error
	drop   func()
}

// New begins a sheet for an organisation, with its headings.
func New(w io.Writer, format schema.ExportFormat, labels Labels, reader uuid.UUID, now time.Time) (*Sheet, error) {
	s := &Sheet{labels: labels, reader: reader, now: now, drop: func() {}}
	headings := make([]any, len(columns))
	for i, c := range columns {
		headings[i] = c.heading
	}
	if format == schema.ExportCSV {
		s.csv(w)
		return s, s.put(headings)
	}
	return s, s.xlsx(w, headings)
}

// Add writes a referral.
func (s *Sheet) Add(row schema.ExportRow) error {
	a := about{ExportRow: row, Labels: s.labels, reader: s.reader, now: s.now}
	cells := make([]any, len(columns))
	for i, c := range columns {
		cells[i] = c.cell(a)
		if text, is := cells[i].(string); is {
			cells[i] = Harmless(text)
		}
	}
	return s.put(cells)
}

// Close ends the file.
func (s *Sheet) Close() error { return s.finish() }

// Drop frees what an unfinished or finished file holds.
func (s *Sheet) Drop() { s.drop() }

func (s *Sheet) csv(to io.Writer) {
	table := NewCSV(to)
	s.put = func(cells []any) error {
		texts := make([]string, len(cells))
		for i, c := range cells {
			texts[i] = fmt.Sprint(c)
		}
		return table.rows.Write(texts) // a text among them is harmless already, and a number is none
	}
	s.finish = table.Close
}

const (
	sheetName   = "Referrals"
	columnWidth = 24
)

// xlsx writes each row to a file of its own in a folder that only we may read,
// because a workbook is packed at its end.
func (s *Sheet) xlsx(to io.Writer, headings []any) error {
	folder, err := os.MkdirTemp("", "onward-export-")
	if err != nil {
		return err
	}
	book := excelize.NewFile(excelize.Options{TmpDir: folder})
	s.drop = func() {
		_ = book.Close() // the folder goes in any case
		_ = os.RemoveAll(folder)
	}
	if err := book.SetSheetName("Sheet1", sheetName); err != nil {
		return err
	}
	rows, err := book.NewStreamWriter(sheetName)
	if err != nil {
		return err
	}
	if err := rows.SetColWidth(1, len(columns), columnWidth); err != nil {
		return err
	}
	// The headings and the number stay in sight.
	if err := rows.SetPanes(&excelize.Panes{Freeze: true, XSplit: 1, YSplit: 1, TopLeftCell: "B2", ActivePane: "bottomRight"}); err != nil {
		return err
	}
	bold, err := book.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true}})
	if err != nil {
		return err
	}
	if err := rows.SetRow("A1", headings, excelize.RowOpts{StyleID: bold}); err != nil {
		return err
	}
	n := 1
	s.put = func(cells []any) error {
		n++
		for i, c := range cells {
			if text, is := c.(string); is {
				cells[i] = fitted(text)
			}
		}
		return rows.SetRow(fmt.Sprintf("A%d", n), cells)
	}
	s.finish = func() error {
		if err := rows.Flush(); err != nil {
			return err
		}
		return book.Write(to)
	}
	return nil
}

// cut ends a text that Excel has no room for.
const cut = " … (cut: an Excel cell holds no more; the CSV has the rest)"

// fitted is a text that one cell of Excel holds.
func fitted(text string) string {
	if utf8.RuneCountInString(text) <= excelize.TotalCellChars {
		return text
	}
	return string([]rune(text)[:excelize.TotalCellChars-utf8.RuneCountInString(cut)]) + cut
}

// Harmless is a text that no spreadsheet takes for a formula: one that would
// begin one, after whatever a spreadsheet skips, gets an apostrophe before it,
// in CSV and in Excel alike, since one is easily saved as the other.
func Harmless(text string) string {
	if text == "" {
		return text
	}
	if strings.ContainsRune("\t\r\n", rune(text[0])) {
		return "'" + text
	}
	skipped := strings.TrimLeftFunc(text, func(r rune) bool { return unicode.IsSpace(r) || unicode.Is(unicode.Cf, r) || unicode.IsControl(r) })
	first, _ := utf8.DecodeRuneInString(skipped)
	if strings.ContainsRune("=+-@|%＝＋－＠﹢﹣﹦﹫⁺⁻⁼−", first) && skipped != "" {
		return "'" + text
	}
	return text
}
