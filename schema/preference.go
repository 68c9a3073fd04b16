package schema

import (
	"context"

	"github.com/uptrace/bun"

	"onward/referral"
)

// Preferences are how the person likes to look at things, by name. Nothing but
// the screens reads what they say.
func (s *Store) Preferences(ctx context.Context, by referral.Actor) (all map[string]string, err error) {
	err = s.in(ctx, by, "read preferences", func(ctx context.Context, tx bun.Tx) error {
		var rows []struct{ Name, Value string }
		err := tx.NewSelect().Table("preferences").Column("name", "value").Where("user_id = ?", by.UserID).OrderExpr("name").Limit(maxLimit).Scan(ctx, &rows)
		all = make(map[string]string, len(rows))
		for _, row := range rows {
			all[row.Name] = row.Value
		}
		return err
	})
	return all, err
}

// SetPreference keeps one of them.
func (s *Store) SetPreference(ctx context.Context, by referral.Actor, name, value string) error {
	return s.in(ctx, by, "set a preference", func(ctx context.Context, tx bun.Tx) error {
		_, err := tx.NewRaw("INSERT INTO preferences VALUES (?, ?, ?) ON CONFLICT (user_id, name) DO UPDATE SET value = excluded.value", by.UserID, name, value).Exec(ctx)
		return err
	})
}
