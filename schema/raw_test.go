package schema_test

import (
	"context"
	"testing"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/stretchr/testify/require"

	"onward/referral"
	"onward/schema"
)

// raw runs SQL as the superuser, past the store and past every policy, and
// returns the first column.
func raw[T any](t testing.TB, url, query string, args ...any) []T {
	t.Helper()
	c, err := pgx.Connect(t.Context(), url)
	require.NoError(t, err)
	defer c.Close(t.Context()) //nolint:errcheck // nothing of it is needed any more
	rows, err := c.Query(t.Context(), query, args...)
	require.NoError(t, err)
	all, err := pgx.CollectRows(rows, pgx.RowTo[T])
	require.NoError(t, err)
	return all
}

// tables names our tables: bun's own remember which migrations ran.
func tables(t testing.TB, url string) []string {
	t.Helper()
	return raw[string](t, url, `SELECT tablename::text FROM pg_tables WHERE schemaname = 'public' AND tablename NOT LIKE 'bun_%' ORDER BY 1`)
}

func someone(people ...referral.Actor) []uuid.UUID {
	ids := make([]uuid.UUID, len(people))
	for i, p := range people {
		ids[i] = p.UserID
	}
	return ids
}

func someOrganisations(all ...schema.Organisation) []uuid.UUID {
	ids := make([]uuid.UUID, len(all))
	for i, o := range all {
		ids[i] = o.ID
	}
	return ids
}

// drop removes a user and all that is theirs in the database.
func drop(t testing.TB, url, role string) {
	t.Helper()
	ctx := context.Background()
	c, err := pgx.Connect(ctx, url)
	require.NoError(t, err)
	defer c.Close(ctx) //nolint:errcheck // nothing of it is needed any more
	_, err = c.Exec(ctx, "REASSIGN OWNED BY "+role+" TO CURRENT_USER; DROP OWNED BY "+role+"; DROP ROLE "+role)
	require.NoError(t, err)
}

// do runs statements as the superuser, past every policy.
func (n *network) do(statements string) {
	n.t.Helper()
	c, err := pgx.Connect(n.t.Context(), n.url)
	require.NoError(n.t, err)
	defer c.Close(context.Background()) //nolint:errcheck // nothing of it is needed any more
	_, err = c.Exec(n.t.Context(), statements)
	require.NoError(n.t, err)
}
