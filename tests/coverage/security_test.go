package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

var (
	requirementForm = regexp.MustCompile(`(?m)^\| (R-\d\d[a-z]?) \|[^|]+\|([^|]+)\|$`)
	namedTestForm   = regexp.MustCompile("`([a-z/]+)\\.((?:Test|Fuzz)\\w+)`")
	excuseForm      = regexp.MustCompile(`^\*(not yet|different|outside)(: .+)?\.\*$`)
)

// docs/security.md leaves out no requirement, and names no test that is not there.
func TestTheSecurityPageIsTrue(t *testing.T) {
	t.Parallel()
	root := filepath.Join("..", "..")
	page, err := os.ReadFile(filepath.Join(root, "docs", "security.md"))
	require.NoError(t, err)
	seen := map[string]bool{}
	for _, row := range requirementForm.FindAllStringSubmatch(string(page), -1) {
		requirement, shown := row[1], strings.TrimSpace(row[2])
		require.False(t, seen[requirement], "%s is there twice", requirement)
		seen[requirement] = true
		tests := namedTestForm.FindAllStringSubmatch(shown, -1)
		require.True(t, len(tests) > 0 != excuseForm.MatchString(shown), "%s has neither tests nor a reason, or both: %s", requirement, shown)
		for _, test := range tests {
			require.True(t, exists(t, root, test[1], test[2]), "%s: there is no %s in %s", requirement, test[2], test[1])
		}
	}
	for n := 1; n <= 79; n++ {
		requirement := "R-" + strings.Repeat("0", 2-len(strconv.Itoa(n))) + strconv.Itoa(n)
		require.True(t, seen[requirement], "%s is left out", requirement)
	}
}

func exists(t *testing.T, root, in, test string) bool {
	t.Helper()
	if in == "onward" {
		in = "."
	}
	files, err := filepath.Glob(filepath.Join(root, in, "*_test.go"))
	require.NoError(t, err)
	for _, file := range files {
		text, err := os.ReadFile(file)
		require.NoError(t, err)
		if strings.Contains(string(text), "func "+test+"(") {
			return true
		}
	}
	return false
}
