package schema

import (
	"context"
	"strings"

	"github.com/google/uuid"
	"github.com/uptrace/bun"

	"onward/referral"
)

// UserQuery asks for accounts.
type UserQuery struct {
	Search string // part of a username, a name or an organisation's name
	State  UserState
	After  string
	Limit  int
}

// Users lists accounts by surname.
func (s *Store) Users(ctx context.Context, by referral.Actor, q UserQuery) (page Page[User], err error) {
	if err := onlyNetwork(by); err != nil {
		return page, err
	}
	after, err := cursorID(q.After)
	if err != nil {
		return page, err
	}
	limit := pageLimit(q.Limit)
	err = s.in(ctx, by, "list users", func(ctx context.Context, tx bun.Tx) error {
		var rows []userRow
		query := tx.NewSelect().Model(&rows).OrderExpr("lower(u.last_name), lower(u.first_name), u.id").Limit(int64(limit) + 1)
		if after != uuid.Nil { // by id only: a cursor stands in a URL, where no name may be
			query.Where("(lower(u.last_name), lower(u.first_name), u.id) > (SELECT lower(a.last_name), lower(a.first_name), a.id FROM users AS a WHERE a.id = ?)", after)
		}
		q.filter(query)
		if err := query.Scan(ctx); err != nil {
			return err
		}
		if len(rows) > limit {
			rows = rows[:limit]
			page.Next = cursor(rows[limit-1].ID.String())
		}
		page.Items, err = usersOf(ctx, tx, rows)
		return err
	})
	return page, err
}

func (q UserQuery) filter(query *bun.SelectQuery) {
	for _, word := range strings.Fields(q.Search) {
		like := "%" + likeLiteral(word) + "%"
		query.Where(`(u.username ILIKE ? OR u.first_name ILIKE ? OR u.last_name ILIKE ? OR EXISTS (
			SELECT FROM memberships AS m JOIN organisations AS t ON t.id = m.organisation_id
			WHERE m.user_id = u.id AND m.ended_at IS NULL AND t.name ILIKE ?))`, like, like, like, like)
	}
	switch q.State {
	case UserSuspended:
		query.Where("u.suspended_at IS NOT NULL")
	case UserLocked:
		query.Where("u.suspended_at IS NULL AND u.locked_at IS NOT NULL")
	case UserInvited:
		query.Where("u.suspended_at IS NULL AND u.locked_at IS NULL AND u.password_hash = ''")
	case UserActive:
		query.Where("u.suspended_at IS NULL AND u.locked_at IS NULL AND u.password_hash <> ''")
	}
}

// User returns one account.
func (s *Store) User(ctx context.Context, by referral.Actor, id uuid.UUID) (u User, err error) {
	if err := onlyNetwork(by); err != nil && by.UserID != id {
		return u, err
	}
	err = s.in(ctx, by, "read user", func(ctx context.Context, tx bun.Tx) error {
		u, err = oneUser(ctx, tx, id)
		return err
	})
	return u, err
}

func oneUser(ctx context.Context, tx bun.Tx, id uuid.UUID) (User, error) {
	var row userRow
	if err := tx.NewSelect().Model(&row).Where("u.id = ?", id).Scan(ctx); err != nil {
		return User{}, found(err, errNoUser)
	}
	all, err := usersOf(ctx, tx, []userRow{row})
	if err != nil {
		return User{}, err
	}
	return all[0], nil
}

// usersOf adds the memberships, in one query for all.
func usersOf(ctx context.Context, tx bun.Tx, rows []userRow) ([]User, error) {
	ids := make([]uuid.UUID, len(rows))
	for i, row := range rows {
		ids[i] = row.ID
	}
	memberships, err := membershipsOf(ctx, tx, ids)
	users := make([]User, len(rows))
	for i, row := range rows {
		users[i] = row.user(append(networkMembership(row), memberships[row.ID]...))
	}
	return users, err
}

func networkMembership(row userRow) []Membership {
	if row.NetworkRole == "" {
		return []Membership{}
	}
	return []Membership{{ID: NetworkMembership, Role: referral.Role(row.NetworkRole), Rights: referral.Rights}}
}

// membershipsOf finds where people work now, by the organisation's name.
func membershipsOf(ctx context.Context, tx bun.Tx, users []uuid.UUID) (map[uuid.UUID][]Membership, error) {
	all := map[uuid.UUID][]Membership{}
	if len(users) == 0 {
		return all, nil
	}
	var rows []struct {
		membershipRow
		Party partyRow `bun:"embed:party_"`
	}
	err := tx.NewSelect().Model((*membershipRow)(nil)).Column("m.*").
		ColumnExpr("t.slug AS party_slug, t.name AS party_name, t.nation AS party_nation").
		Join("JOIN organisations AS t ON t.id = m.organisation_id").
		Where("m.user_id IN (?)", bun.List(users)).Where("m.ended_at IS NULL").
		OrderExpr("lower(t.name), t.id").Scan(ctx, &rows)
	for _, row := range rows {
		party := row.Party.party(row.Organisation)
		all[row.User] = append(all[row.User], Membership{
			ID: row.Organisation.String(), Role: referral.Role(row.Role), Organisation: &party, Rights: row.rights(),
		})
	}
	return all, err
}
