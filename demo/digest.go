package demo

import (
	"context"
	"fmt"

	"onward/referral"
	"onward/schema"
)

// sendDigests has the lead of the busiest receiver ask for both digests, so that
// the inbox shows them on any day of the week.
func (n Network) sendDigests(ctx context.Context, store *schema.Store) error {
	for _, o := range n.Organisations {
		if o.Slug != busiestReceiver {
			continue
		}
		by := referral.Actor{UserID: o.staff[0], OrganisationID: o.ID, Role: referral.Lead}
		for _, kind := range referral.DigestKinds {
			if err := store.AskDigest(ctx, by, kind); err != nil {
				return fmt.Errorf("demo: send a digest: %w", err)
			}
		}
	}
	return nil
}
