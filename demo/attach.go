package demo

import (
	"context"
	"crypto/sha256"
	"fmt"
	"slices"

	"github.com/google/uuid"

	"onward/referral"
	"onward/schema"
)

// withPapers is how many referrals have something attached.
const withPapers = 6

// attach gives a few open referrals of the busiest sender, to the busiest
// receiver first, something to look at, in the way in which people do: the bytes are kept, the
// file is remembered, and the sender attaches it.
func (n Network) attach(ctx context.Context, store *schema.Store, keep func(ctx context.Context, id uuid.UUID, content []byte) error) error {
	if keep == nil {
		return nil
	}
	by, ok := n.actor(Accounts()[0])
	if !ok {
		return nil // a network without its busiest sender: a test's
	}
	to := slices.IndexFunc(n.Organisations, func(o Organisation) bool { return o.Slug == busiestReceiver })
	all, done := papers(), map[uuid.UUID]bool{}
	for _, receivers := range [][]uuid.UUID{{n.Organisations[to].ID}, nil} { // to anybody, where those two have too few
		page, err := store.List(ctx, by, schema.ListQuery{
			Box: schema.BoxOutgoing, To: receivers, Order: schema.ByNewest, Limit: withPapers,
			Status: []referral.Status{referral.Sent, referral.Acknowledged, referral.Accepted},
		})
		if err != nil {
			return fmt.Errorf("demo: find referrals to attach to: %w", err)
		}
		for _, r := range page.Items {
			if done[r.ID] || len(done) == withPapers {
				continue
			}
			if err := attachTo(ctx, store, keep, by, r.ID, all[len(done)%len(all)]); err != nil {
				return fmt.Errorf("demo: attach a file: %w", err)
			}
			done[r.ID] = true
		}
	}
	return nil
}

func attachTo(ctx context.Context, store *schema.Store, keep func(context.Context, uuid.UUID, []byte) error, by referral.Actor, to uuid.UUID, p paper) error {
	f := schema.File{ID: uuid.New(), Name: p.name, Kind: p.kind, Size: int64(len(p.bytes)), SHA256: sha256.Sum256(p.bytes), State: schema.FileClean}
	if err := keep(ctx, f.ID, p.bytes); err != nil {
		return err
	}
	if _, err := store.AddUpload(ctx, by, f); err != nil {
		return err
	}
	_, _, err := store.Apply(ctx, referral.Command{ReferralID: to, Kind: referral.AddFile, By: by, File: referral.Attachment{Upload: f.ID}})
	return err
}

// actor is the person of the account, in the organisation that it names.
func (n Network) actor(a Account) (referral.Actor, bool) {
	for _, p := range n.People {
		for _, m := range p.Memberships {
			if p.Username == a.Username && m.Role == a.Role {
				return referral.Actor{UserID: p.ID, OrganisationID: m.Organisation, Role: m.Role}, true
			}
		}
	}
	return referral.Actor{}, false
}
