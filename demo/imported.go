package demo

import (
	"context"
	"fmt"
	"math/rand/v2"
	"time"

	"onward/referral"
	"onward/schema"
)

func (o Organisation) imported(joined time.Time) schema.ImportedOrganisation {
	in := schema.ImportedOrganisation{
		Organisation: schema.Organisation{
			ID: o.ID, Slug: o.Slug, Name: o.Name, Nation: o.Nation, Email: o.Email, Phone: o.Phone,
			Summary: o.Summary, Criteria: o.Criteria, Waiting: o.Waiting, Areas: o.Areas, Issues: o.Issues, Type: typeOf[o.Slug],
			Paused: o.PausedReason != "", PausedReason: o.PausedReason,
			Accepting: o.AcceptingNote == "", AcceptingNote: o.AcceptingNote, OpensOn: o.OpensOn, WeeklyLimit: o.WeeklyLimit, Public: !o.Private,
			Website: o.Website, Address: o.Address, Office: o.Office, Languages: o.Languages, Access: o.Access, Opening: o.Opening, CheckedAt: o.CheckedAt,
		},
		Closures: o.Closures, CreatedAt: joined,
	}
	if in.Paused {
		in.PausedAt = o.ClosedSince
	}
	if o.Own != (Days{}) {
		own := schema.OwnDeadlines(o.Own)
		in.Own = &own
	}
	return in
}

func (p Person) imported(hash string, joined time.Time) schema.ImportedPerson {
	in := schema.ImportedPerson{
		ID: p.ID, Username: p.Username, FirstName: p.FirstName, LastName: p.LastName, Email: p.Email,
		Hash: hash, NetworkRole: p.Network, CreatedAt: joined,
	}
	for _, m := range p.Memberships {
		in.Memberships = append(in.Memberships, schema.ImportedMembership{OrganisationID: m.Organisation, Role: m.Role, MaySwitchAccepting: m.MaySwitch})
	}
	return in
}

// drafts are how many unfinished referrals the busiest sender has.
const drafts = 3

// saveDrafts leaves some referrals half-written, as they are on any day.
func (n Network) saveDrafts(ctx context.Context, store *schema.Store) error {
	rng := rand.New(rand.NewPCG(n.seed, 0)) //nolint:gosec // for play
	var from *Organisation
	for i := range n.Organisations {
		if n.Organisations[i].Slug == busiestSender {
			from = &n.Organisations[i]
		}
	}
	by := referral.Actor{UserID: from.staff[from.leads], OrganisationID: from.ID, Role: referral.Adviser}
	for range drafts {
		issues := []string{someIssue(rng)}
		form, _ := newForm(rng, issues, from, nil, n.now, n.now)
		form.Consent, form.Need.Wanted, form.Need.Risks = referral.Consent{}, "", ""
		if _, err := store.SaveDraft(ctx, by, schema.Draft{Form: form.Tidy()}); err != nil {
			return fmt.Errorf("demo: save a draft: %w", err)
		}
	}
	return nil
}
