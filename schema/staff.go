package schema

import (
	"context"
	"time"

	"github.com/google/uuid"
	"github.com/uptrace/bun"

	"onward/referral"
)

// StaffMember is somebody who works for an organisation, as its leads and the
// coordinators see them (R4, N39).
type StaffMember struct {
	ID         uuid.UUID
	Username   string
	FirstName  string
	LastName   string
	Email      string
	State      UserState
	SignedInAt time.Time
	Role       referral.Role
	JobTitle   string
	Phone      string
	Rights     []referral.Right
	Version    int64
}

type staffRow struct {
	membershipRow
	User    userRow `bun:"embed:person_"`
	Version int64   `bun:"version"`
}

func (r staffRow) member() StaffMember {
	u := r.User.user(nil)
	return StaffMember{
		ID: r.membershipRow.User, Username: u.Username, FirstName: u.FirstName, LastName: u.LastName, Email: u.Email, State: u.State,
		SignedInAt: u.SignedInAt, Role: referral.Role(r.Role), JobTitle: r.JobTitle, Phone: r.Phone, Rights: r.rights(), Version: r.Version,
	}
}

// staffOf is the query of an organisation's people.
func staffOf(tx bun.Tx, organisationID uuid.UUID) *bun.SelectQuery {
	return tx.NewSelect().Model((*membershipRow)(nil)).Column("m.*").
		ColumnExpr("u.id AS person_id, u.username AS person_username, u.first_name AS person_first_name, u.last_name AS person_last_name, u.email AS person_email").
		ColumnExpr("u.password_hash AS person_password_hash, u.locked_at AS person_locked_at, u.suspended_at AS person_suspended_at, u.signed_in_at AS person_signed_in_at").
		ColumnExpr("coalesce(v.version, ?) AS version", firstVersion).
		Join("JOIN users AS u ON u.id = m.user_id").
		Join("LEFT JOIN versions AS v ON v.organisation_id = m.organisation_id AND v.part = ? AND v.object_id = m.user_id", partPerson).
		Where("m.organisation_id = ?", organisationID).Where("m.ended_at IS NULL")
}

// Staff lists an organisation's people by surname, for its own leads and for
// the network.
func (s *Store) Staff(ctx context.Context, by referral.Actor, organisationID uuid.UUID, cursorText string, asked int) (page Page[StaffMember], err error) {
	if !by.Role.OfNetwork() {
		if err := keeps(by, organisationID); err != nil {
			return page, err
		}
	}
	after, err := cursorID(cursorText)
	if err != nil {
		return page, err
	}
	limit := pageLimit(asked)
	err = s.in(ctx, by, "list staff", func(ctx context.Context, tx bun.Tx) error {
		var rows []staffRow
		q := staffOf(tx, organisationID).OrderExpr("lower(u.last_name), lower(u.first_name), u.id").Limit(int64(limit) + 1)
		if after != uuid.Nil { // by id only: a cursor stands in a URL, where no name may be
			q.Where("(lower(u.last_name), lower(u.first_name), u.id) > (SELECT lower(a.last_name), lower(a.first_name), a.id FROM users AS a WHERE a.id = ?)", after)
		}
		if err := q.Scan(ctx, &rows); err != nil {
			return err
		}
		if len(rows) > limit {
			rows = rows[:limit]
			page.Next = cursor(rows[limit-1].membershipRow.User.String())
		}
		for _, row := range rows {
			page.Items = append(page.Items, row.member())
		}
		return nil
	})
	return page, err
}

func oneMember(ctx context.Context, tx bun.Tx, organisationID, userID uuid.UUID) (StaffMember, error) {
	var row staffRow
	err := staffOf(tx, organisationID).Where("m.user_id = ?", userID).Scan(ctx, &row)
	if err != nil {
		return StaffMember{}, found(err, errNotStaff)
	}
	return row.member(), nil
}

var errNotStaff = &referral.Error{Code: referral.CodeNotFound, Message: "This person does not work for the organisation, or no longer does."}

// keeps refuses whoever does not look after the organisation's people: a lead
// does for their own, coordinators do for all.
func keeps(by referral.Actor, organisationID uuid.UUID) error {
	if by.Role != referral.Lead {
		return onlyCoordinators(by)
	}
	if by.OrganisationID != organisationID {
		return errNoOrganisation
	}
	return nil
}

// onlyOwnPeople refuses a lead who asks about somebody else's people as if there
// were no such person.
func onlyOwnPeople(ctx context.Context, tx bun.Tx, by referral.Actor, userID uuid.UUID) error {
	if by.Role != referral.Lead {
		return onlyCoordinators(by)
	}
	works, err := tx.NewSelect().Model((*membershipRow)(nil)).Where("m.user_id = ?", userID).
		Where("m.organisation_id = ?", by.OrganisationID).Where("m.ended_at IS NULL").Exists(ctx)
	if err == nil && !works {
		err = errNoUser
	}
	return err
}
