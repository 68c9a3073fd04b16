package schema

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/google/uuid"
	"github.com/uptrace/bun"

	"onward/referral"
)

// Owing is what a session owes before it may do anything else.
type Owing string

// What a session may owe after a right password.
const (
	OwesNothing   Owing = ""
	OwesCode      Owing = "code"      // a code of the second factor
	OwesEnrolment Owing = "enrolment" // to set one up: the network requires it
)

// SecondFactor is somebody's second factor and what the network asks of them.
type SecondFactor struct {
	Sealed    []byte // the secret, as it came from the caller
	LastStep  int64  // of the last code used
	Begun     bool
	Confirmed bool
	Rule      referral.SecondFactorRule
	Left      int // recovery codes not used yet
}

// Owes says what a right password alone leaves open.
func (f SecondFactor) Owes() Owing {
	switch {
	case f.Rule == referral.SecondFactorOff:
		return OwesNothing
	case f.Confirmed:
		return OwesCode
	case f.Rule == referral.SecondFactorRequired:
		return OwesEnrolment
	}
	return OwesNothing
}

type factorRow struct {
	bun.BaseModel `bun:"table:second_factors,alias:f"`

	User        uuid.UUID `bun:"user_id,pk"`
	Secret      []byte    `bun:"secret"`
	ConfirmedAt time.Time `bun:"confirmed_at,nullzero"`
	LastStep    int64     `bun:"last_step"`
	CreatedAt   time.Time `bun:"created_at"`
}

type recoveryRow struct {
	bun.BaseModel `bun:"table:recovery_codes,alias:c"`

	User uuid.UUID `bun:"user_id,pk"`
	Code []byte    `bun:"code_sha256,pk"`
}

// SecondFactor returns the person's second factor, if they have one.
func (s *Store) SecondFactor(ctx context.Context, userID uuid.UUID) (f SecondFactor, err error) {
	err = s.in(ctx, referral.TheClock, "read a second factor", func(ctx context.Context, tx bun.Tx) error {
		f, err = secondFactor(ctx, tx, userID)
		return err
	})
	return f, err
}

func secondFactor(ctx context.Context, tx bun.Tx, userID uuid.UUID) (f SecondFactor, err error) {
	var row factorRow
	if err := ignoreNone(tx.NewSelect().Model(&row).Where("f.user_id = ?", userID).Scan(ctx)); err != nil {
		return f, err
	}
	f = SecondFactor{Sealed: row.Secret, LastStep: row.LastStep, Begun: row.Secret != nil, Confirmed: !row.ConfirmedAt.IsZero()}
	left, err := tx.NewSelect().Model((*recoveryRow)(nil)).Where("c.user_id = ?", userID).Where("c.used_at IS NULL").Count(ctx)
	if err != nil {
		return f, err
	}
	f.Left = int(left)
	user, err := oneUser(ctx, tx, userID)
	if err != nil {
		return f, err
	}
	policy, err := secondFactorPolicy(ctx, tx)
	f.Rule = referral.SecondFactorOff
	for _, m := range user.Memberships {
		f.Rule = f.Rule.Stricter(policy[m.Role])
	}
	return f, err
}

var errFactorOff = &referral.Error{Code: referral.CodeRefused, Message: "This network does not use a second factor for your role."}

// BeginSecondFactor keeps a sealed secret that is not in force yet. Beginning
// again replaces it; one in force stays.
func (s *Store) BeginSecondFactor(ctx context.Context, userID uuid.UUID, sealed []byte) error {
	return s.in(ctx, referral.TheClock, "begin a second factor", func(ctx context.Context, tx bun.Tx) error {
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		f, err := secondFactor(ctx, tx, userID)
		switch {
		case err != nil:
			return err
		case f.Rule == referral.SecondFactorOff:
			return errFactorOff
		}
		result, err := tx.NewInsert().Model(&factorRow{User: userID, Secret: sealed, CreatedAt: now}).
			On("CONFLICT (user_id) DO UPDATE").Set("secret = EXCLUDED.secret").Set("created_at = EXCLUDED.created_at").
			Where("f.confirmed_at IS NULL").Exec(ctx)
		if err != nil {
			return err
		}
		if n, _ := result.RowsAffected(); n == 0 {
			return &referral.Error{Code: referral.CodeRefused, Message: "You have a second factor already. Remove it before you set up another."}
		}
		return nil
	})
}

// ConfirmSecondFactor puts the secret into force for somebody who has shown a
// code of it, with the hashes of their recovery codes.
func (s *Store) ConfirmSecondFactor(ctx context.Context, userID uuid.UUID, step int64, codes [][32]byte) error {
	return s.in(ctx, referral.TheClock, "confirm a second factor", func(ctx context.Context, tx bun.Tx) error {
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		result, err := tx.NewUpdate().Model((*factorRow)(nil)).Set("confirmed_at = ?", now).Set("last_step = ?", step).
			Where("f.user_id = ?", userID).Where("f.confirmed_at IS NULL").Exec(ctx)
		if err != nil {
			return err
		}
		if n, _ := result.RowsAffected(); n == 0 {
			return errNothingBegun
		}
		rows := make([]recoveryRow, len(codes))
		for i, code := range codes {
			rows[i] = recoveryRow{User: userID, Code: code[:]}
		}
		w := newWrites(tx)
		w.add(forgetCodes(tx, userID))
		w.insert(&rows)
		w.factorLetter(referral.LetterFactorOn, userID, now)
		w.audit(now, referral.Actor{UserID: userID, Role: referral.Clock}, "user.second_factor_on", userID, nil)
		return w.run(ctx, userID)
	})
}

var errNothingBegun = &referral.Error{Code: referral.CodeRefused, Message: "Nothing is being set up, or it is finished already. Begin again."}

// RemoveSecondFactor takes the person's own second factor away, where the
// network does not require it.
func (s *Store) RemoveSecondFactor(ctx context.Context, userID uuid.UUID) error {
	return s.in(ctx, referral.TheClock, "remove a second factor", func(ctx context.Context, tx bun.Tx) error {
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		f, err := secondFactor(ctx, tx, userID)
		switch {
		case err != nil:
			return err
		case !f.Begun:
			return errNoFactor
		case f.Rule == referral.SecondFactorRequired:
			return &referral.Error{Code: referral.CodeRefused, Message: "The network requires a second factor for your role. With a new telephone, ask a coordinator to reset it."}
		}
		w := newWrites(tx)
		w.add(forgetCodes(tx, userID), forgetFactor(tx, userID))
		w.factorLetter(referral.LetterFactorOff, userID, now)
		w.audit(now, referral.Actor{UserID: userID, Role: referral.Clock}, "user.second_factor_off", userID, nil)
		return w.run(ctx, userID)
	})
}

var errNoFactor = &referral.Error{Code: referral.CodeRefused, Message: "There is no second factor."}

// ResetSecondFactor takes somebody's second factor away, for a coordinator who
// has made sure who asks: a telephone was lost. It ends their sessions.
func (s *Store) ResetSecondFactor(ctx context.Context, by referral.Actor, userID uuid.UUID, reason string) error {
	return s.changeUser(ctx, by, userID, "user.second_factor_reset", map[string]any{"reason": reason}, func(ctx context.Context, w *writes, _ userRow, now time.Time) error {
		if err := identify(ctx, w.tx, referral.TheClock); err != nil {
			return err
		}
		f, err := secondFactor(ctx, w.tx, userID)
		if err = errors.Join(err, identify(ctx, w.tx, by)); err != nil {
			return err
		}
		if !f.Begun {
			return errNoFactor
		}
		w.factorLetter(referral.LetterFactorOff, userID, now)
		return w.asSystem(ctx, by, forgetCodes(w.tx, userID), forgetFactor(w.tx, userID), endSessions(w.tx, userID))
	})
}

func forgetCodes(tx bun.Tx, userID uuid.UUID) *bun.DeleteQuery {
	return tx.NewDelete().Table("recovery_codes").Where("user_id = ?", userID)
}

func forgetFactor(tx bun.Tx, userID uuid.UUID) *bun.DeleteQuery {
	return tx.NewDelete().Table("second_factors").Where("user_id = ?", userID)
}

func (w *writes) factorLetter(l referral.Letter, userID uuid.UUID, now time.Time) {
	w.accountLetter(l, userID, userID, fmt.Sprintf("%s:%s:%s", l, userID, newID()), now)
}
