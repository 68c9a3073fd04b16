package schema

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"database/sql"
	"encoding/base64"
	"errors"
	"time"

	"github.com/google/uuid"
	"github.com/uptrace/bun"

	"onward/referral"
)

// Letter is everything a letter says, as things are when it is sent, and the
// address it goes to. There is nothing of the client in it.
type Letter struct {
	ID               uuid.UUID
	Letter           referral.Letter
	Audience         referral.Audience
	To               string // the address; empty when there is none, or the person is suspended
	Name             string // first name, or the organisation's name
	OrganisationName string // the addressee's; empty for people of the network

	// About a referral, as it stands now.
	ReferralID uuid.UUID
	Referral   referral.Referral
	Calendar   referral.Calendar
	Change     referral.Kind // the event that it tells of
	By         string        // the name of the organisation that acted; empty for the network and the clock
	Issues     []string      // labels
	Reason     string        // label; empty where nobody declined

	// About the data-sharing agreement of the lead's organisation.
	AgreementFrom referral.Date // from this day it must have been accepted; zero: another letter
	AgreementOver bool          // it was accepted, or another version has taken its place
	Remedy        bool          // the receiver said what would have made it right

	// A digest.
	Period referral.Period
	Week   referral.WeekFigures
	Month  referral.MonthFigures

	// About an account.
	Username  string // whose account
	Token     string // for a link that sets a password; made now
	ExpiresAt time.Time

	ApplicationID uuid.UUID // of an organisation that asks to join
	// About an organisation's profile.
	AboutSlug string    // the organisation's public name; empty where the letter is about none
	CheckedAt time.Time // when its profile was last checked; zero: never
	Fresh     bool      // nobody needs to be asked to check it
}

type letterRow struct {
	notificationRow
	UserFirst     string `bun:"user_first"`
	UserEmail     string `bun:"user_email"`
	OrgName       string `bun:"organisation_name"`
	OrgEmail      string `bun:"organisation_email"`
	AboutUsername string `bun:"about_username"`
	Change        string `bun:"change"`
	By            string `bun:"by_name"`

	ApplicantFirst string    `bun:"applicant_first"`
	ApplicantEmail string    `bun:"applicant_email"`
	ApplicantFor   string    `bun:"applicant_for"`
	Answer         string    `bun:"answer"`
	SuggesterEmail string    `bun:"suggester_email"`
	AboutName      string    `bun:"about_name"`
	AboutSlug      string    `bun:"about_slug"`
	AboutSince     time.Time `bun:"about_since"`
	AboutChecked   time.Time `bun:"about_checked"`
	Remedy         bool      `bun:"remedy"`
}

// Letter gathers a letter at the time of sending. For one with a link to set a
// password it makes the token now, and keeps only its hash: the token itself
// stays neither in the database nor in Temporal. A letter sent twice has two
// links, of which the newer works.
func (s *Store) Letter(ctx context.Context, notificationID uuid.UUID) (l Letter, err error) {
	err = s.in(ctx, referral.TheClock, "read letter", func(ctx context.Context, tx bun.Tx) error {
		var row letterRow
		err := tx.NewSelect().Model((*notificationRow)(nil)).Column("n.*").
			ColumnExpr("coalesce(u.first_name, '') AS user_first").
			ColumnExpr("CASE WHEN u.suspended_at IS NULL THEN coalesce(u.email, '') ELSE '' END AS user_email").
			ColumnExpr("coalesce(t.name, '') AS organisation_name, coalesce(t.email, '') AS organisation_email").
			ColumnExpr("coalesce(a.username, '') AS about_username, coalesce(e.kind, '') AS change, coalesce(b.name, '') AS by_name").
			ColumnExpr("coalesce(ap.first_name, '') AS applicant_first, coalesce(ap.lead_email, '') AS applicant_email").
			ColumnExpr("coalesce(ap.name, '') AS applicant_for, coalesce(ap.answer, '') AS answer").
			Join("LEFT JOIN applications AS ap ON ap.id = n.application_id").
			ColumnExpr("coalesce((e.detail ->> 'remedy')::boolean, false) AS remedy").
			Join("LEFT JOIN users AS u ON u.id = n.user_id").
			Join("LEFT JOIN organisations AS t ON t.id = n.organisation_id").
			Join("LEFT JOIN users AS a ON a.id = n.about_user_id").
			Join("LEFT JOIN referral_events AS e ON e.referral_id = n.referral_id AND e.seq = n.seq").
			Join("LEFT JOIN organisations AS b ON b.id = e.organisation_id").
			ColumnExpr("coalesce(g.email, '') AS suggester_email, coalesce(o.name, '') AS about_name, coalesce(o.slug, '') AS about_slug").
			ColumnExpr("coalesce(o.checked_at, o.created_at) AS about_since, o.checked_at AS about_checked").
			Join("LEFT JOIN suggestions AS g ON g.id = n.suggestion_id").
			Join("LEFT JOIN organisations AS o ON o.id = n.about_organisation_id").
			Where("n.id = ?", notificationID).Scan(ctx, &row)
		if err != nil {
			return found(err, errNoLetter)
		}
		l = row.letter()
		switch {
		case l.ReferralID != uuid.Nil:
			return s.aboutReferral(ctx, tx, row, &l)
		case row.Agreement != 0:
			return aboutAgreement(ctx, tx, row, &l)
		case row.AboutOrganisation != uuid.Nil:
			return s.aboutProfile(ctx, tx, row, &l)
		case row.Digest != uuid.Nil:
			return s.aboutDigest(ctx, tx, row.Digest, &l)
		}
		return s.aboutAccount(ctx, tx, row, &l)
	})
	return l, err
}

func (r letterRow) letter() Letter {
	l := Letter{
		ID: r.ID, Letter: referral.Letter(r.Letter), Audience: referral.Audience(r.Audience), ReferralID: r.ReferralID,
		Username: r.AboutUsername, To: r.UserEmail, Name: r.UserFirst, Change: referral.Kind(r.Change), By: r.By,
		ApplicationID: r.Application, Remedy: r.Remedy,
	}
	if l.Audience == referral.ToApplicant {
		l.To = r.ApplicantEmail
	}
	switch l.Letter {
	case referral.LetterApplicationApproved, referral.LetterApplicationDeclined:
		l.Name, l.OrganisationName, l.Reason = r.ApplicantFirst, r.ApplicantFor, r.Answer
	default: // one that is not confirmed repeats nothing of what a stranger typed
	}
	if r.Suggestion != uuid.Nil {
		l.To = r.SuggesterEmail
	}
	if r.Organisation != uuid.Nil {
		l.To, l.Name, l.OrganisationName = r.OrgEmail, r.OrgName, r.OrgName
	}
	return l
}

func (s *Store) aboutReferral(ctx context.Context, tx bun.Tx, row letterRow, l *Letter) error {
	all, err := s.summaries(ctx, tx, func(q *bun.SelectQuery) { q.Where("r.id = ?", row.ReferralID) })
	if err != nil {
		return err
	}
	if len(all) == 0 {
		return errNoReferral
	}
	r := all[0]
	l.Referral, l.Calendar = r.Referral, r.Calendar
	if l.OrganisationName == "" {
		err := tx.NewSelect().TableExpr("memberships AS m").ColumnExpr("t.name").Join("JOIN organisations AS t ON t.id = m.organisation_id").
			Where("m.user_id = ?", row.User).Where("m.organisation_id IN (?, ?)", r.Sender.ID, r.Receiver.ID).Where("m.ended_at IS NULL").
			OrderExpr("t.id").Limit(1).Scan(ctx, &l.OrganisationName)
		if err != nil && !errors.Is(err, sql.ErrNoRows) { // people of the network work for none
			return err
		}
	}
	if r.DeclinedFor != "" {
		err := tx.NewSelect().Table("decline_reasons").Column("label").Where("code = ?", r.DeclinedFor).Limit(1).Scan(ctx, &l.Reason)
		if err != nil && !errors.Is(err, sql.ErrNoRows) {
			return err
		}
	}
	return tx.NewSelect().Table("issues").Column("label").Where("code IN (?)", bun.List(r.Issues)).OrderExpr("position").Scan(ctx, &l.Issues)
}

func (s *Store) aboutProfile(ctx context.Context, tx bun.Tx, row letterRow, l *Letter) error {
	now, err := s.now(ctx, tx)
	if err != nil {
		return err
	}
	l.OrganisationName, l.AboutSlug, l.CheckedAt = row.AboutName, row.AboutSlug, utc(row.AboutChecked)
	_, due := referral.DueReminder(row.AboutSince, now)
	l.Fresh = !due
	return nil
}

func (s *Store) aboutAccount(ctx context.Context, tx bun.Tx, row letterRow, l *Letter) error {
	switch l.Letter {
	case referral.LetterWelcome, referral.LetterResetPassword, referral.LetterConfirmApplication:
	default:
		return nil
	}
	secret := make([]byte, 32)
	if _, err := rand.Read(secret); err != nil {
		return err
	}
	l.Token = base64.RawURLEncoding.EncodeToString(secret)
	sum := sha256.Sum256([]byte(l.Token))
	var err error
	if l.Letter == referral.LetterConfirmApplication {
		l.ExpiresAt, err = s.newApplicationToken(ctx, tx, row.Application, sum)
		return err
	}
	l.ExpiresAt, err = s.newPasswordToken(ctx, tx, row.User, sum)
	return err
}
