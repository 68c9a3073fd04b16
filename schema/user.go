package schema

import (
	"context"
	"fmt"
	"net/mail"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/uptrace/bun"

	"onward/referral"
)

// UserState is what an account can be used for.
type UserState string

// The states of an account.
const (
	UserActive    UserState = "active"
	UserInvited   UserState = "invited" // no password yet
	UserLocked    UserState = "locked"
	UserSuspended UserState = "suspended"
)

// User is a person's account.
type User struct {
	ID          uuid.UUID
	Username    string
	FirstName   string
	LastName    string
	Email       string
	State       UserState
	Memberships []Membership
	SignedInAt  time.Time
	LockedAt    time.Time
}

// NetworkMembership is the ID of a membership in the network itself.
const NetworkMembership = "network"

// Membership is a role in an organisation or in the network.
type Membership struct {
	ID           string // the organisation's, or NetworkMembership
	Role         referral.Role
	Organisation *referral.Party // nil in the network
	Rights       []referral.Right
}

func (m Membership) actor(user uuid.UUID) referral.Actor {
	a := referral.Actor{UserID: user, Role: m.Role}
	if m.Organisation != nil {
		a.OrganisationID = m.Organisation.ID
	}
	return a
}

// NewUser is an account to be made.
type NewUser struct {
	FirstName      string
	LastName       string
	Email          string
	Role           referral.Role
	OrganisationID uuid.UUID // zero for coordinators and auditors
	JobTitle       string
	Phone          string
	// ByHand says that the link to set a password is handed over in person: a
	// letter of welcome would bring a newer one and make it worthless.
	ByHand bool
}

type userRow struct {
	bun.BaseModel `bun:"table:users,alias:u"`

	ID          uuid.UUID `bun:"id,pk"`
	Username    string    `bun:"username"`
	FirstName   string    `bun:"first_name"`
	LastName    string    `bun:"last_name"`
	Email       string    `bun:"email"`
	NetworkRole string    `bun:"network_role,nullzero"`
	Hash        string    `bun:"password_hash"`
	Failed      int       `bun:"failed_attempts"`
	Locks       int       `bun:"lock_count"`
	LockedAt    time.Time `bun:"locked_at,nullzero"`
	SuspendedAt time.Time `bun:"suspended_at,nullzero"`
	SignedInAt  time.Time `bun:"signed_in_at,nullzero"`
	CreatedAt   time.Time `bun:"created_at"`
}

func (r userRow) user(memberships []Membership) User {
	u := User{
		ID: r.ID, Username: r.Username, FirstName: r.FirstName, LastName: r.LastName, Email: r.Email,
		State: UserActive, Memberships: memberships, SignedInAt: utc(r.SignedInAt), LockedAt: utc(r.LockedAt),
	}
	switch {
	case !r.SuspendedAt.IsZero():
		u.State = UserSuspended
	case !r.LockedAt.IsZero():
		u.State = UserLocked
	case r.Hash == "":
		u.State = UserInvited
	}
	return u
}

var errNoUser = &referral.Error{Code: referral.CodeNotFound, Message: "There is no such person."}

// allowed refuses whoever may not make this account.
func (n NewUser) allowed(by referral.Actor) error {
	if by.Role != referral.Lead {
		return onlyCoordinators(by)
	}
	if n.Role.OfNetwork() || n.OrganisationID != by.OrganisationID {
		return &referral.Error{Code: referral.CodeNotAllowed, Message: "A lead makes accounts for their own organisation. For others, ask a coordinator."}
	}
	return nil
}

func (n NewUser) tidy() NewUser {
	for _, text := range []*string{&n.FirstName, &n.LastName, &n.Email, &n.JobTitle, &n.Phone} {
		*text = strings.TrimSpace(*text)
	}
	return n
}

func (n NewUser) check() error {
	var wrong []referral.FieldError
	add := func(bad bool, field, message string) {
		if bad {
			wrong = append(wrong, referral.FieldError{Field: field, Message: message})
		}
	}
	address, err := mail.ParseAddress(n.Email)
	add(strings.TrimSpace(n.FirstName) == "", "first_name", "Enter the first name.")
	add(strings.TrimSpace(n.LastName) == "", "last_name", "Enter the surname.")
	add(err != nil || address.Address != n.Email, "email", "Enter an e-mail address, such as name@example.org.")
	staff := n.Role == referral.Adviser || n.Role == referral.Lead
	add(!staff && !n.Role.OfNetwork(), "role", "Choose a role.")
	add(staff && n.OrganisationID == uuid.Nil, "organisation_id", "Choose the organisation they work for.")
	add(n.Role.OfNetwork() && n.OrganisationID != uuid.Nil, "organisation_id", "People of the network do not work for one organisation.")
	if len(wrong) > 0 {
		return &referral.Error{Code: referral.CodeInvalid, Message: "Please check what you entered.", Fields: wrong}
	}
	return nil
}

// CreateUser makes an account and has the person e-mailed a link by which they
// set their own password (N2, N3). A lead makes those of their own organisation.
func (s *Store) CreateUser(ctx context.Context, by referral.Actor, n NewUser) (u User, err error) {
	if err := n.allowed(by); err != nil {
		return u, err
	}
	n = n.tidy()
	if err := n.check(); err != nil {
		return u, err
	}
	err = s.in(ctx, by, "create user", func(ctx context.Context, tx bun.Tx) error {
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		// Two people of one name, made at once, must not get one username.
		if _, err := tx.ExecContext(ctx, "SELECT pg_advisory_xact_lock(?)", usernameLock); err != nil {
			return err
		}
		row, w := userRow{ID: newID(), FirstName: n.FirstName, LastName: n.LastName, Email: n.Email, CreatedAt: now}, newWrites(tx)
		if row.Username, err = freeUsername(ctx, tx, n.FirstName, n.LastName); err != nil {
			return err
		}
		if n.Role.OfNetwork() {
			row.NetworkRole = string(n.Role)
		}
		w.insert(&row)
		if !n.Role.OfNetwork() {
			if _, err := s.receivers(ctx, tx, []uuid.UUID{n.OrganisationID}); err != nil {
				return errNoOrganisation
			}
			member := newMembership(row.ID, n.OrganisationID, n.Role, now)
			member.JobTitle, member.Phone = n.JobTitle, n.Phone
			w.insert(&member)
		}
		if !n.ByHand {
			w.accountLetter(referral.LetterWelcome, row.ID, row.ID, fmt.Sprintf("%s:%s", referral.LetterWelcome, row.ID), now)
		}
		w.audit(now, by, "user.create", row.ID, map[string]any{"role": n.Role, "organisation": n.OrganisationID})
		if err := w.run(ctx, by.OrganisationID); err != nil {
			return err
		}
		u, err = oneUser(ctx, tx, row.ID)
		return err
	})
	return u, err
}

const usernameLock = 0x75736572

func freeUsername(ctx context.Context, tx bun.Tx, first, last string) (string, error) {
	base := referral.Username(first, last, func(string) bool { return false })
	if base == "" {
		return "", &referral.Error{
			Code: referral.CodeInvalid, Message: "Please check what you entered.",
			Fields: []referral.FieldError{{Field: "last_name", Message: "A username is made of letters from a to z, and this name has none. Write the name in those letters."}},
		}
	}
	var names []string
	err := tx.NewSelect().Table("users").Column("username").Where("username LIKE ?", likeLiteral(base)+"%").Scan(ctx, &names)
	taken := make(map[string]bool, len(names))
	for _, name := range names {
		taken[name] = true
	}
	return referral.Username(first, last, func(name string) bool { return taken[name] }), err
}

// PreviewUsername returns the username that a person of this name would get now.
func (s *Store) PreviewUsername(ctx context.Context, first, last string) (name string, err error) {
	err = s.in(ctx, referral.TheClock, "preview username", func(ctx context.Context, tx bun.Tx) error {
		name, err = freeUsername(ctx, tx, first, last)
		return err
	})
	return name, err
}

// accountLetter adds a letter that no referral stands behind.
func (w *writes) accountLetter(l referral.Letter, to, about uuid.UUID, once string, now time.Time) {
	w.letter(notificationRow{
		DedupeKey: once, Letter: string(l), Audience: accountAudience, User: to, AboutUser: about, ReleaseAt: now, CreatedAt: now,
	}, 0)
}
