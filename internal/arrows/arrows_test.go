// Package arrows holds the test of who may import whom: the house stays a house
// only while its arrows point one way.
package arrows_test

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// module is the path of ours.
const module = "onward"

// arrows says what each room may import of ours, without its tests. A room that
// is missing here fails; "*" is everything. Sub-packages count as their room,
// but for those that have a row of their own.
var arrows = map[string][]string{
	".":                  {"*"},
	"api":                {"referral", "workflows", "schema", "mail", "files", "sheet", "web", "directory", "listings"},
	"worker":             {"workflows", "workflows/dispatch", "activities", "schema", "sheet", "referral"},
	"workflows":          {"referral", "activities"},
	"workflows/dispatch": {"workflows", "schema", "referral"},
	"activities":         {"referral", "schema", "mail", "files", "sheet"},
	"sheet":              {"referral", "schema"},
	"directory":          {"referral", "schema"},
	"areas":              {"referral", "schema"},
	"listings":           {"referral", "schema"},
	"schema":             {"referral"},
	"mail":               {"referral"},
	"files":              {"referral"},
	"demo":               {"referral", "schema"},
	"dev":                {},
	"web":                {},
	"referral":           {},
	"internal/config":    {},
	"internal/metrics":   {"schema"},
	"internal/testdb":    {"dev", "schema", "referral"},
	"tests":              {"*"},
}

type goPackage struct {
	ImportPath string
	Imports    []string
}

func TestArrows(t *testing.T) {
	t.Parallel()
	for _, p := range packages(t) {
		room := roomOf(p.ImportPath)
		allowed, known := arrows[room]
		if len(p.Imports) == 0 {
			continue // only tests
		}
		require.True(t, known, "%s is in no room: add its arrows here and in docs/architecture.md", p.ImportPath)
		for _, imported := range p.Imports {
			if imported != module && !strings.HasPrefix(imported, module+"/") {
				continue
			}
			to := roomOf(imported)
			if to == room || slices.Contains(allowed, "*") {
				continue
			}
			require.Contains(t, allowed, to, "%s must not import %s", p.ImportPath, imported)
		}
	}
}

// roomOf returns the longest row of the table that the package lies in.
func roomOf(path string) string {
	inside := strings.TrimPrefix(strings.TrimPrefix(path, module), "/")
	if inside == "" {
		return "."
	}
	for room := inside; ; room = room[:strings.LastIndex(room, "/")] {
		if _, known := arrows[room]; known || !strings.Contains(room, "/") {
			return room
		}
	}
}

func packages(t *testing.T) []goPackage {
	t.Helper()
	cmd := exec.Command("go", "list", "-json=ImportPath,Imports", module+"/...")
	cmd.Dir = "../.."
	out, err := cmd.Output()
	require.NoError(t, err)
	var all []goPackage
	decoder := json.NewDecoder(strings.NewReader(string(out)))
	for {
		var p goPackage
		err := decoder.Decode(&p)
		if errors.Is(err, io.EOF) {
			break
		}
		require.NoError(t, err)
		all = append(all, p)
	}
	require.NotEmpty(t, all)
	return all
}
