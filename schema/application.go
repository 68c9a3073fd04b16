package schema

import (
	"context"
	"fmt"
	"time"

	"github.com/google/uuid"
	"github.com/uptrace/bun"

	"onward/referral"
)

// ApplicationDecision is what coordinators decided.
type ApplicationDecision string

// The decisions; empty while it waits for one.
const (
	ApplicationApproved ApplicationDecision = "approved"
	ApplicationDeclined ApplicationDecision = "declined"
)

// Application is one that was confirmed, with what became of it.
type Application struct {
	referral.Application

	ID           uuid.UUID
	Version      int64 // what the reader saw
	ConfirmedAt  time.Time
	Decision     ApplicationDecision
	DecidedAt    time.Time
	By           *Person // who decided
	Answer       string  // why not, as the applicant was told
	Organisation uuid.UUID
	ErasedAt     time.Time // what it said of people
}

type applicationRow struct {
	bun.BaseModel `bun:"table:applications,alias:ap"`

	ID           uuid.UUID `bun:"id,pk"`
	Name         string    `bun:"name"`
	Nation       string    `bun:"nation"`
	Offer        string    `bun:"offer"`
	Issues       []string  `bun:"issues,array"`
	Areas        []string  `bun:"areas,array"`
	Website      string    `bun:"website"`
	Email        string    `bun:"email"`
	Phone        string    `bun:"phone"`
	FirstName    string    `bun:"first_name"`
	LastName     string    `bun:"last_name"`
	JobTitle     string    `bun:"job_title"`
	LeadEmail    string    `bun:"lead_email"`
	LeadPhone    string    `bun:"lead_phone"`
	Reason       string    `bun:"reason"`
	SentAt       time.Time `bun:"sent_at"`
	Token        []byte    `bun:"token_sha256"`
	ExpiresAt    time.Time `bun:"expires_at"`
	ConfirmedAt  time.Time `bun:"confirmed_at,nullzero"`
	Decision     string    `bun:"decision,nullzero"`
	DecidedAt    time.Time `bun:"decided_at,nullzero"`
	DecidedBy    uuid.UUID `bun:"decided_by,nullzero"`
	Answer       string    `bun:"answer"`
	Organisation uuid.UUID `bun:"organisation_id,nullzero"`
	ErasedAt     time.Time `bun:"erased_at,nullzero"`
	Version      int64     `bun:"version"`

	ByFirst string `bun:"by_first,scanonly"`
	ByLast  string `bun:"by_last,scanonly"`
}

func (r applicationRow) application() Application {
	a := Application{
		Application: referral.Application{
			Name: r.Name, Nation: referral.Nation(r.Nation), Offer: r.Offer, Issues: r.Issues, Areas: r.Areas, Website: r.Website,
			Email: r.Email, Phone: r.Phone, Reason: r.Reason,
			Lead: referral.Applicant{FirstName: r.FirstName, LastName: r.LastName, JobTitle: r.JobTitle, Email: r.LeadEmail, Phone: r.LeadPhone},
		},
		ID: r.ID, Version: r.Version, ConfirmedAt: utc(r.ConfirmedAt), Decision: ApplicationDecision(r.Decision), DecidedAt: utc(r.DecidedAt),
		Answer: r.Answer, Organisation: r.Organisation, ErasedAt: utc(r.ErasedAt),
	}
	if r.DecidedBy != uuid.Nil {
		a.By = &Person{ID: r.DecidedBy, Name: referral.ShortName(r.ByFirst, r.ByLast)}
	}
	return a
}

// Joining is whether the network takes applications and, where not, whom an
// organisation should write to instead.
type Joining struct {
	Open    bool
	Contact string
}

// Joining says whether somebody may apply now.
func (s *Store) Joining(ctx context.Context) (Joining, error) {
	p, err := s.Policy(ctx)
	return Joining{p.TakesApplications, p.ApplicationsContact}, err
}

var errNotJoining = &referral.Error{Code: referral.CodeRefused, Message: "This network takes no applications now."}

// ReceiveApplication keeps what somebody unknown sent, and has a link e-mailed
// to them by which they confirm it. Whether their address is known already, it
// tells nobody; of one that has several unconfirmed no more are taken, so that
// nobody fills another's inbox. The id, which is none then, is for
// whoever runs the installation, and for nobody who applied.
func (s *Store) ReceiveApplication(ctx context.Context, a referral.Application) (id uuid.UUID, err error) {
	err = s.in(ctx, referral.TheClock, "receive an application", func(ctx context.Context, tx bun.Tx) error {
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		if err := applicable(ctx, tx, a); err != nil {
			return err
		}
		unconfirmed, err := tx.NewSelect().Model((*applicationRow)(nil)).Where("lower(ap.lead_email) = lower(?)", a.Lead.Email).
			Where("ap.confirmed_at IS NULL").Where("ap.expires_at > ?", now).Count(ctx)
		if err != nil || unconfirmed >= referral.ApplicationsPerAddress {
			return err
		}
		row := applicationRow{
			ID: newID(), Name: a.Name, Nation: string(a.Nation), Offer: a.Offer, Issues: orEmpty(a.Issues), Areas: orEmpty(a.Areas), Website: a.Website,
			Email: a.Email, Phone: a.Phone, FirstName: a.Lead.FirstName, LastName: a.Lead.LastName, JobTitle: a.Lead.JobTitle,
			LeadEmail: a.Lead.Email, LeadPhone: a.Lead.Phone, Reason: a.Reason, SentAt: now, ExpiresAt: now.Add(referral.ApplicationLife), Version: 1,
		}
		w := newWrites(tx)
		w.insert(&row)
		w.applicantLetter(referral.LetterConfirmApplication, row.ID, uuid.Nil, now)
		w.audit(now, referral.TheClock, "application.receive", row.ID, nil)
		id = row.ID
		return w.run(ctx, uuid.Nil)
	})
	return id, err
}

// applicable refuses what the form should have, and everything where the
// network takes no applications.
func applicable(ctx context.Context, tx bun.Tx, a referral.Application) error {
	var p policyRow
	if err := tx.NewSelect().Model(&p).Scan(ctx); err != nil {
		return err
	}
	if !p.TakesApplications {
		return errNotJoining
	}
	var offered []string
	if err := tx.NewSelect().Table("issues").Column("code").Where("active").Scan(ctx, &offered); err != nil {
		return err
	}
	if wrong := a.Check(offered); len(wrong) > 0 {
		return &referral.Error{Code: referral.CodeInvalid, Message: "Please check what you entered.", Fields: wrong}
	}
	return nil
}

// applicantLetter adds a letter to whoever applied; about is the account that
// became of it, if one did.
func (w *writes) applicantLetter(l referral.Letter, application, about uuid.UUID, now time.Time) {
	w.letter(notificationRow{
		DedupeKey: fmt.Sprintf("%s:%s", l, application), Letter: string(l), Audience: string(referral.ToApplicant), Application: application,
		AboutUser: about, ReleaseAt: now, CreatedAt: now,
	}, 0)
}

// NewApplicationToken is newApplicationToken for whoever writes no letter.
func (s *Store) NewApplicationToken(ctx context.Context, id uuid.UUID, token [32]byte) error {
	return s.in(ctx, referral.TheClock, "make an application's token", func(ctx context.Context, tx bun.Tx) error {
		_, err := s.newApplicationToken(ctx, tx, id, token)
		return err
	})
}

// newApplicationToken lets the holder of the token, of which only the SHA-256 is
// kept, confirm the application; an older one is dead. The zero time says that
// there is nothing to confirm any more, so that the letter need not go.
func (s *Store) newApplicationToken(ctx context.Context, tx bun.Tx, id uuid.UUID, token [32]byte) (expires time.Time, err error) {
	now, err := s.now(ctx, tx)
	if err != nil {
		return expires, err
	}
	until := now.Add(referral.ApplicationLife)
	result, err := tx.NewUpdate().Table("applications").Set("token_sha256 = ?", token[:]).Set("expires_at = ?", until).
		Where("id = ?", id).Where("confirmed_at IS NULL").Exec(ctx)
	if err != nil {
		return expires, err
	}
	if n, _ := result.RowsAffected(); n == 0 {
		return expires, nil
	}
	return until, nil
}

var errDeadConfirmation = &referral.Error{Code: referral.CodeNotFound, Message: "This link no longer works: a newer one was sent, or its 72 hours are over. Fill the form in again."}

// UnconfirmedApplication reports whether the link would confirm an application;
// confirmed says that it did already. Asking changes nothing: programs that
// look into e-mails open every link.
func (s *Store) UnconfirmedApplication(ctx context.Context, token [32]byte) (confirmed bool, err error) {
	err = s.in(ctx, referral.TheClock, "look at an application's link", func(ctx context.Context, tx bun.Tx) error {
		row, err := s.applicationOf(ctx, tx, token)
		confirmed = !row.ConfirmedAt.IsZero()
		return err
	})
	return confirmed, err
}

func (s *Store) applicationOf(ctx context.Context, tx bun.Tx, token [32]byte) (row applicationRow, err error) {
	now, err := s.now(ctx, tx)
	if err != nil {
		return row, err
	}
	err = tx.NewSelect().Model(&row).Where("ap.token_sha256 = ?", token[:]).Where("ap.expires_at > ?", now).For("UPDATE").Scan(ctx)
	return row, found(err, errDeadConfirmation)
}

// ConfirmApplication puts the application before the coordinators, once: a
// second press does nothing and says the same.
func (s *Store) ConfirmApplication(ctx context.Context, token [32]byte) error {
	return s.in(ctx, referral.TheClock, "confirm an application", func(ctx context.Context, tx bun.Tx) error {
		row, err := s.applicationOf(ctx, tx, token)
		if err != nil || !row.ConfirmedAt.IsZero() {
			return err
		}
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		people, err := coordinators(ctx, tx)
		if err != nil {
			return err
		}
		w := newWrites(tx)
		w.add(tx.NewUpdate().Table("applications").Set("confirmed_at = ?", now).Where("id = ?", row.ID))
		for _, to := range people {
			w.letter(notificationRow{
				DedupeKey: fmt.Sprintf("%s:%s:%s", referral.LetterApplication, row.ID, to.user), Letter: string(referral.LetterApplication),
				Audience: string(referral.ToCoordinators), User: to.user, Application: row.ID, ReleaseAt: now, CreatedAt: now,
			}, 0)
		}
		w.audit(now, referral.TheClock, "application.confirm", row.ID, nil)
		return w.run(ctx, uuid.Nil)
	})
}

// tidyApplications forgets what nobody confirmed in time, and what decided
// applications said of people a year ago.
func (s *Store) tidyApplications(ctx context.Context, tx bun.Tx, now time.Time) (int64, error) {
	gone, err := tx.NewDelete().Table("applications").Where("confirmed_at IS NULL").Where("expires_at < ?", now).Exec(ctx)
	if err != nil {
		return 0, err
	}
	q := tx.NewUpdate().Table("applications").Set("erased_at = ?", now).Set("token_sha256 = NULL").
		Where("decided_at < ?", now.AddDate(0, -referral.ApplicationMemory, 0)).Where("erased_at IS NULL")
	for _, column := range []string{"first_name", "last_name", "job_title", "lead_email", "lead_phone", "email", "phone", "reason", "answer"} {
		q.Set("? = ''", bun.Ident(column))
	}
	erased, err := q.Exec(ctx)
	if err != nil {
		return 0, err
	}
	n, _ := gone.RowsAffected()
	m, _ := erased.RowsAffected()
	return n + m, nil
}
