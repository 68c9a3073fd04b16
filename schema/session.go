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

// How long a session lasts, and how many a person may have.
const (
	SessionIdle = 30 * time.Minute
	SessionLife = 12 * time.Hour
	maxSessions = 5
	// halfLife is how long somebody may look for their telephone.
	halfLife = 10 * time.Minute
)

// touchEvery spares a write for each request: a session is seen to the minute.
const touchEvery = time.Minute

// Session is somebody signed in, and for whom they act.
type Session struct {
	ID           uuid.UUID
	Actor        referral.Actor
	Rights       []referral.Right
	Username     string
	FirstName    string
	LastName     string
	Organisation *referral.Party // nil for people of the network
	Memberships  []Membership
	CreatedAt    time.Time
	ExpiresAt    time.Time // in any case
	Owes         Owing     // before it may do anything else
	ConfirmedAt  time.Time // when a password last proved that it is them
}

type sessionRow struct {
	bun.BaseModel `bun:"table:sessions,alias:s"`

	ID           uuid.UUID `bun:"id,pk"`
	Token        []byte    `bun:"token_sha256"`
	User         uuid.UUID `bun:"user_id"`
	Organisation uuid.UUID `bun:"organisation_id,nullzero"`
	Role         string    `bun:"role"`
	Device       string    `bun:"device"`
	Owes         Owing     `bun:"owes"`
	CreatedAt    time.Time `bun:"created_at"`
	SeenAt       time.Time `bun:"seen_at"`
	ExpiresAt    time.Time `bun:"expires_at"`
	ConfirmedAt  time.Time `bun:"confirmed_at,nullzero"`
}

var errSignedOut = &referral.Error{Code: referral.CodeUnsignedIn, Message: "You are not signed in, or your session has ended. Sign in again."}

// StartSession signs a person in to act as the membership they used last. It
// keeps the token's SHA-256 only, and the device in words. The oldest session
// ends when there are too many.
func (s *Store) StartSession(ctx context.Context, userID uuid.UUID, token [32]byte, device string) (Session, error) {
	return s.StartOwing(ctx, userID, token, device, OwesNothing)
}

// StartOwing starts a session that may do nothing until it has what it owes, and
// not for long.
func (s *Store) StartOwing(ctx context.Context, userID uuid.UUID, token [32]byte, device string, owes Owing) (session Session, err error) {
	life := SessionLife
	if owes != OwesNothing {
		life = halfLife
	}
	err = s.in(ctx, referral.TheClock, "start a session", func(ctx context.Context, tx bun.Tx) error {
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		row := sessionRow{User: userID, Token: token[:], Device: device, Owes: owes, CreatedAt: now, ConfirmedAt: now, ExpiresAt: now.Add(life)}
		session, err = s.startSession(ctx, tx, row, "", now)
		return err
	})
	return session, err
}

// startSession starts what the row says, as that membership or, without one, as
// the one they used last.
func (s *Store) startSession(ctx context.Context, tx bun.Tx, row sessionRow, membershipID string, now time.Time) (Session, error) {
	var user userRow
	// Locked, so that of many sign-ins at once five remain.
	if err := tx.NewSelect().Model(&user).Where("u.id = ?", row.User).Where("u.suspended_at IS NULL").For("UPDATE").Scan(ctx); err != nil {
		return Session{}, found(err, errSignedOut)
	}
	all, err := usersOf(ctx, tx, []userRow{user})
	if err != nil {
		return Session{}, err
	}
	chosen, err := choose(ctx, tx, all[0], membershipID)
	if err != nil {
		return Session{}, err
	}
	by := chosen.actor(row.User)
	row.ID, row.Organisation, row.Role, row.SeenAt = newID(), by.OrganisationID, string(by.Role), now
	// One that owes something crowds out none that does not: a password alone
	// must not sign its owner out.
	surplus := tx.NewSelect().Table("sessions").Column("id").Where("user_id = ?", row.User).Where("owes = ?", row.Owes).OrderExpr("created_at DESC, id DESC").Offset(maxSessions)
	w := newWrites(tx)
	w.insert(&row)
	w.add(tx.NewDelete().Table("sessions").Where("id IN (?)", surplus))
	w.add(tx.NewUpdate().Table("users").Set("last_membership = ?", chosen.ID).Where("id = ?", row.User))
	if err := w.run(ctx, by.OrganisationID); err != nil {
		return Session{}, err
	}
	return toSession(row, user, all[0].Memberships), nil
}

// choose finds the membership to act with.
func choose(ctx context.Context, tx bun.Tx, u User, id string) (Membership, error) {
	wanted := func(id string) int {
		return slices.IndexFunc(u.Memberships, func(m Membership) bool { return m.ID == id })
	}
	if id != "" {
		if i := wanted(id); i >= 0 {
			return u.Memberships[i], nil
		}
		return Membership{}, &referral.Error{Code: referral.CodeNotAllowed, Message: "You do not work for this organisation, or no longer do."}
	}
	if len(u.Memberships) == 0 {
		return Membership{}, &referral.Error{Code: referral.CodeNotAllowed, Message: "You do not work for any organisation of the network now. Ask a coordinator."}
	}
	var last string
	if err := tx.NewSelect().Table("users").ColumnExpr("last_membership").Where("id = ?", u.ID).Scan(ctx, &last); err != nil {
		return Membership{}, err
	}
	return u.Memberships[max(wanted(last), 0)], nil
}

func toSession(row sessionRow, user userRow, memberships []Membership) Session {
	session := Session{
		ID:       row.ID,
		Actor:    referral.Actor{UserID: row.User, OrganisationID: row.Organisation, Role: referral.Role(row.Role)},
		Username: user.Username, FirstName: user.FirstName, LastName: user.LastName, Memberships: memberships,
		CreatedAt: row.CreatedAt.UTC(), ExpiresAt: row.ExpiresAt.UTC(), Owes: row.Owes, ConfirmedAt: utc(row.ConfirmedAt),
	}
	for _, m := range memberships {
		if m.actor(row.User) == session.Actor {
			session.Organisation, session.Rights = m.Organisation, m.Rights
		}
	}
	return session
}

// Session finds who has the token, and marks them as there. Whoever was locked,
// suspended, or lost the membership since is signed out at once.
func (s *Store) Session(ctx context.Context, token [32]byte) (session Session, err error) {
	err = s.in(ctx, referral.TheClock, "find a session", func(ctx context.Context, tx bun.Tx) error {
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		row, user, memberships, err := s.liveSession(ctx, tx, token, now)
		if err != nil {
			return err
		}
		session = toSession(row, user, memberships)
		if now.Sub(row.SeenAt) < touchEvery {
			return nil
		}
		_, err = tx.NewUpdate().Table("sessions").Set("seen_at = ?", now).Where("id = ?", row.ID).Exec(ctx)
		return err
	})
	return session, err
}

func (s *Store) liveSession(ctx context.Context, tx bun.Tx, token [32]byte, now time.Time) (row sessionRow, user userRow, memberships []Membership, err error) {
	err = tx.NewSelect().Model(&row).Where("s.token_sha256 = ?", token[:]).
		Where("s.expires_at > ?", now).Where("s.seen_at > ?", now.Add(-SessionIdle)).Scan(ctx)
	if err != nil {
		return row, user, nil, found(err, errSignedOut)
	}
	err = tx.NewSelect().Model(&user).Where("u.id = ?", row.User).Where("u.suspended_at IS NULL AND u.locked_at IS NULL").Scan(ctx)
	if err != nil {
		return row, user, nil, found(err, errSignedOut)
	}
	all, err := usersOf(ctx, tx, []userRow{user})
	if err != nil {
		return row, user, nil, err
	}
	memberships = all[0].Memberships
	holds := func(m Membership) bool {
		a := m.actor(row.User)
		return a.OrganisationID == row.Organisation && string(a.Role) == row.Role
	}
	if !slices.ContainsFunc(memberships, holds) {
		return row, user, nil, errSignedOut
	}
	return row, user, memberships, nil
}

// SessionAlive reports whether the token would be let in now. It does not count
// as being there: an open page in a forgotten window keeps nobody signed in.
func (s *Store) SessionAlive(ctx context.Context, token [32]byte) (alive bool, err error) {
	err = s.in(ctx, referral.TheClock, "look at a session", func(ctx context.Context, tx bun.Tx) error {
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		_, _, _, err = s.liveSession(ctx, tx, token, now)
		alive = err == nil
		if errors.Is(err, errSignedOut) {
			return nil
		}
		return err
	})
	return alive, err
}

// ActFor goes on as another membership under a new token; the old one is dead
// . The session does not last longer for it.
func (s *Store) ActFor(ctx context.Context, old, token [32]byte, membershipID string) (session Session, err error) {
	err = s.in(ctx, referral.TheClock, "act for another", func(ctx context.Context, tx bun.Tx) error {
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		row, _, _, err := s.liveSession(ctx, tx, old, now)
		if err != nil {
			return err
		}
		if _, err := tx.NewDelete().Model(&row).WherePK().Exec(ctx); err != nil {
			return err
		}
		row.Token = token[:]
		session, err = s.startSession(ctx, tx, row, membershipID, now)
		return err
	})
	return session, err
}

// ConfirmSession records that the holder proved with a password that it is them.
func (s *Store) ConfirmSession(ctx context.Context, token [32]byte) error {
	return s.in(ctx, referral.TheClock, "confirm a session", func(ctx context.Context, tx bun.Tx) error {
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		_, err = tx.NewUpdate().Table("sessions").Set("confirmed_at = ?", now).Where("token_sha256 = ?", token[:]).Exec(ctx)
		return err
	})
}

// EndSession signs the token's holder out.
func (s *Store) EndSession(ctx context.Context, token [32]byte) error {
	return s.in(ctx, referral.TheClock, "end a session", func(ctx context.Context, tx bun.Tx) error {
		_, err := tx.NewDelete().Table("sessions").Where("token_sha256 = ?", token[:]).Exec(ctx)
		return err
	})
}

func endSessions(tx bun.Tx, userID uuid.UUID) *bun.DeleteQuery {
	return tx.NewDelete().Table("sessions").Where("user_id = ?", userID)
}
