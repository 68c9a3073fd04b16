package schema

import (
	"context"

	"github.com/google/uuid"
	"github.com/uptrace/bun"

	"onward/referral"
)

var (
	errStaleAgreement  = &referral.Error{Code: referral.CodeStale, Message: "Somebody published another version since you opened this page. Nothing of yours was saved. Read what it is now, then try again."}
	errAcceptedAlready = &referral.Error{Code: referral.CodeRefused, Message: "This version was accepted for the organisation already. Nothing more has to be done."}
	errNoAgreement     = &referral.Error{Code: referral.CodeNotFound, Message: "The network has no such agreement."}
	errOnlyLeadAccepts = &referral.Error{Code: referral.CodeNotAllowed, Message: "Only a lead of your organisation can accept the agreement for it. Ask your lead."}
)

// agreementTurn is what publishing, accepting and reminding wait for.
const agreementTurn = "SELECT pg_advisory_xact_lock(hashtext('agreement'))"

// PublishAgreement makes the next version of the network's agreement. Seen is
// the version that its author began from, 0 for the first.
func (s *Store) PublishAgreement(ctx context.Context, by referral.Actor, seen int, next referral.Agreement) error {
	if err := onlyCoordinators(by); err != nil {
		return err
	}
	return s.in(ctx, by, "publish an agreement", func(ctx context.Context, tx bun.Tx) error {
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		latest, err := latestAgreement(ctx, tx)
		if err != nil {
			return err
		}
		if latest.Version != seen {
			return errStaleAgreement
		}
		a, err := latest.Next(next.Title, next.Text, next.Changes, next.From, by.UserID, now)
		if err != nil {
			return err
		}
		w := newWrites(tx)
		w.insert(&agreementRow{
			Version: a.Version, Title: a.Title, Text: a.Text, Changes: a.Changes, At: a.At, Author: a.By, From: midnight(a.From),
		})
		w.audit(now, by, "agreement.publish", by.OrganisationID, map[string]any{"version": a.Version, "from": a.From.String()})
		return w.run(ctx, by.OrganisationID)
	})
}

// AcceptAgreement accepts the newest version for the actor's organisation. The
// version is the one that they read.
func (s *Store) AcceptAgreement(ctx context.Context, by referral.Actor, version int) error {
	if by.Role != referral.Lead {
		return errOnlyLeadAccepts
	}
	return s.accept(ctx, by, "agreement.accept", acceptanceRow{Organisation: by.OrganisationID, Version: version})
}

// RecordAgreement records that an organisation accepted the newest version on
// paper.
func (s *Store) RecordAgreement(ctx context.Context, by referral.Actor, organisationID uuid.UUID, version int, paper referral.Signature) error {
	if err := onlyCoordinators(by); err != nil {
		return err
	}
	now, err := s.Now(ctx)
	if err != nil {
		return err
	}
	if paper, err = paper.Check(referral.DateOf(now)); err != nil {
		return err
	}
	return s.accept(ctx, by, "agreement.record", acceptanceRow{
		Organisation: organisationID, Version: version, SignedBy: paper.Name, SignedOn: midnight(paper.On),
	})
}

func (s *Store) accept(ctx context.Context, by referral.Actor, action string, row acceptanceRow) error {
	return s.in(ctx, by, "accept an agreement", func(ctx context.Context, tx bun.Tx) error {
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		latest, err := latestAgreement(ctx, tx)
		switch {
		case err != nil:
			return err
		case latest.Version == 0:
			return errNoAgreement
		case latest.Version != row.Version:
			return errStaleAgreement
		}
		if err := present(ctx, tx, row.Organisation); err != nil {
			return err
		}
		done, err := tx.NewSelect().Model((*acceptanceRow)(nil)).Where("c.organisation_id = ?", row.Organisation).Where("c.version = ?", row.Version).Exists(ctx)
		if err != nil {
			return err
		}
		if done {
			return errAcceptedAlready
		}
		row.User, row.At = by.UserID, now
		w := newWrites(tx)
		w.insert(&row)
		w.audit(now, by, action, row.Organisation, map[string]any{"version": row.Version})
		return w.run(ctx, by.OrganisationID)
	})
}

// latestAgreement is the newest version, the zero Agreement without one; nobody
// publishes or accepts another until the transaction ends.
func latestAgreement(ctx context.Context, tx bun.Tx) (referral.Agreement, error) {
	if _, err := tx.ExecContext(ctx, agreementTurn); err != nil {
		return referral.Agreement{}, err
	}
	var rows []agreementRow
	err := tx.NewSelect().Model(&rows).OrderExpr("g.version DESC").Limit(1).Scan(ctx)
	if err != nil || len(rows) == 0 {
		return referral.Agreement{}, err
	}
	return rows[0].agreement(), nil
}
