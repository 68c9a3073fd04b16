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
	To               string // the address; empty when there is none
	Name             string // first name, or the organisation's name
	OrganisationName string // the addressee's; empty for people of the network

	// About a referral.
	ReferralID    uuid.UUID
	Number        int64
	Sender        string
	Receiver      string
	Status        referral.Status
	DeclinedFor   referral.DeclineReason
	Issues        []string // labels
	Urgent        bool
	AcknowledgeBy time.Time
	DecideBy      time.Time
	Due           time.Time // zero: nothing is due
	// DueInWorkingDays is negative when it is late.
	DueInWorkingDays int
	Moment           *referral.Moment // what the clock did

	// About an account.
	Username  string // whose account
	Token     string // for a link that sets a password; made now
	ExpiresAt time.Time
}

type letterRow struct {
	notificationRow
	UserFirst     string           `bun:"user_first"`
	UserEmail     string           `bun:"user_email"`
	OrgName       string           `bun:"organisation_name"`
	OrgEmail      string           `bun:"organisation_email"`
	AboutUsername string           `bun:"about_username"`
	Moment        *referral.Moment `bun:"moment,type:jsonb"`
}

// Letter gathers a letter at the time of sending. For one with a link to set a
// password it makes the token now, and keeps only its hash: the token itself
// stays neither in the database nor in Temporal. A letter sent twice has two
// links, of which the newer works.
func (s *Store) Letter(ctx context.Context, notificationID uuid.UUID) (l Letter, err error) {
	err = s.in(ctx, referral.TheClock, "read letter", func(ctx context.Context, tx bun.Tx) error {
		var row letterRow
		err := tx.NewSelect().Model((*notificationRow)(nil)).Column("n.*").
			ColumnExpr("coalesce(u.first_name, '') AS user_first, coalesce(u.email, '') AS user_email").
			ColumnExpr("coalesce(t.name, '') AS organisation_name, coalesce(t.email, '') AS organisation_email").
			ColumnExpr("coalesce(a.username, '') AS about_username, e.moment").
			Join("LEFT JOIN users AS u ON u.id = n.user_id").
			Join("LEFT JOIN organisations AS t ON t.id = n.organisation_id").
			Join("LEFT JOIN users AS a ON a.id = n.about_user_id").
			Join("LEFT JOIN referral_events AS e ON e.referral_id = n.referral_id AND e.seq = n.seq").
			Where("n.id = ?", notificationID).Scan(ctx, &row)
		if err != nil {
			return found(err, errNoLetter)
		}
		l = row.letter()
		if l.ReferralID != uuid.Nil {
			return s.aboutReferral(ctx, tx, row, &l)
		}
		return s.aboutAccount(ctx, tx, row, &l)
	})
	return l, err
}

func (r letterRow) letter() Letter {
	l := Letter{
		ID: r.ID, Letter: referral.Letter(r.Letter), Audience: referral.Audience(r.Audience), ReferralID: r.ReferralID,
		Username: r.AboutUsername, Moment: r.Moment, To: r.UserEmail, Name: r.UserFirst,
	}
	if r.Organisation != uuid.Nil {
		l.To, l.Name, l.OrganisationName = r.OrgEmail, r.OrgName, r.OrgName
	}
	return l
}

func (s *Store) aboutReferral(ctx context.Context, tx bun.Tx, row letterRow, l *Letter) error {
	now, err := s.now(ctx, tx)
	if err != nil {
		return err
	}
	all, err := s.summaries(ctx, tx, func(q *bun.SelectQuery) { q.Where("r.id = ?", row.ReferralID) })
	if err != nil {
		return err
	}
	if len(all) == 0 {
		return errNoReferral
	}
	r := all[0]
	l.Number, l.Sender, l.Receiver, l.Urgent = r.Number, r.Sender.Name, r.Receiver.Name, r.Urgent
	l.Status, l.DeclinedFor, l.AcknowledgeBy, l.DecideBy = r.Status, r.DeclinedFor, r.AcknowledgeBy, r.DecideBy
	if due, waiting := r.Due(); waiting {
		l.Due, l.DueInWorkingDays = due, r.Calendar.WorkingDaysBetween(now, due)
	}
	if l.OrganisationName == "" {
		err := tx.NewSelect().TableExpr("memberships AS m").ColumnExpr("t.name").Join("JOIN organisations AS t ON t.id = m.organisation_id").
			Where("m.user_id = ?", row.User).Where("m.organisation_id IN (?, ?)", r.Sender.ID, r.Receiver.ID).Where("m.ended_at IS NULL").
			OrderExpr("t.id").Limit(1).Scan(ctx, &l.OrganisationName)
		if err != nil && !errors.Is(err, sql.ErrNoRows) { // people of the network work for none
			return err
		}
	}
	return tx.NewSelect().Table("issues").Column("label").Where("code IN (?)", bun.List(r.Issues)).OrderExpr("position").Scan(ctx, &l.Issues)
}

func (s *Store) aboutAccount(ctx context.Context, tx bun.Tx, row letterRow, l *Letter) error {
	if l.Letter != referral.LetterWelcome && l.Letter != referral.LetterResetPassword {
		return nil
	}
	secret := make([]byte, 32)
	if _, err := rand.Read(secret); err != nil {
		return err
	}
	l.Token = base64.RawURLEncoding.EncodeToString(secret)
	var err error
	l.ExpiresAt, err = s.newPasswordToken(ctx, tx, row.User, sha256.Sum256([]byte(l.Token)))
	return err
}
