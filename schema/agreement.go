package schema

import (
	"context"
	"time"

	"github.com/google/uuid"
	"github.com/uptrace/bun"

	"onward/referral"
)

type agreementRow struct {
	bun.BaseModel `bun:"table:agreements,alias:g"`

	Version int       `bun:"version,pk"`
	Title   string    `bun:"title"`
	Text    string    `bun:"text"`
	Changes string    `bun:"changes"`
	At      time.Time `bun:"at"`
	Author  uuid.UUID `bun:"author_id,nullzero"`
	From    time.Time `bun:"from_day,type:date"`
}

func (r agreementRow) agreement() referral.Agreement {
	return referral.Agreement{Version: r.Version, Title: r.Title, Text: r.Text, Changes: r.Changes, At: r.At.UTC(), By: r.Author, From: day(r.From)}
}

// agreement is, beside the organisations t, what makes each one's standing to the
// data-sharing agreement today.
const agreement = `(SELECT min(g.at) FROM agreements AS g) AS agreement_since, (SELECT coalesce(max(g.version), 0) FROM agreements AS g
	WHERE g.from_day <= (onward_now() AT TIME ZONE 'Europe/London')::date) AS agreement_in_force`

// AgreementVersion is a version of the agreement and who published it.
type AgreementVersion struct {
	referral.Agreement

	Author   *Person // nil: from the command line
	Accepted int     // organisations that accepted it
}

// Acceptance is how an organisation accepted a version. It is never changed.
type Acceptance struct {
	OrganisationID uuid.UUID
	Version        int
	By             Person // its lead; of a paper, the coordinator who recorded it
	At             time.Time
	Paper          *referral.Signature
}

type acceptanceRow struct {
	bun.BaseModel `bun:"table:agreement_acceptances,alias:c"`

	Organisation uuid.UUID `bun:"organisation_id,pk"`
	Version      int       `bun:"version,pk"`
	User         uuid.UUID `bun:"user_id"`
	At           time.Time `bun:"at"`
	SignedBy     string    `bun:"signed_by"`
	SignedOn     time.Time `bun:"signed_on,type:date,nullzero"`
}

func (r acceptanceRow) acceptance(by nameRow) Acceptance {
	a := Acceptance{OrganisationID: r.Organisation, Version: r.Version, By: *by.person(r.User), At: r.At.UTC()}
	if !r.SignedOn.IsZero() {
		a.Paper = &referral.Signature{Name: r.SignedBy, On: day(r.SignedOn)}
	}
	return a
}

// Standing is a member of the network and what it accepted last.
type Standing struct {
	Organisation

	Last *Acceptance // nil: nothing yet
}

// NetworkAgreement is the agreement as the network's people look after it.
type NetworkAgreement struct {
	Versions  []AgreementVersion // the newest first
	Standings []Standing         // by name
	ReadAt    time.Time
}

// NetworkAgreement reads every version, and who accepted what.
func (s *Store) NetworkAgreement(ctx context.Context, by referral.Actor) (n NetworkAgreement, err error) {
	if err := onlyNetwork(by); err != nil {
		return n, err
	}
	members, err := s.Organisations(ctx, by, "")
	if err != nil {
		return n, err
	}
	err = s.in(ctx, by, "read the network's agreement", func(ctx context.Context, tx bun.Tx) error {
		if n.ReadAt, err = s.now(ctx, tx); err != nil {
			return err
		}
		if n.Versions, err = agreementVersions(ctx, tx); err != nil {
			return err
		}
		last := map[uuid.UUID]Acceptance{}
		all, err := acceptances(ctx, tx, func(q *bun.SelectQuery) {
			q.DistinctOn("c.organisation_id").OrderExpr("c.organisation_id, c.version DESC")
		})
		for _, a := range all {
			last[a.OrganisationID] = a
		}
		for _, o := range members {
			standing := Standing{Organisation: o}
			if a, has := last[o.ID]; has {
				standing.Last = &a
			}
			n.Standings = append(n.Standings, standing)
		}
		return err
	})
	return n, err
}

// OwnAgreement is the agreement as a lead reads it.
type OwnAgreement struct {
	Now      *AgreementVersion // nil: the network has none
	Agreed   referral.Agreed
	Accepted []AcceptedVersion // the latest first
	Name     string            // of the organisation
}

// AcceptedVersion is what an organisation accepted, and how.
type AcceptedVersion struct {
	referral.Agreement
	Acceptance Acceptance
}

// OwnAgreement reads the agreement of now, and what the actor's organisation
// accepted.
func (s *Store) OwnAgreement(ctx context.Context, by referral.Actor) (own OwnAgreement, err error) {
	err = s.in(ctx, by, "read the own agreement", func(ctx context.Context, tx bun.Tx) error {
		all, err := s.receivers(ctx, tx, []uuid.UUID{by.OrganisationID})
		if err != nil {
			return err
		}
		own.Agreed, own.Name = all[0].agreed(), all[0].Name
		versions, err := agreementVersions(ctx, tx)
		if err != nil || len(versions) == 0 {
			return err
		}
		own.Now = &versions[0]
		accepted, err := acceptances(ctx, tx, func(q *bun.SelectQuery) {
			q.Where("c.organisation_id = ?", by.OrganisationID).OrderExpr("c.version DESC")
		})
		for _, a := range accepted {
			for _, v := range versions {
				if v.Version == a.Version {
					own.Accepted = append(own.Accepted, AcceptedVersion{v.Agreement, a})
				}
			}
		}
		return err
	})
	return own, err
}

// OwedAgreement is a version that the actor's organisation has yet to accept.
type OwedAgreement struct {
	From   referral.Date
	Barred bool // until then it can neither send nor receive
}

// OwedAgreement returns what the organisation has yet to accept; nil when it has
// accepted the newest version, or the network has none.
func (s *Store) OwedAgreement(ctx context.Context, by referral.Actor) (owed *OwedAgreement, err error) {
	err = s.in(ctx, by, "look for an agreement to accept", func(ctx context.Context, tx bun.Tx) error {
		var rows []agreementRow
		if err := tx.NewSelect().Model(&rows).Column("version", "from_day").OrderExpr("g.version DESC").Limit(1).Scan(ctx); err != nil || len(rows) == 0 {
			return err
		}
		var row organisationRow
		err := tx.NewSelect().Model(&row).Column("agreed_version", "created_at").ColumnExpr(agreement).Where("t.id = ?", by.OrganisationID).Limit(1).Scan(ctx)
		if err == nil && row.AgreedVersion < rows[0].Version {
			owed = &OwedAgreement{day(rows[0].From), row.agreed().Barred()}
		}
		return err
	})
	return owed, err
}

func agreementVersions(ctx context.Context, tx bun.Tx) ([]AgreementVersion, error) {
	var rows []struct {
		agreementRow
		Writer   nameRow `bun:"embed:writer_"`
		Accepted int     `bun:"accepted"`
	}
	err := tx.NewSelect().Model((*agreementRow)(nil)).Column("g.*").
		ColumnExpr("coalesce(u.first_name, '') AS writer_first_name, coalesce(u.last_name, '') AS writer_last_name, '' AS writer_organisation").
		ColumnExpr("(SELECT count(*) FROM agreement_acceptances AS c WHERE c.version = g.version) AS accepted").
		Join("LEFT JOIN users AS u ON u.id = g.author_id").OrderExpr("g.version DESC").Limit(maxLimit).Scan(ctx, &rows)
	all := make([]AgreementVersion, len(rows))
	for i, row := range rows {
		all[i] = AgreementVersion{row.agreement(), row.Writer.person(row.Author), row.Accepted}
	}
	return all, err
}

func acceptances(ctx context.Context, tx bun.Tx, narrow func(*bun.SelectQuery)) ([]Acceptance, error) {
	var rows []struct {
		acceptanceRow
		By nameRow `bun:"embed:by_"`
	}
	q := tx.NewSelect().Model((*acceptanceRow)(nil)).Column("c.*").
		ColumnExpr("u.first_name AS by_first_name, u.last_name AS by_last_name, '' AS by_organisation").
		Join("JOIN users AS u ON u.id = c.user_id").Limit(maxOrganisations)
	narrow(q)
	err := q.Scan(ctx, &rows)
	all := make([]Acceptance, len(rows))
	for i, row := range rows {
		all[i] = row.acceptance(row.By)
	}
	return all, err
}
