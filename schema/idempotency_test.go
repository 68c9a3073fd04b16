package schema_test

import (
	"context"
	"errors"
	"strconv"
	"sync"
	"testing"

	"github.com/stretchr/testify/require"

	"onward/referral"
	"onward/schema"
)

func TestIdempotent(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	d, err := n.SaveDraft(t.Context(), n.sender, schema.Draft{Form: form(n.debt.ID), Receivers: someOrganisations(n.debt)})
	require.NoError(t, err)
	send := func(ctx context.Context) (int, []byte, error) {
		sent, err := n.SendDraft(ctx, n.sender, d.ID, d.Version)
		if err != nil {
			return 0, nil, err
		}
		return 201, []byte(strconv.FormatInt(sent[0].Number, 10)), nil
	}
	once := func(body byte) (int, []byte, bool, error) {
		return n.Idempotent(t.Context(), n.food.ID, "a double click", [32]byte{body}, send)
	}
	var all sync.WaitGroup
	answers := make([]string, 8)
	for i := range answers {
		all.Go(func() {
			status, answer, _, err := once(1)
			answers[i] = strconv.Itoa(status) + " " + string(answer)
			if err != nil {
				answers[i] = err.Error()
			}
		})
	}
	all.Wait()
	for _, answer := range answers {
		require.Equal(t, "201 10001", answer)
	}
	require.EqualValues(t, 1, raw[int64](t, n.url, "SELECT count(*) FROM referrals")[0])

	_, answer, replayed, err := once(1)
	require.NoError(t, err)
	require.True(t, replayed)
	require.Equal(t, "10001", string(answer))
	_, _, _, err = once(2)
	require.ErrorIs(t, err, referral.ErrConflict)
	_, _, replayed, err = n.Idempotent(t.Context(), n.debt.ID, "a double click", [32]byte{2}, func(context.Context) (int, []byte, error) { return 200, nil, nil })
	require.NoError(t, err, "another organisation's keys are its own")
	require.False(t, replayed)
}

func TestIdempotentForgetsFailures(t *testing.T) {
	t.Parallel()
	n := newNetwork(t)
	fail := errors.New("no")
	_, _, _, err := n.Idempotent(t.Context(), n.food.ID, "key", [32]byte{}, func(ctx context.Context) (int, []byte, error) {
		_, err := n.SaveDraft(ctx, n.sender, schema.Draft{Form: form()})
		require.NoError(t, err)
		return 0, nil, fail
	})
	require.ErrorIs(t, err, fail)
	drafts, err := n.Drafts(t.Context(), n.sender)
	require.NoError(t, err)
	require.Empty(t, drafts, "undone")
	_, _, replayed, err := n.Idempotent(t.Context(), n.food.ID, "key", [32]byte{}, func(context.Context) (int, []byte, error) { return 200, nil, nil })
	require.NoError(t, err)
	require.False(t, replayed, "the key is free again")
}
