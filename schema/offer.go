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

// maxNext is how many organisations a sender may name to try next.
const maxNext = 5

// next is whom the sender would try if nobody answers. With several receivers at
// once there is nobody to try instead of whom.
func (r draftRow) next() []uuid.UUID {
	if len(r.Receivers) != 1 {
		return nil
	}
	return r.Next
}

func wrongNext(message string) *referral.Error {
	return &referral.Error{
		Code: referral.CodeInvalid, Message: "This cannot be sent yet. Please check what you entered.",
		Fields: []referral.FieldError{{Field: "next_receivers", Message: message}},
	}
}

// checkNext refuses whom nobody could be offered to. Whether they take referrals
// matters only when the time comes.
func (s *Store) checkNext(ctx context.Context, tx bun.Tx, in sending, sender uuid.UUID) error {
	if len(in.next) == 0 {
		return nil
	}
	if len(in.next) > maxNext {
		return wrongNext("Name 5 organisations at most.")
	}
	named, err := s.receivers(ctx, tx, in.next)
	if err != nil {
		return wrongNext("One of these organisations is not in the network any more. Choose again.")
	}
	for i, o := range named {
		switch {
		case o.ID == sender:
			return wrongNext("Choose another organisation: a referral cannot go to its own sender.")
		case slices.Contains(in.receivers, o.ID), slices.Contains(in.next[:i], o.ID):
			return wrongNext(o.Name + " is chosen already. Remove one of the two.")
		case !in.form.Consent.Allows(o.ID):
			return unnamed(o.organisationRow)
		}
	}
	return nil
}

// offer is where a stuck referral goes, with what goes there.
type offer struct {
	to   receiver // zero: nowhere
	rest []uuid.UUID
	form referral.Form
}

// offerOf finds to whom a referral is offered when the moment makes it stuck.
// The clock may not read a client: it acts for the sender from here, who named
// the receiver and told the client of it.
func (s *Store) offerOf(ctx context.Context, tx bun.Tx, l locked, m referral.Moment) (offer, error) {
	r := l.referral
	if m.Kind != referral.BecomeStuck || !r.Terms.SilenceOffers || len(r.Next) == 0 {
		return offer{}, nil
	}
	now, err := s.now(ctx, tx)
	if err != nil {
		return offer{}, err
	}
	if err := identify(ctx, tx, referral.Actor{OrganisationID: r.Sender.ID, Role: referral.Clock}); err != nil {
		return offer{}, err
	}
	form, err := formOf(ctx, tx, r.ID)
	if err != nil {
		return offer{}, err
	}
	all, err := s.receivers(ctx, tx, append(slices.Clone(r.Next), r.Sender.ID))
	if errors.Is(err, referral.ErrInvalid) { // one is not there any more: people decide
		return offer{}, nil
	}
	if err != nil || all[len(all)-1].Paused || all[len(all)-1].agreed().Barred() {
		return offer{}, err
	}
	form.Answers = form.SharedAnswers() // what the silent one asked is not for the next
	found := referral.NextOffer(r, form.Consent, func(id uuid.UUID) bool {
		return all[slices.Index(r.Next, id)].intake().Barrier(r.Sender.ID, now).Open()
	})
	if found.To == uuid.Nil {
		return offer{}, nil
	}
	return offer{all[slices.Index(r.Next, found.To)], found.Rest, form}, nil
}

// offerOn sends what nobody answered to the next receiver: a new referral with a
// number and a clock of its own. To its receiver it is a referral like any
// other, from the adviser who wrote it (N32); the audit says that the clock sent it.
func (s *Store) offerOn(ctx context.Context, w *writes, old referral.Referral, o offer, now time.Time) error {
	var policy policyRow
	if err := w.tx.NewSelect().Model(&policy).Scan(ctx); err != nil {
		return err
	}
	numbers, err := nextNumbers(ctx, w.tx, 1)
	if err != nil {
		return err
	}
	draft := referral.Referral{
		ID: newID(), Number: numbers[0], Epoch: 1, Status: referral.Draft, Urgent: old.Urgent,
		Sender: old.Sender, Receiver: o.to.party(), Terms: o.to.terms(policy, old.Urgent),
		SenderAdviser: old.SenderAdviser, CopySender: old.CopySender, Issues: old.Issues,
		Next: o.rest, Offered: true, ParentReferral: old.ID, Hops: old.Hops + 1,
	}
	by := referral.Actor{UserID: old.SenderAdviser, OrganisationID: old.Sender.ID, Role: referral.Adviser}
	rows := newReferrals{batch: newID()}
	if err := rows.send(draft, o.to.calendar, by, o.form, now); err != nil {
		return err
	}
	w.audit(now, referral.TheClock, "referral.offer", draft.ID, map[string]any{"number": draft.Number, "from": old.Number})
	return rows.write(ctx, w, "")
}

// viewNext names whom the sender would try next, to those who may know.
func viewNext(ctx context.Context, tx bun.Tx, by referral.Actor, v *View) error {
	if !by.Role.OfNetwork() && by.OrganisationID != v.Sender.ID {
		return nil
	}
	var rows []organisationRow
	err := tx.NewSelect().Model(&rows).Column("t.id", "t.slug", "t.name", "t.nation").
		Join("JOIN referrals AS r ON t.id = ANY (r.next_receivers)").Where("r.id = ?", v.ID).
		OrderExpr("array_position(r.next_receivers, t.id)").Limit(maxNext).Scan(ctx)
	for _, row := range rows {
		v.NextNamed = append(v.NextNamed, row.party())
	}
	return err
}
