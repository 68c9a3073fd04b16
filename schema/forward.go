package schema

import (
	"context"
	"slices"

	"github.com/google/uuid"
	"github.com/uptrace/bun"

	"onward/referral"
)

// ForwardInput says whom a referral goes on to (N31, N32).
type ForwardInput struct {
	ReferralID uuid.UUID
	Version    int64 // the one the person saw
	Receivers  []uuid.UUID
	Consent    referral.Consent  // naming the new receivers
	Note       string            // a first note on the new referrals
	Answers    []referral.Answer // to what the new receivers ask
}

// ForwardReferral sends a copy of the referral on: new referrals with numbers of
// their own, from the organisation that forwards, whose form is the old one's as
// it was written. The old one remembers that it went on, in the same
// transaction. Neither the new receivers learn where it came from, nor the other
// side of the old one where it went.
func (s *Store) ForwardReferral(ctx context.Context, by referral.Actor, in ForwardInput) (sent []referral.Referral, err error) {
	err = s.in(ctx, by, "forward", func(ctx context.Context, tx bun.Tx) error {
		parent, err := s.lock(ctx, tx, in.ReferralID)
		if err != nil {
			return err
		}
		if by.OrganisationID != parent.referral.Sender.ID && by.OrganisationID != parent.referral.Receiver.ID {
			return errNoReferral
		}
		cmd := referral.Command{ReferralID: in.ReferralID, Kind: referral.Forward, By: by, Version: in.Version}
		// Refused first: a stale version must not be hidden by a mistake in the form.
		w := newWrites(tx)
		if _, _, err := s.change(ctx, w, parent, cmd, tell); err != nil {
			return err
		}
		if slices.Contains(in.Receivers, parent.referral.Sender.ID) || slices.Contains(in.Receivers, parent.referral.Receiver.ID) {
			return wrongReceiver("One of these organisations has this referral already. Choose others.")
		}
		copied, err := formOf(ctx, tx, in.ReferralID)
		if err != nil {
			return err
		}
		copied.Consent = in.Consent
		copied.Answers = append(copied.SharedAnswers(), in.Answers...)
		// Key dates may have passed since; they are copied as they were.
		sent, err = s.send(ctx, w, by, sending{form: copied.Tidy(), receivers: in.Receivers, parent: parent.referral, note: in.Note})
		if err != nil {
			return err
		}
		return w.run(ctx, by.OrganisationID)
	})
	return sent, err
}
