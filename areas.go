package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"onward/areas"
	"onward/schema"
)

// areasCommand looks after what is known of places.
type areasCommand struct {
	Import areasImportCommand `cmd:"" help:"Bring in the boundaries of areas (GeoJSON) and where postcodes are (CSV), as the ONS gives them out."`
}

// areasImportCommand brings in areas and postcodes, all or nothing.
type areasImportCommand struct {
	database
	Boundaries string `type:"existingfile" placeholder:"FILE" help:"GeoJSON: polygons with a code and a name. The names are those that organisations say they serve."`
	Postcodes  string `type:"existingfile" placeholder:"FILE" help:"CSV: columns postcode (or pcds), area code (or oslaua, lad23cd), lat and long."`
}

// Run imports, and says how much there was.
func (c areasImportCommand) Run(ctx context.Context, to streams) error {
	if c.Boundaries == "" && c.Postcodes == "" {
		return errors.New("name a file with --boundaries, with --postcodes, or both")
	}
	store, closeStore, err := c.open(ctx, to)
	if err != nil {
		return err
	}
	defer closeStore()
	report := newProgress(to.err)
	defer report.done()
	var in schema.Geography
	if c.Boundaries != "" {
		file, closeFile, err := opened(c.Boundaries, report, "reading boundaries")
		if err != nil {
			return err
		}
		defer closeFile()
		in.Areas = areas.Boundaries(file)
	}
	if c.Postcodes != "" {
		file, closeFile, err := opened(c.Postcodes, report, "reading postcodes")
		if err != nil {
			return err
		}
		defer closeFile()
		in.Postcodes = areas.Postcodes(file)
	}
	done, err := store.ImportGeography(ctx, in)
	if err != nil {
		return fmt.Errorf("%w\nNothing was changed", err)
	}
	_, err = fmt.Fprintf(to.out, "%d areas and %d postcodes are in; %d postcodes lie in none of the areas.\n", done.Areas, done.Postcodes, done.Outside)
	return err
}

// measured is a file that says how much of it was read.
type measured struct {
	io.Reader
	report     *progress
	step       string
	read, size int64
}

// Read reads on and reports.
func (m *measured) Read(p []byte) (int, error) {
	n, err := m.Reader.Read(p)
	m.read += int64(n)
	m.report.report(m.step, m.read>>10, max(m.size>>10, 1))
	return n, err
}

func opened(path string, report *progress, step string) (io.Reader, func(), error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, nil, err
	}
	info, err := file.Stat()
	if err != nil {
		return nil, nil, errors.Join(err, file.Close())
	}
	return &measured{Reader: file, report: report, step: step + " (KiB)", size: info.Size()}, func() { _ = file.Close() }, nil
}
