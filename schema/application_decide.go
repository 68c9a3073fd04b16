package schema

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/uptrace/bun"

	"onward/referral"
)

// Applications lists those that were confirmed: what waits first, the oldest
// before the others, then what was decided, the latest before the others.
func (s *Store) Applications(ctx context.Context, by referral.Actor) (all []Application, err error) {
	if err := onlyCoordinators(by); err != nil {
		return nil, err
	}
	err = s.in(ctx, by, "list applications", func(ctx context.Context, tx bun.Tx) error {
		all, err = scanApplications(ctx, selectApplications(tx).Limit(maxOrganisations).
			OrderExpr("ap.decided_at DESC NULLS FIRST, ap.confirmed_at, ap.id"))
		return err
	})
	return all, err
}

func selectApplications(tx bun.Tx) *bun.SelectQuery {
	return tx.NewSelect().Model((*applicationRow)(nil)).Column("ap.*").
		ColumnExpr("coalesce(u.first_name, '') AS by_first, coalesce(u.last_name, '') AS by_last").
		Join("LEFT JOIN users AS u ON u.id = ap.decided_by").Where("ap.confirmed_at IS NOT NULL")
}

func scanApplications(ctx context.Context, q *bun.SelectQuery) ([]Application, error) {
	var rows []applicationRow
	err := q.Scan(ctx, &rows)
	all := make([]Application, len(rows))
	for i, row := range rows {
		all[i] = row.application()
	}
	return all, err
}

var errNoApplication = &referral.Error{Code: referral.CodeNotFound, Message: "There is no such application, or nobody has confirmed it."}

// Application returns one, with what may be the same: members of the network,
// accounts and other applications.
func (s *Store) Application(ctx context.Context, by referral.Actor, id uuid.UUID) (a Application, like []Likeness, err error) {
	if err := onlyCoordinators(by); err != nil {
		return a, nil, err
	}
	err = s.in(ctx, by, "read an application", func(ctx context.Context, tx bun.Tx) error {
		if a, err = oneApplication(ctx, tx, id); err != nil || a.Decision != "" {
			return err // what it became is no warning any more
		}
		like, err = likenesses(ctx, tx, a)
		return err
	})
	return a, like, err
}

func oneApplication(ctx context.Context, tx bun.Tx, id uuid.UUID) (Application, error) {
	all, err := scanApplications(ctx, selectApplications(tx).Where("ap.id = ?", id).Limit(1))
	switch {
	case err != nil:
		return Application{}, err
	case len(all) == 0:
		return Application{}, errNoApplication
	}
	return all[0], nil
}

// WaitingApplications counts those that wait for a decision.
func (s *Store) WaitingApplications(ctx context.Context, by referral.Actor) (n int64, err error) {
	err = s.in(ctx, by, "count applications", func(ctx context.Context, tx bun.Tx) error {
		n, err = tx.NewSelect().Model((*applicationRow)(nil)).Where("ap.confirmed_at IS NOT NULL").Where("ap.decision IS NULL").Count(ctx)
		return err
	})
	return n, err
}

// LikenessKind is what an application may be the same as.
type LikenessKind string

// The kinds of likeness.
const (
	LikeMember      LikenessKind = "organisation"
	LikeApplication LikenessKind = "application"
	LikeAccount     LikenessKind = "account"
)

// Likeness is something that an application may be a duplicate of, and why.
type Likeness struct {
	Kind   LikenessKind
	ID     uuid.UUID
	Name   string // of an account, its username
	Alike  bool   // the names are
	Domain string // that both e-mail addresses have; empty where not
}

// likenesses compares in Go: there are as many organisations as one list holds.
func likenesses(ctx context.Context, tx bun.Tx, a Application) (all []Likeness, err error) {
	var rows []struct {
		Kind  LikenessKind `bun:"kind"`
		ID    uuid.UUID    `bun:"id"`
		Name  string       `bun:"name"`
		Email string       `bun:"email"`
		Also  string       `bun:"also"`
	}
	members := tx.NewSelect().Table("organisations").ColumnExpr("?::text AS kind, id, name, email, '' AS also", LikeMember)
	others := tx.NewSelect().Table("applications").ColumnExpr("?::text, id, name, email, lead_email", LikeApplication).
		Where("id <> ?", a.ID).Where("confirmed_at IS NOT NULL").Where("erased_at IS NULL").Where("decision IS DISTINCT FROM ?", ApplicationApproved)
	accounts := tx.NewSelect().Table("users").ColumnExpr("?::text, id, username, email, ''", LikeAccount).Where("lower(email) = lower(?)", a.Lead.Email)
	err = tx.NewSelect().TableExpr("(? UNION ALL ? UNION ALL ?) AS l", members, others, accounts).ColumnExpr("l.*").
		OrderExpr("l.kind DESC, lower(l.name), l.id").Limit(3*maxOrganisations).Scan(ctx, &rows)
	domains := map[string]bool{referral.OwnDomain(a.Email): true, referral.OwnDomain(a.Lead.Email): true, "": false}
	for _, row := range rows {
		l := Likeness{Kind: row.Kind, ID: row.ID, Name: row.Name}
		if l.Kind != LikeAccount {
			l.Alike = referral.Alike(a.Name, row.Name)
			for _, address := range []string{row.Also, row.Email} {
				if domain := referral.OwnDomain(address); domains[domain] {
					l.Domain = domain
				}
			}
		}
		if l.Kind == LikeAccount || l.Alike || l.Domain != "" {
			all = append(all, l)
		}
	}
	return tellingDomains(all), err
}

// manyShare is how many others may use one domain before it is that of a
// council or a host, and says nothing.
const manyShare = 3

func tellingDomains(all []Likeness) []Likeness {
	byDomain := func(l Likeness) bool { return l.Domain != "" && !l.Alike }
	shared := 0
	for _, l := range all {
		if byDomain(l) {
			shared++
		}
	}
	if shared > manyShare {
		return slices.DeleteFunc(all, byDomain)
	}
	return all
}

// decideApplication is the frame of both decisions: the locked row that still
// waits and is as the coordinator saw it, and what else the decision does.
func (s *Store) decideApplication(ctx context.Context, by referral.Actor, id uuid.UUID, version int64,
	decide func(ctx context.Context, tx bun.Tx, a Application, now time.Time, set *bun.UpdateQuery) error,
) error {
	if err := onlyCoordinators(by); err != nil {
		return err
	}
	return s.in(ctx, by, "decide an application", func(ctx context.Context, tx bun.Tx) error {
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		var row applicationRow
		err = tx.NewSelect().Model(&row).Where("ap.id = ?", id).Where("ap.confirmed_at IS NOT NULL").For("UPDATE").Scan(ctx)
		switch {
		case err != nil:
			return found(err, errNoApplication)
		case row.Decision != "" || row.Version != version:
			return &referral.Error{Code: referral.CodeStale, Message: "Somebody else decided this application since you opened it. Nothing of yours was saved. Look at what was decided."}
		}
		set := tx.NewUpdate().Table("applications").Set("decided_at = ?", now).Set("decided_by = ?", idOrNull(by.UserID)).Set("version = version + 1").Where("id = ?", id)
		return decide(ctx, tx, row.application(), now, set)
	})
}

func idOrNull(id uuid.UUID) any {
	if id == uuid.Nil {
		return nil
	}
	return id
}

// ApproveApplication makes the organisation, paused, and the account of its
// lead, who is e-mailed the usual link to set a password (N3, R6). A name takes
// the place of the one that was typed.
func (s *Store) ApproveApplication(ctx context.Context, by referral.Actor, id uuid.UUID, version int64, name string) error {
	return s.decideApplication(ctx, by, id, version, func(ctx context.Context, tx bun.Tx, a Application, now time.Time, set *bun.UpdateQuery) error {
		// Before the audit's chain, as whoever makes an account alone takes them.
		if _, err := tx.ExecContext(ctx, "SELECT pg_advisory_xact_lock(?)", usernameLock); err != nil {
			return err
		}
		within := context.WithValue(ctx, transactionKey{}, tx)
		made, err := s.CreateOrganisation(within, by, Organisation{
			Name: cmp.Or(strings.TrimSpace(name), a.Name), Nation: a.Nation, Email: a.Email, Phone: a.Phone, Summary: a.Offer, Areas: a.Areas, Issues: a.Issues,
			Website: a.Website,
		}.Joining())
		if err != nil {
			return err
		}
		lead, err := s.CreateUser(within, by, NewUser{
			FirstName: a.Lead.FirstName, LastName: a.Lead.LastName, Email: a.Lead.Email, Role: referral.Lead, OrganisationID: made.ID,
			JobTitle: a.Lead.JobTitle, Phone: a.Lead.Phone,
		})
		if err != nil {
			return err
		}
		w := newWrites(tx)
		w.add(set.Set("decision = ?", ApplicationApproved).Set("organisation_id = ?", made.ID))
		w.applicantLetter(referral.LetterApplicationApproved, a.ID, lead.ID, now)
		w.audit(now, by, "application.approve", made.ID, map[string]any{"application": a.ID})
		return w.run(ctx, by.OrganisationID)
	})
}

// DeclineApplication says no, for a reason that the applicant is e-mailed.
func (s *Store) DeclineApplication(ctx context.Context, by referral.Actor, id uuid.UUID, version int64, words string) error {
	if wrong := referral.CheckApplicationRefusal(words); len(wrong) > 0 {
		return &referral.Error{Code: referral.CodeInvalid, Message: "Please check what you entered.", Fields: wrong}
	}
	return s.decideApplication(ctx, by, id, version, func(ctx context.Context, tx bun.Tx, a Application, now time.Time, set *bun.UpdateQuery) error {
		w := newWrites(tx)
		w.add(set.Set("decision = ?", ApplicationDeclined).Set("answer = ?", strings.TrimSpace(words)))
		w.applicantLetter(referral.LetterApplicationDeclined, a.ID, uuid.Nil, now)
		w.audit(now, by, "application.decline", a.ID, nil)
		return w.run(ctx, by.OrganisationID)
	})
}
