package activities

import (
	"context"
	"errors"

	"onward/referral"
	"onward/schema"
)

// PassMoment does what is to be done at a moment, once: a second run finds it
// done and answers with the referral as it stands. The database's clock decides
// whether the moment has come.
func (a *Activities) PassMoment(ctx context.Context, in PassMomentInput) (PassMomentResult, error) {
	e, err := a.Moments.PassMoment(ctx, schema.PassInput(in))
	var early *schema.EarlyError
	switch {
	case err == nil:
		return PassMomentResult{Outcome: Passed, Event: &e}, nil
	case errors.As(err, &early):
		return PassMomentResult{Outcome: Early, Wait: early.Remaining}, nil
	case errors.Is(err, referral.ErrSuperseded) && e.Seq == 0:
		return PassMomentResult{Outcome: Superseded}, nil
	case errors.Is(err, referral.ErrSuperseded):
		return PassMomentResult{Outcome: Superseded, Event: &e}, nil
	}
	return PassMomentResult{}, a.store(err)
}
