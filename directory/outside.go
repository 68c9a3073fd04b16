package directory

import (
	"context"
	"fmt"

	"onward/schema"
)

// outsidersShown is how many services outside the network a page shows: fewer
// words find more of them.
const outsidersShown = 50

// outsider is a service outside the network, as the pages show it.
type outsider struct {
	schema.Listing
	Now string // whether it is open
	Far string // how far it is
}

// outside finds services that are not in the network, beside those that are. A
// search for one kind of help finds none: they do not use our words for it.
func (d *Directory) outside(ctx context.Context, q schema.DirectoryQuery) (all []outsider, err error) {
	if q.Page > 1 {
		return nil, nil
	}
	q.Size = outsidersShown
	page, err := d.store.PublicListings(ctx, q)
	if err != nil {
		return nil, fmt.Errorf("find services outside the network: %w", err)
	}
	for _, l := range page.Items {
		all = append(all, outsider{l, doors(l.Doors), distance(l.Miles)})
	}
	return all, nil
}
