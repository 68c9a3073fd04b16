package schema

import (
	"context"
	"time"

	"github.com/google/uuid"
	"github.com/uptrace/bun"

	"onward/referral"
)

// keysKept is how long a request may be repeated under its key.
const keysKept = 7 * 24 * time.Hour

type idempotencyRow struct {
	bun.BaseModel `bun:"table:idempotency,alias:i"`

	Scope  uuid.UUID `bun:"organisation_id,pk"`
	Key    string    `bun:"key,pk"`
	Body   []byte    `bun:"body_sha256"`
	Status int       `bun:"status"`
	Answer []byte    `bun:"body"`
}

var errOtherBody = &referral.Error{Code: referral.CodeConflict, Message: "This Idempotency-Key was used for a different request. Use a new key for a new request."}

// Idempotent does a thing once for a key, however often it is asked (I3): the
// first request stores its answer in the transaction of the change itself; the
// same again gets that answer, byte for byte; another body under the key is
// refused. One that comes while the first is at work waits for it. Methods of
// the Store called with the context that do gets join the transaction. An error
// of do undoes everything, and the key is free again.
func (s *Store) Idempotent(ctx context.Context, scope uuid.UUID, key string, body [32]byte,
	do func(ctx context.Context) (status int, answer []byte, err error),
) (status int, answer []byte, replayed bool, err error) {
	if key == "" || len(key) > 255 {
		return 0, nil, false, &referral.Error{Code: referral.CodeInvalid, Message: "An Idempotency-Key has 1 to 255 characters."}
	}
	owner := referral.Actor{OrganisationID: scope, Role: referral.Adviser}
	err = s.in(ctx, owner, "do once", func(ctx context.Context, tx bun.Tx) error {
		row := idempotencyRow{Scope: scope, Key: key, Body: body[:], Answer: []byte{}}
		result, err := tx.NewInsert().Model(&row).On("CONFLICT DO NOTHING").Returning("NULL").Exec(ctx)
		if err != nil {
			return err
		}
		if n, _ := result.RowsAffected(); n == 0 {
			replayed = true
			status, answer, err = replay(ctx, tx, row)
			return err
		}
		status, answer, err = do(context.WithValue(ctx, transactionKey{}, tx))
		if err != nil {
			return err
		}
		if err := identify(ctx, tx, owner); err != nil {
			return err
		}
		row.Status, row.Answer = status, orEmpty(answer)
		_, err = tx.NewUpdate().Model(&row).Column("status", "body").WherePK().Exec(ctx)
		return err
	})
	if err != nil {
		return 0, nil, false, err
	}
	return status, answer, replayed, nil
}

func replay(ctx context.Context, tx bun.Tx, asked idempotencyRow) (int, []byte, error) {
	var row idempotencyRow
	err := tx.NewSelect().Model(&row).Where("i.organisation_id = ?", asked.Scope).Where("i.key = ?", asked.Key).Scan(ctx)
	switch {
	case err != nil:
		return 0, nil, err
	case string(row.Body) != string(asked.Body):
		return 0, nil, errOtherBody
	}
	return row.Status, row.Answer, nil
}

// Tidy removes what is of no more use: old keys, ended sessions and links,
// work that was done long ago, exports and drafts whose days are over, applications
// that nobody confirmed. It returns how many rows went.
func (s *Store) Tidy(ctx context.Context) (removed int64, err error) {
	err = s.in(ctx, referral.TheClock, "tidy", func(ctx context.Context, tx bun.Tx) error {
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		for _, q := range []*bun.DeleteQuery{
			tx.NewDelete().Table("idempotency").Where("created_at < ?", now.Add(-keysKept)),
			tx.NewDelete().Table("sessions").Where("expires_at < ? OR seen_at < ?", now, now.Add(-SessionIdle)),
			tx.NewDelete().Table("password_tokens").Where("expires_at < ?", now.Add(-keysKept)),
			tx.NewDelete().Table("outbox").Where("done_at < ?", now.Add(-keysKept)),
		} {
			result, err := q.Exec(ctx)
			if err != nil {
				return err
			}
			n, _ := result.RowsAffected()
			removed += n
		}
		for _, tidy := range []func() (int64, error){
			func() (int64, error) { return s.tidyApplications(ctx, tx, now) },
			func() (int64, error) { return tidySuggestions(ctx, tx, now) },
			func() (int64, error) { return tidyReminders(ctx, tx) },
		} {
			n, err := tidy()
			if err != nil {
				return err
			}
			removed += n
		}
		return nil
	})
	if err != nil {
		return removed, err
	}
	drafts, err := s.forgetDrafts(ctx)
	if err != nil {
		return removed, err
	}
	files, err := s.RemoveExports(ctx)
	return removed + drafts + int64(files), err
}
