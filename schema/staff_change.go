package schema

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/uptrace/bun"

	"onward/referral"
)

// StaffChange is what a lead keeps of one of their people (N39).
type StaffChange struct {
	Role     referral.Role
	JobTitle string
	Phone    string
	Rights   []referral.Right // of an adviser; leads have all
	Seen     int64            // the version that was seen
}

func (c StaffChange) check() error {
	if c.Role != referral.Adviser && c.Role != referral.Lead {
		return &referral.Error{Code: referral.CodeInvalid, Message: "In an organisation, people are advisers or leads."}
	}
	return nil
}

// changeStaff is the frame of every change of who works for an organisation.
// All its memberships are locked, so that two leads who take the role from one
// another at once cannot leave it without any.
func (s *Store) changeStaff(ctx context.Context, by referral.Actor, organisationID uuid.UUID, what string,
	change func(ctx context.Context, w *writes, staff []membershipRow, now time.Time) error,
) error {
	if err := keeps(by, organisationID); err != nil {
		return err
	}
	return s.in(ctx, by, what, func(ctx context.Context, tx bun.Tx) error {
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		var staff []membershipRow
		err = tx.NewSelect().Model(&staff).Where("m.organisation_id = ?", organisationID).Where("m.ended_at IS NULL").
			OrderExpr("m.user_id").For("UPDATE").Scan(ctx)
		if err != nil {
			return err
		}
		w := newWrites(tx)
		if err := change(ctx, w, staff, now); err != nil {
			return err
		}
		return w.run(ctx, by.OrganisationID)
	})
}

func memberIn(staff []membershipRow, userID uuid.UUID) (membershipRow, error) {
	i := slices.IndexFunc(staff, func(m membershipRow) bool { return m.User == userID })
	if i < 0 {
		return membershipRow{}, errNotStaff
	}
	return staff[i], nil
}

// ChangeStaff changes what somebody is and may do in the organisation. With
// another role their sessions for it end on the next request.
func (s *Store) ChangeStaff(ctx context.Context, by referral.Actor, organisationID, userID uuid.UUID, c StaffChange) (m StaffMember, err error) {
	if err := c.check(); err != nil {
		return m, err
	}
	err = s.changeStaff(ctx, by, organisationID, "change staff", func(ctx context.Context, w *writes, staff []membershipRow, now time.Time) error {
		row, err := memberIn(staff, userID)
		if err != nil {
			return err
		}
		if row.Role == string(referral.Lead) && c.Role != referral.Lead {
			if err := leadRemains(ctx, w.tx, staff, userID); err != nil {
				return err
			}
		}
		if err := (versioned{organisationID, partPerson, userID}).claim(ctx, w.tx, by, now, c.Seen); err != nil {
			return err
		}
		has := func(r referral.Right) bool { return slices.Contains(c.Rights, r) }
		row.Role, row.JobTitle, row.Phone = string(c.Role), strings.TrimSpace(c.JobTitle), strings.TrimSpace(c.Phone)
		row.MaySwitchAccepting, row.MayExport, row.MaySeeReports = has(referral.SwitchAccepting), has(referral.Export), has(referral.SeeReports)
		w.add(w.tx.NewUpdate().Model(&row).WherePK())
		w.audit(now, by, "user.membership", userID, map[string]any{"organisation": organisationID, "role": c.Role, "rights": row.rights()})
		return nil
	})
	if err != nil {
		return m, err
	}
	return s.StaffMember(ctx, by, organisationID, userID)
}

// StaffMember returns one of the organisation's people.
func (s *Store) StaffMember(ctx context.Context, by referral.Actor, organisationID, userID uuid.UUID) (m StaffMember, err error) {
	if err := keeps(by, organisationID); err != nil {
		return m, err
	}
	err = s.in(ctx, by, "read staff", func(ctx context.Context, tx bun.Tx) error {
		m, err = oneMember(ctx, tx, organisationID, userID)
		return err
	})
	return m, err
}

// leadRemains refuses to leave the organisation without a lead who can sign in.
func leadRemains(ctx context.Context, tx bun.Tx, staff []membershipRow, without uuid.UUID) error {
	others := []uuid.UUID{uuid.Nil}
	for _, m := range staff {
		if m.Role == string(referral.Lead) && m.User != without {
			others = append(others, m.User)
		}
	}
	remains, err := tx.NewSelect().Table("users").Where("id IN (?)", bun.List(others)).Where("suspended_at IS NULL").Exists(ctx)
	if err == nil && !remains {
		err = &referral.Error{Code: referral.CodeRefused, Message: "This is the organisation's only lead. Make somebody else a lead first: without one, nobody hears of missed deadlines or looks after its people."}
	}
	return err
}

// errNobodyToAdd is one answer for "no such account", "more than one" and "it is
// suspended": whoever asks learns no more than they must.
var errNobodyToAdd = &referral.Error{
	Code: referral.CodeInvalid, Message: "Please check what you entered.",
	Fields: []referral.FieldError{{Field: "who", Message: "No single account that can sign in has exactly this username or e-mail address. Ask them how they sign in, or make a new account."}},
}

// AddStaff lets somebody who has an account work for this organisation, too
// (N13), and tells them so. Who is the whole username or e-mail address.
func (s *Store) AddStaff(ctx context.Context, by referral.Actor, organisationID uuid.UUID, who string, role referral.Role) (m StaffMember, err error) {
	if err := (StaffChange{Role: role}).check(); err != nil {
		return m, err
	}
	var userID uuid.UUID
	err = s.changeStaff(ctx, by, organisationID, "add staff", func(ctx context.Context, w *writes, staff []membershipRow, now time.Time) error {
		if _, err := s.receivers(ctx, w.tx, []uuid.UUID{organisationID}); err != nil {
			return errNoOrganisation
		}
		if userID, err = accountOf(ctx, w.tx, who); err != nil {
			return err
		}
		if _, err := memberIn(staff, userID); err == nil {
			return &referral.Error{Code: referral.CodeConflict, Message: "This person works for the organisation already."}
		}
		version, err := (versioned{organisationID, partPerson, userID}).lock(ctx, w.tx)
		if err != nil {
			return err
		}
		version.Version, version.By, version.At = version.Version+1, by.UserID, now
		w.add(w.tx.NewUpdate().Model(&version).WherePK())
		row := newMembership(userID, organisationID, role, now)
		q := w.tx.NewInsert().Model(&row).On("CONFLICT (user_id, organisation_id) DO UPDATE").Set("ended_at = NULL").Returning("NULL")
		for _, column := range []string{"role", "job_title", "phone", "may_switch_accepting", "may_export", "may_see_reports"} {
			q.Set("? = EXCLUDED.?", bun.Ident(column), bun.Ident(column)) // whoever comes back begins anew
		}
		w.add(q)
		w.accountLetter(referral.LetterJoined, userID, userID, fmt.Sprintf("%s:%s:%s", referral.LetterJoined, userID, newID()), now)
		w.audit(now, by, "user.membership", userID, map[string]any{"organisation": organisationID, "role": role})
		return nil
	})
	if err != nil {
		return m, err
	}
	return s.StaffMember(ctx, by, organisationID, userID)
}

// accountOf finds the one account with the username or the e-mail address.
func accountOf(ctx context.Context, tx bun.Tx, who string) (uuid.UUID, error) {
	who = strings.ToLower(strings.TrimSpace(who))
	var ids []uuid.UUID
	err := tx.NewSelect().Table("users").Column("id").Where("username = ? OR lower(email) = ?", who, who).
		Where("suspended_at IS NULL AND network_role IS NULL").OrderExpr("id").Limit(2).Scan(ctx, &ids)
	if err == nil && len(ids) != 1 {
		err = errNobodyToAdd
	}
	if err != nil {
		return uuid.Nil, err
	}
	return ids[0], nil
}
