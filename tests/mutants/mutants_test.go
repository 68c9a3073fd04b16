package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// Each mutant still finds the code that it breaks, and the test that must notice.
// `make mutants` shows that it does.
func TestMutantsFollowTheCode(t *testing.T) {
	t.Parallel()
	root := filepath.Join("..", "..")
	for _, m := range mutants {
		_, err := m.broken(root)
		require.NoError(t, err)
		tests, err := filepath.Glob(filepath.Join(root, m.in, "*_test.go"))
		require.NoError(t, err)
		found := false
		for _, file := range tests {
			text, err := os.ReadFile(file)
			require.NoError(t, err)
			found = found || strings.Contains(string(text), "func "+m.test+"(t *testing.T)")
		}
		require.True(t, found, "%s: there is no test %s", m.what, m.test)
	}
}
