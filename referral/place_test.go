package referral_test

import (
	"testing"

	"github.com/stretchr/testify/require"

	"onward/referral"
)

func TestMiles(t *testing.T) {
	t.Parallel()
	norwich, london := referral.Place{Latitude: 52.6281, Longitude: 1.2995}, referral.Place{Latitude: 51.5074, Longitude: -0.1278}
	for name, tt := range map[string]struct {
		from, to referral.Place
		want     float64
	}{
		"to itself":          {norwich, norwich, 0},
		"Norwich to London":  {norwich, london, 98.4},
		"and back":           {london, norwich, 98.4},
		"round half of it":   {referral.Place{Latitude: 90}, referral.Place{Latitude: -90}, 12436.9},
		"across the dateway": {referral.Place{Latitude: 0.1, Longitude: 179.9}, referral.Place{Latitude: 0.1, Longitude: -179.9}, 13.8},
	} {
		require.InDelta(t, tt.want, tt.from.Miles(tt.to), 0.1, name)
	}
	require.False(t, referral.Place{}.Known())
	require.True(t, norwich.Known())
}
