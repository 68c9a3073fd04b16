package api_test

import (
	"flag"
	"os"
	"testing"

	"github.com/stretchr/testify/require"

	"onward/api"
)

var update = flag.Bool("update", false, "write openapi.json anew")

// The screens' types are generated from the committed document, so it must be
// the one that the code describes. Run with -update after a change.
func TestTheCommittedDocumentIsTheCodes(t *testing.T) {
	t.Parallel()
	document, err := api.OpenAPI()
	require.NoError(t, err)
	if *update {
		require.NoError(t, os.WriteFile("openapi.json", document, 0o600))
	}
	committed, err := os.ReadFile("openapi.json")
	require.NoError(t, err)
	require.True(t, string(document) == string(committed), "run: go test ./api -run Document -update")
}
