package config_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/alecthomas/kong"
	"github.com/stretchr/testify/require"

	"onward/internal/config"
)

func parse(t *testing.T, args ...string) config.Config {
	t.Helper()
	var c config.Config
	parser, err := kong.New(&c)
	require.NoError(t, err)
	_, err = parser.Parse(args)
	require.NoError(t, err)
	return c
}

func TestProblemsAreReportedTogether(t *testing.T) {
	err := parse(t, "--public-url=nowhere", "--pool=1", "--second-factor-key=short").Problems()
	require.ErrorContains(t, err, "ONWARD_DATABASE_URL")
	require.ErrorContains(t, err, "SENDGRID_API_KEY")
	require.ErrorContains(t, err, "ONWARD_PUBLIC_URL")
	require.ErrorContains(t, err, "ONWARD_FILES_KEYS")
	require.ErrorContains(t, err, "ONWARD_DATABASE_CONNECTIONS")
	require.ErrorContains(t, err, "ONWARD_SECOND_FACTOR_KEY")
}

func TestASecretComesFromAFile(t *testing.T) {
	path := filepath.Join(t.TempDir(), "url")
	require.NoError(t, os.WriteFile(path, []byte("postgres://onward@db/onward\n"), 0o400))
	t.Setenv("ONWARD_DATABASE_URL", "")
	t.Setenv("ONWARD_DATABASE_URL_FILE", path)
	t.Setenv("SENDGRID_API_KEY", "SG.k")
	t.Setenv("ONWARD_FILES_KEYS", "k")
	require.NoError(t, config.ReadSecretFiles())
	c := parse(t)
	require.Equal(t, "postgres://onward@db/onward", c.DatabaseURL)
	require.NoError(t, c.Problems())
	require.False(t, c.Secure())
}

func TestASecretFileThatIsMissingIsNamed(t *testing.T) {
	t.Setenv("SENDGRID_API_KEY_FILE", "/nowhere/key")
	require.ErrorContains(t, config.ReadSecretFiles(), "SENDGRID_API_KEY_FILE")
}
