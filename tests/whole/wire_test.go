package whole_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"onward/tests/rig"
)

// newWire opens a wire that ends with the test.
func newWire(t *testing.T, far string) *rig.Wire {
	t.Helper()
	w, err := rig.NewWire(t.Context(), far)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, w.Close()) })
	return w
}
