package schema

import (
	"context"

	"github.com/google/uuid"
	"github.com/uptrace/bun"

	"onward/referral"
)

// Colleague is somebody a referral can be assigned to, or told of a note.
type Colleague struct {
	ID           uuid.UUID
	Name         string
	Organisation referral.Party
	Role         referral.Role
	Own          bool // of the reader's own organisation
}

// Colleagues lists the people of the reader's organisation, and with a referral
// of theirs those of its other side, too.
func (s *Store) Colleagues(ctx context.Context, by referral.Actor, referralID uuid.UUID) (all []Colleague, err error) {
	err = s.in(ctx, by, "list colleagues", func(ctx context.Context, tx bun.Tx) error {
		organisations := []uuid.UUID{by.OrganisationID}
		if referralID != uuid.Nil {
			linked, err := links(ctx, tx, by, func(q *bun.SelectQuery) { q.Where("r.id = ?", referralID) })
			if err != nil {
				return err
			}
			if len(linked) == 0 {
				return errNoReferral
			}
			organisations = append(organisations, linked[0].Sender.ID, linked[0].Receiver.ID)
		}
		var rows []struct {
			membershipRow
			Name  nameRow  `bun:"embed:name_"`
			Party partyRow `bun:"embed:party_"`
		}
		err := tx.NewSelect().Model((*membershipRow)(nil)).Column("m.*").
			ColumnExpr("u.first_name AS name_first_name, u.last_name AS name_last_name, t.name AS name_organisation").
			ColumnExpr("t.slug AS party_slug, t.name AS party_name, t.nation AS party_nation").
			Join("JOIN users AS u ON u.id = m.user_id AND u.suspended_at IS NULL").
			Join("JOIN organisations AS t ON t.id = m.organisation_id").
			Where("m.organisation_id IN (?)", bun.List(organisations)).Where("m.ended_at IS NULL").
			OrderExpr("lower(u.first_name), lower(u.last_name), u.id, t.id").Limit(maxOrganisations).Scan(ctx, &rows)
		for _, row := range rows {
			all = append(all, Colleague{
				ID: row.User, Name: row.Name.person(row.User).Name, Organisation: row.Party.party(row.Organisation),
				Role: referral.Role(row.Role), Own: row.Organisation == by.OrganisationID,
			})
		}
		return err
	})
	return all, err
}
