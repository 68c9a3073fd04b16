package dev_test

import (
	"encoding/json"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"onward/dev"
)

// npm installs what the lock file says, and we look for the version in the code.
func TestPostgresPackageIsPinnedToTheVersionWeLookFor(t *testing.T) {
	t.Parallel()
	var manifest struct {
		OptionalDependencies map[string]string `json:"optionalDependencies"`
	}
	content, err := os.ReadFile("postgres/package.json")
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(content, &manifest))
	require.NotEmpty(t, manifest.OptionalDependencies)
	for name, version := range manifest.OptionalDependencies {
		require.Equal(t, dev.PostgresVersion, version, name)
	}
	var lock struct {
		Packages map[string]struct {
			Version   string `json:"version"`
			Integrity string `json:"integrity"`
			Resolved  string `json:"resolved"`
		} `json:"packages"`
	}
	content, err = os.ReadFile("postgres/package-lock.json")
	require.NoError(t, err)
	require.NoError(t, json.Unmarshal(content, &lock))
	for name, locked := range lock.Packages {
		if !strings.HasPrefix(name, "node_modules/") {
			continue
		}
		require.Equal(t, dev.PostgresVersion, locked.Version, name)
		require.NotEmpty(t, locked.Integrity, name)
		require.Empty(t, locked.Resolved, "%s: where it is fetched from is the client's business", name)
	}
}

func TestDataOfAnotherPostgresIsRefusedWithWords(t *testing.T) {
	t.Parallel()
	folder := reachable(t)
	require.NoError(t, os.MkdirAll(folder+"/postgres/base", 0o755))
	require.NoError(t, os.WriteFile(folder+"/postgres/base/PG_VERSION", []byte("99\n"), 0o600))
	_, err := dev.Start(t.Context(), dev.Options{Folder: folder, Postgres: true})
	require.ErrorContains(t, err, "was made by Postgres 99")
}
