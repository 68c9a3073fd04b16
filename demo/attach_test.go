package demo_test

import (
	"bytes"
	"context"
	"image/png"
	"testing"

	"github.com/google/uuid"
	"github.com/stretchr/testify/require"

	"onward/demo"
	"onward/referral"
	"onward/schema"
)

func TestAFewReferralsOfTheDemoHaveFiles(t *testing.T) {
	t.Parallel()
	s, ctx := open(t), t.Context()
	kept := map[uuid.UUID][]byte{}
	keep := func(_ context.Context, id uuid.UUID, content []byte) error { kept[id] = content; return nil }
	require.NoError(t, demo.Load(ctx, s, demo.Options{Seed: 1, Size: 600, Keep: keep}))
	n := demo.Generate(1, 600, now)
	sender := account(t, n, 0)
	page, err := s.List(ctx, sender, schema.ListQuery{Box: schema.BoxOutgoing, Order: schema.ByNewest, Limit: 100})
	require.NoError(t, err)
	found := 0
	for _, r := range page.Items {
		v, err := s.Referral(ctx, sender, r.ID)
		require.NoError(t, err)
		for _, f := range v.Files {
			found++
			content := kept[f.Content]
			require.EqualValues(t, len(content), f.Size)
			require.NoError(t, f.Readable())
			if f.Kind == "png" {
				_, err := png.Decode(bytes.NewReader(content))
				require.NoError(t, err)
			} else {
				require.True(t, bytes.HasPrefix(content, []byte("%PDF-1.4")))
			}
			require.Equal(t, referral.AddFile, v.History[len(v.History)-1].Kind)
		}
	}
	require.Positive(t, found)
	require.Len(t, kept, found, "each is attached")
}
