package schema

import (
	"context"
	"time"

	"github.com/google/uuid"
	"github.com/uptrace/bun"

	"onward/referral"
)

// Announcement is one with who made it.
type Announcement struct {
	referral.Announcement

	ID      uuid.UUID
	By      *Person
	MadeAt  time.Time
	EndedAt time.Time // zero: it runs until its last day
}

type announcementRow struct {
	bun.BaseModel `bun:"table:announcements,alias:n"`

	ID        uuid.UUID       `bun:"id,pk"`
	Text      string          `bun:"text"`
	Important bool            `bun:"important"`
	First     time.Time       `bun:"first_day,type:date"`
	Last      time.Time       `bun:"last_day,type:date"`
	Roles     []referral.Role `bun:"roles,array"`
	Author    uuid.UUID       `bun:"author_id"`
	MadeAt    time.Time       `bun:"made_at"`
	EndedAt   time.Time       `bun:"ended_at,nullzero"`

	FirstName string `bun:"first_name,scanonly"`
	LastName  string `bun:"last_name,scanonly"`
}

func (r announcementRow) announcement() Announcement {
	a := Announcement{
		Announcement: referral.Announcement{Text: r.Text, Important: r.Important, From: referral.NewDate(r.First.Date()), To: referral.NewDate(r.Last.Date()), Roles: r.Roles},
		ID:           r.ID, By: &Person{ID: r.Author, Name: referral.ShortName(r.FirstName, r.LastName)}, MadeAt: r.MadeAt.UTC(),
	}
	if !r.EndedAt.IsZero() {
		a.EndedAt = r.EndedAt.UTC()
	}
	return a
}

func selectAnnouncements(tx bun.Tx) *bun.SelectQuery {
	return tx.NewSelect().ColumnExpr("n.*").ColumnExpr("u.first_name, u.last_name").Join("JOIN users AS u ON u.id = n.author_id").Limit(maxLimit)
}

// Announcements lists what was and is announced, the latest first.
func (s *Store) Announcements(ctx context.Context, by referral.Actor) (all []Announcement, err error) {
	if err := onlyNetwork(by); err != nil {
		return nil, err
	}
	err = s.in(ctx, by, "list announcements", func(ctx context.Context, tx bun.Tx) error {
		all, err = scanAnnouncements(ctx, selectAnnouncements(tx).OrderExpr("n.made_at DESC, n.id"))
		return err
	})
	return all, err
}

// AnnouncedTo lists what the reader should know today, what is important first.
func (s *Store) AnnouncedTo(ctx context.Context, by referral.Actor) (now []Announcement, err error) {
	err = s.in(ctx, by, "list current announcements", func(ctx context.Context, tx bun.Tx) error {
		at, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		today := referral.DateOf(at)
		all, err := scanAnnouncements(ctx, selectAnnouncements(tx).Where("n.ended_at IS NULL").Where("n.last_day >= ?::date", today.String()).
			OrderExpr("n.important DESC, n.made_at DESC, n.id"))
		for _, a := range all {
			if a.Reaches(by.Role, today) {
				now = append(now, a)
			}
		}
		return err
	})
	return now, err
}

func scanAnnouncements(ctx context.Context, q *bun.SelectQuery) ([]Announcement, error) {
	var rows []announcementRow
	err := q.Model(&rows).Scan(ctx)
	all := make([]Announcement, len(rows))
	for i, row := range rows {
		all[i] = row.announcement()
	}
	return all, err
}

// Announce tells the network something. It cannot be changed: who read it would
// have read something else.
func (s *Store) Announce(ctx context.Context, by referral.Actor, a referral.Announcement) error {
	if err := onlyCoordinators(by); err != nil {
		return err
	}
	return s.in(ctx, by, "announce", func(ctx context.Context, tx bun.Tx) error {
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		if wrong := a.Check(referral.DateOf(now)); len(wrong) > 0 {
			return &referral.Error{Code: referral.CodeInvalid, Message: "Please check the announcement.", Fields: wrong}
		}
		row := announcementRow{
			ID: newID(), Text: a.Text, Important: a.Important, First: midnight(a.From), Last: midnight(a.To), Roles: a.Roles, Author: by.UserID, MadeAt: now,
		}
		if row.Roles == nil {
			row.Roles = []referral.Role{}
		}
		w := newWrites(tx)
		w.insert(&row)
		w.audit(now, by, "announcement.make", row.ID, nil)
		return w.run(ctx, by.OrganisationID)
	})
}

// EndAnnouncement takes one away before its last day.
func (s *Store) EndAnnouncement(ctx context.Context, by referral.Actor, id uuid.UUID) error {
	if err := onlyCoordinators(by); err != nil {
		return err
	}
	return s.in(ctx, by, "end an announcement", func(ctx context.Context, tx bun.Tx) error {
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		result, err := tx.NewUpdate().Table("announcements").Set("ended_at = ?", now).Where("id = ?", id).Where("ended_at IS NULL").Exec(ctx)
		if err != nil {
			return err
		}
		if n, _ := result.RowsAffected(); n == 0 {
			return &referral.Error{Code: referral.CodeNotFound, Message: "There is no such announcement, or it has ended."}
		}
		w := newWrites(tx)
		w.audit(now, by, "announcement.end", id, nil)
		return w.run(ctx, by.OrganisationID)
	})
}
