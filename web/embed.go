// Package web holds the advisers' UI and serves its build from the binary.
package web

import (
	"embed"
	"io/fs"
	"net/http"
)

//go:embed all:dist
var dist embed.FS

// Tokens is the palette and the rhythm of the UI as CSS, for pages beside it.
//
//go:embed src/lib/theme/tokens.css
var Tokens string

// Handler serves the embedded UI: the page to anything that asks for HTML, its
// assets for ever, and 404 to the rest. A binary built without the UI serves a
// page that says so.
func Handler() http.Handler {
	built, err := fs.Sub(dist, "dist/app")
	if err != nil {
		panic(err) // the path is a constant
	}
	if _, err := fs.Stat(built, page); err != nil {
		built, err = fs.Sub(dist, "dist")
		if err != nil {
			panic(err)
		}
	}
	handler, err := New(built)
	if err != nil {
		panic(err) // only a binary compiled without the placeholder page could get here
	}
	return handler
}
