package schema_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"onward/internal/testdb"
	"onward/schema"
)

func TestMigrateUpDownUp(t *testing.T) {
	t.Parallel()
	url := testdb.Empty(t)
	require.NoError(t, schema.Migrate(t.Context(), url))
	require.NoError(t, schema.Migrate(t.Context(), url), "again changes nothing")
	require.NoError(t, schema.Rollback(t.Context(), url))
	require.Empty(t, tables(t, url))
	require.NoError(t, schema.Migrate(t.Context(), url))
	require.Contains(t, tables(t, url), "referrals")
}
