package demo_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"onward/demo"
)

// BenchmarkGenerate lives a thousand referrals.
func BenchmarkGenerate(b *testing.B) {
	for b.Loop() {
		for range demo.Generate(1, 1000, now).Referrals() { //nolint:revive // to live them is all
		}
	}
}

// BenchmarkLoad lives and imports five thousand: a hundred thousand must take
// less than two minutes on two cores.
func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		require.NoError(b, demo.Load(b.Context(), open(b), demo.Options{Seed: 1, Size: 5000}))
	}
}
