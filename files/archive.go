package files

import (
	"archive/zip"
	"bytes"
	"io"
	"path"
	"strings"
)

// What an office document may unpack to: a small file that unpacks to
// gigabytes is an attack on whoever opens it.
const (
	maxUnpacked = 200 << 20
	maxRatio    = 100
	maxParts    = 10_000
	ratioFrom   = 1 << 20 // small documents are mostly repetition
)

// safe refuses documents that carry programs or unpack to too much.
func safe(k Kind, content []byte) error {
	if k != DOCX && k != XLSX && k != ODT {
		return nil
	}
	archive, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil || len(archive.File) > maxParts {
		return errDamaged
	}
	unpacked := int64(0)
	for _, part := range archive.File {
		if program(part.Name) {
			return refused("This document holds macros, which are small programs. Save it without them, for example as PDF, then attach that.")
		}
		n, err := measure(part, maxUnpacked-unpacked)
		if err != nil {
			return errDamaged
		}
		unpacked += n
		if unpacked >= maxUnpacked || unpacked > ratioFrom && unpacked > maxRatio*int64(len(content)) {
			return refused("This document unpacks to far more than it should. Save it as PDF, then attach that.")
		}
	}
	return nil
}

var errDamaged = refused("This document is damaged or protected by a password, so nobody could open it. Save it again without a password, then attach that.")

// program reports whether the part of an archive is one that runs.
func program(name string) bool {
	name = strings.ToLower(name)
	return strings.HasPrefix(path.Base(name), "vbaproject") || strings.HasPrefix(name, "basic/") || strings.HasPrefix(name, "scripts/")
}

// measure unpacks the part and counts, whatever the archive says of its size.
func measure(part *zip.File, atMost int64) (int64, error) {
	r, err := part.Open()
	if err != nil {
		return 0, err
	}
	n, err := io.Copy(io.Discard, io.LimitReader(r, atMost))
	if closeErr := r.Close(); err == nil {
		err = closeErr
	}
	return n, err
}
