package schema

import (
	"context"
	"errors"
	"slices"
	"time"

	"github.com/google/uuid"
	"github.com/uptrace/bun"

	"onward/referral"
)

// OneOffDay is a bank holiday that the network added, with who added it.
type OneOffDay struct {
	referral.OneOffDay

	ID      uuid.UUID
	By      *Person // nil: the command on the machine
	AddedAt time.Time
}

type oneOffRow struct {
	bun.BaseModel `bun:"table:bank_holidays,alias:h"`

	Entry   uuid.UUID `bun:"entry"`
	Nation  string    `bun:"nation"`
	Day     time.Time `bun:"day,type:date"`
	Title   string    `bun:"title"`
	AddedBy uuid.UUID `bun:"added_by,nullzero"`
	AddedAt time.Time `bun:"added_at"`

	FirstName string `bun:"first_name,scanonly"`
	LastName  string `bun:"last_name,scanonly"`
}

// OneOffDays lists the bank holidays that the network added, the latest day first.
func (s *Store) OneOffDays(ctx context.Context, by referral.Actor) (all []OneOffDay, err error) {
	if err := onlyNetwork(by); err != nil {
		return nil, err
	}
	err = s.in(ctx, by, "list one-off days", func(ctx context.Context, tx bun.Tx) error {
		all, err = oneOffDays(ctx, tx, func(q *bun.SelectQuery) *bun.SelectQuery { return q })
		return err
	})
	return all, err
}

func oneOffDays(ctx context.Context, tx bun.Tx, filter func(*bun.SelectQuery) *bun.SelectQuery) ([]OneOffDay, error) {
	var rows []oneOffRow
	q := tx.NewSelect().Model(&rows).Column("h.*").ColumnExpr("coalesce(u.first_name, '') AS first_name, coalesce(u.last_name, '') AS last_name").
		Join("LEFT JOIN users AS u ON u.id = h.added_by").OrderExpr("h.day DESC, h.entry, h.nation").Limit(maxLimit)
	if err := filter(q).Scan(ctx); err != nil {
		return nil, err
	}
	all := []OneOffDay{}
	for _, row := range rows {
		if n := len(all); n == 0 || all[n-1].ID != row.Entry {
			day := OneOffDay{ID: row.Entry, AddedAt: row.AddedAt.UTC()}
			day.Day, day.Name = referral.NewDate(row.Day.Date()), row.Title
			if row.AddedBy != uuid.Nil {
				day.By = &Person{ID: row.AddedBy, Name: referral.ShortName(row.FirstName, row.LastName)}
			}
			all = append(all, day)
		}
		last := &all[len(all)-1]
		last.Nations = append(last.Nations, referral.Nation(row.Nation))
	}
	for i := range all {
		all[i].OneOffDay = all[i].Tidy()
	}
	return all, nil
}

// Moves says what a change of the bank holidays does to referrals that are open.
type Moves struct {
	Referrals int         // whose deadline moves
	Days      map[int]int // how many of them, by how many days of the calendar; below 0 is earlier
	Clock     int         // whose deadline stays, but not what the clock does about it
}

// MovesOf foretells what adding the day does.
func (s *Store) MovesOf(ctx context.Context, by referral.Actor, day referral.OneOffDay) (m Moves, err error) {
	if err := onlyCoordinators(by); err != nil {
		return m, err
	}
	err = s.in(ctx, by, "foretell a one-off day", func(ctx context.Context, tx bun.Tx) error {
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		if err := s.checkOneOff(ctx, tx, day, now); err != nil {
			return err
		}
		m, err = s.follow(ctx, tx, by, day, now, addDay, nil)
		return err
	})
	return m, err
}

// AddOneOffDay adds a bank holiday, and moves the deadlines of open referrals
// that it lies before.
func (s *Store) AddOneOffDay(ctx context.Context, by referral.Actor, day referral.OneOffDay) (m Moves, err error) {
	if err := onlyCoordinators(by); err != nil {
		return m, err
	}
	err = s.in(ctx, by, "add a one-off day", func(ctx context.Context, tx bun.Tx) error {
		now, err := s.alone(ctx, tx)
		if err != nil {
			return err
		}
		if err := s.checkOneOff(ctx, tx, day, now); err != nil {
			return err
		}
		w, entry := newWrites(tx), newID()
		m, err = s.follow(ctx, tx, by, day, now, addDay, w)
		if err != nil {
			return err
		}
		rows := make([]oneOffRow, len(day.Nations))
		for i, nation := range day.Nations {
			rows[i] = oneOffRow{Entry: entry, Nation: string(nation), Day: day.Day.At(12, 0, 0), Title: day.Name, AddedBy: by.UserID, AddedAt: now}
		}
		w.insert(&rows)
		w.audit(now, by, "calendar.add_day", entry, oneOffDetail(day, m))
		return w.run(ctx, by.OrganisationID)
	})
	return m, err
}

var (
	errNoOneOff   = &referral.Error{Code: referral.CodeNotFound, Message: "There is no such day. Somebody may have removed it: look at the list again."}
	errPastOneOff = &referral.Error{Code: referral.CodeRefused, Message: "That day is over or has begun, and deadlines were counted without it. It stays, so that what was due can be explained."}
)

// MovesWithout foretells what removing the day does.
func (s *Store) MovesWithout(ctx context.Context, by referral.Actor, id uuid.UUID) (m Moves, err error) {
	return s.without(ctx, by, id, false)
}

// RemoveOneOffDay takes a bank holiday away that the network added, before it
// has begun, and moves the deadlines back.
func (s *Store) RemoveOneOffDay(ctx context.Context, by referral.Actor, id uuid.UUID) (m Moves, err error) {
	return s.without(ctx, by, id, true)
}

func (s *Store) without(ctx context.Context, by referral.Actor, id uuid.UUID, do bool) (m Moves, err error) {
	if err := onlyCoordinators(by); err != nil {
		return m, err
	}
	err = s.in(ctx, by, "remove a one-off day", func(ctx context.Context, tx bun.Tx) error {
		now, err := s.now(ctx, tx)
		if do {
			now, err = s.alone(ctx, tx)
		}
		if err != nil {
			return err
		}
		found, err := oneOffDays(ctx, tx, func(q *bun.SelectQuery) *bun.SelectQuery { return q.Where("h.entry = ?", id) })
		switch {
		case err != nil:
			return err
		case len(found) == 0:
			return errNoOneOff
		case !referral.DateOf(now).Before(found[0].Day):
			return errPastOneOff
		}
		day := found[0].OneOffDay
		if !do {
			m, err = s.follow(ctx, tx, by, day, now, removeDay, nil)
			return err
		}
		w := newWrites(tx)
		if m, err = s.follow(ctx, tx, by, day, now, removeDay, w); err != nil {
			return err
		}
		w.add(tx.NewDelete().Table("bank_holidays").Where("entry = ?", id))
		w.audit(now, by, "calendar.remove_day", id, oneOffDetail(day, m))
		return w.run(ctx, by.OrganisationID)
	})
	return m, err
}

// alone keeps every calendar from being read until the day is in force: a
// referral sent in the same second counts with it or is moved by it. Readers
// that hold on too long make it fail, and it is tried again by hand.
func (s *Store) alone(ctx context.Context, tx bun.Tx) (time.Time, error) {
	if _, err := tx.ExecContext(ctx, "LOCK TABLE bank_holidays IN ACCESS EXCLUSIVE MODE"); err != nil {
		return time.Time{}, err
	}
	return s.now(ctx, tx)
}

func (s *Store) checkOneOff(ctx context.Context, tx bun.Tx, day referral.OneOffDay, now time.Time) error {
	wrong := day.Check(referral.DateOf(now))
	if len(wrong) == 0 {
		var nations []referral.Nation
		err := tx.NewSelect().Table("bank_holidays").Column("nation").Where("day = ?", day.Day.String()).Where("nation IN (?)", bun.List(day.Nations)).
			OrderExpr("nation").Scan(ctx, &nations)
		if err != nil {
			return err
		}
		if len(nations) > 0 {
			wrong = append(wrong, referral.FieldError{Field: "day", Message: "The network has that day already for " + referral.NameNations(nations) + "."})
		}
	}
	if len(wrong) > 0 {
		return &referral.Error{Code: referral.CodeInvalid, Message: "Please check what you entered.", Fields: wrong}
	}
	return nil
}

func oneOffDetail(day referral.OneOffDay, m Moves) map[string]any {
	return map[string]any{"day": day.Day.String(), "name": day.Name, "nations": day.Nations, "moved": m.Referrals}
}

// changed is a calendar and why it is another one, for whoever reads the history.
type changed func(was referral.Calendar, day referral.OneOffDay) (is referral.Calendar, why string)

func addDay(c referral.Calendar, day referral.OneOffDay) (referral.Calendar, string) {
	return c.With(referral.Holiday{Title: day.Name, Date: day.Day}), day.Day.Long() + " is a bank holiday: " + day.Name + "."
}

func removeDay(c referral.Calendar, day referral.OneOffDay) (referral.Calendar, string) {
	return c.Without(day.Day), day.Day.Long() + " is no bank holiday any more: " + day.Name + "."
}

// follow finds what the change does to each referral that waits for a receiver
// in its nations. With writes given it does it, through the one mechanism.
func (s *Store) follow(ctx context.Context, tx bun.Tx, by referral.Actor, day referral.OneOffDay, now time.Time, change changed, w *writes) (Moves, error) {
	m := Moves{Days: map[int]int{}}
	waiting, err := s.lockAll(ctx, tx, w != nil, func(q *bun.SelectQuery) *bun.SelectQuery {
		// Nothing that the clock still does about a referral lies before the day, if its last moment does.
		return q.Where("r.is_open AND NOT r.stopped").Where("r.status IN ('sent', 'acknowledged')").Where("t.nation IN (?)", bun.List(day.Nations)).
			Where("r.moments <> '[]'").Where("(r.moments -> -1 ->> 'at')::timestamptz >= ?", day.Day.At(0, 0, 0))
	})
	if err != nil {
		return m, err
	}
	for _, before := range waiting {
		cmd := referral.Command{ReferralID: before.referral.ID, Kind: referral.MoveDeadline, By: by, Was: before.calendar}
		before.calendar, cmd.Words = change(before.calendar, day)
		var after referral.Referral
		if w == nil {
			after, _, err = referral.Apply(before.referral, cmd, before.calendar, now)
		} else {
			after, _, err = s.change(ctx, w, before, cmd, tell)
		}
		switch {
		case errors.Is(err, referral.ErrSuperseded):
			continue
		case err != nil:
			return m, err
		}
		m.count(before.referral, after)
	}
	return m, nil
}

func (m *Moves) count(before, after referral.Referral) {
	was, _ := before.Due()
	is, _ := after.Due()
	if was.Equal(is) {
		m.Clock++
		return
	}
	m.Referrals++
	from, to, step := referral.DateOf(was), referral.DateOf(is), 1
	if to.Before(from) {
		from, to, step = to, from, -1
	}
	days := 0
	for ; from.Before(to); from = from.AddDays(1) {
		days += step
	}
	m.Days[days]++
}

// ByDays lists by how many days deadlines move, the least first.
func (m Moves) ByDays() []int {
	days := []int{}
	for d := range m.Days {
		days = append(days, d)
	}
	slices.Sort(days)
	return days
}
