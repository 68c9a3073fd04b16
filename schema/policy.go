package schema

import (
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/uptrace/bun"

	"onward/referral"
)

// Policy is the network's own rules, for the referrals sent from now on.
type Policy struct {
	Version               int64            `json:"-"` // what the person saw
	AcknowledgeDays       int              `json:"acknowledge_days"`
	DecideDays            int              `json:"decide_days"`
	UrgentAcknowledgeDays int              `json:"urgent_acknowledge_days"`
	UrgentDecideDays      int              `json:"urgent_decide_days"`
	AcceptingCloses       bool             `json:"accepting_closes"`
	Silence               referral.Silence `json:"silence"`
	TakesApplications     bool             `json:"takes_applications"` // organisations may ask to join (R6)
	ApplicationsContact   string           `json:"-"`                  // whom to write to where not: it may name a person
}

// longestDeadline is how many working days a policy may give.
const longestDeadline = 60

// longestContact is how long the words are that say whom to write to.
const longestContact = 300

// Policy returns the network's rules.
func (s *Store) Policy(ctx context.Context) (p Policy, err error) {
	err = s.in(ctx, referral.TheClock, "read policy", func(ctx context.Context, tx bun.Tx) error {
		var row policyRow
		err := tx.NewSelect().Model(&row).Scan(ctx)
		p = row.policy()
		return err
	})
	return p, err
}

func (r policyRow) policy() Policy {
	return Policy{
		r.Version, r.Acknowledge, r.Decide, r.UrgentAck, r.UrgentDecide, r.AcceptingCloses, referral.Silence(r.Silence),
		r.TakesApplications, r.ApplicationsContact,
	}
}

func (p Policy) row() policyRow {
	return policyRow{
		Version: p.Version + 1, Acknowledge: p.AcknowledgeDays, Decide: p.DecideDays, UrgentAck: p.UrgentAcknowledgeDays, UrgentDecide: p.UrgentDecideDays,
		AcceptingCloses: p.AcceptingCloses, Silence: string(p.Silence), SilenceCloses: p.Silence == referral.SilenceCloses,
		TakesApplications: p.TakesApplications, ApplicationsContact: strings.TrimSpace(p.ApplicationsContact),
	}
}

var errStalePolicy = &referral.Error{Code: referral.CodeStale, Message: "Somebody changed the policy since you opened it. Nothing of yours was saved. Look at what it is now, then try again."}

// SetPolicy changes the network's rules. Referrals that were sent keep theirs.
// The audit has what each rule was and is.
func (s *Store) SetPolicy(ctx context.Context, by referral.Actor, p Policy) (set Policy, err error) {
	if err := onlyCoordinators(by); err != nil {
		return set, err
	}
	if err := p.check(); err != nil {
		return set, err
	}
	err = s.in(ctx, by, "set policy", func(ctx context.Context, tx bun.Tx) error {
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		var was policyRow
		if err := tx.NewSelect().Model(&was).For("UPDATE").Scan(ctx); err != nil {
			return err
		}
		if was.Version != p.Version {
			return errStalePolicy
		}
		row, w := p.row(), newWrites(tx)
		set = row.policy()
		w.add(tx.NewUpdate().Model(&row).Where("single"))
		w.audit(now, by, "policy.set", by.OrganisationID, map[string]any{"from": was.policy(), "to": set})
		return w.run(ctx, by.OrganisationID)
	})
	return set, err
}

// check refuses what no network could want, at each field.
func (p Policy) check() error {
	var wrong []referral.FieldError
	for _, days := range []struct {
		field string
		n     int
	}{
		{"acknowledge_days", p.AcknowledgeDays}, {"decide_days", p.DecideDays},
		{"urgent_acknowledge_days", p.UrgentAcknowledgeDays}, {"urgent_decide_days", p.UrgentDecideDays},
	} {
		if days.n < 1 || days.n > longestDeadline {
			wrong = append(wrong, referral.FieldError{Field: days.field, Message: "A deadline is 1 to 60 working days."})
		}
	}
	if !slices.Contains(referral.Silences, p.Silence) {
		wrong = append(wrong, referral.FieldError{Field: "silence", Message: "Choose what happens when nobody answers."})
	}
	contact := strings.TrimSpace(p.ApplicationsContact)
	if !p.TakesApplications && contact == "" {
		wrong = append(wrong, referral.FieldError{Field: "applications_contact", Message: "Say whom an organisation that wants to join should write to. Everybody can read it."})
	}
	if utf8.RuneCountInString(contact) > longestContact {
		wrong = append(wrong, referral.FieldError{Field: "applications_contact", Message: "That is too long: keep it under 300 characters."})
	}
	if len(wrong) > 0 {
		return &referral.Error{Code: referral.CodeInvalid, Message: "Please check what you entered.", Fields: wrong}
	}
	return nil
}
