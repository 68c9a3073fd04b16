package referral_test

import (
	"math/rand/v2"
	"testing"

	"github.com/stretchr/testify/require"

	"onward/referral"
)

const (
	s = referral.Shown
	f = referral.FewOnly
	w = referral.Withheld
)

func TestSuppress(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		counts  [][]int
		rowsAdd bool
		want    [][]referral.Hidden
	}{
		"nothing small, nothing hidden":                      {[][]int{{5}, {0}, {12}}, false, [][]referral.Hidden{{s}, {s}, {s}}},
		"one small takes the next smallest with it":          {[][]int{{3}, {9}, {7}}, false, [][]referral.Hidden{{f}, {s}, {w}}},
		"nought is withheld only when nothing else is there": {[][]int{{3}, {0}}, false, [][]referral.Hidden{{f}, {w}}},
		"two small hide each other":                          {[][]int{{1}, {2}, {50}}, false, [][]referral.Hidden{{f}, {f}, {s}}},
		"two that can only be 1 and 1":                       {[][]int{{1}, {1}, {50}}, false, [][]referral.Hidden{{f}, {f}, {w}}},
		"two that can only be 4 and 4":                       {[][]int{{4}, {4}, {50}}, false, [][]referral.Hidden{{f}, {f}, {w}}},
		"a row's total gives nothing away": {[][]int{{2, 8, 10}, {9, 9, 18}, {7, 6, 13}}, true,
			[][]referral.Hidden{{f, w, s}, {s, s, s}, {w, w, s}}},
		"a table of one count": {[][]int{{2}}, false, [][]referral.Hidden{{f}}},
		"an empty table":       {nil, true, [][]referral.Hidden{}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			require.Equal(t, tt.want, referral.Suppress(tt.counts, tt.rowsAdd))
		})
	}
}

// Whatever the table, no small count is shown and no line tells what it hides,
// unless all of the line is hidden already.
func TestSuppressHoldsForAnyTable(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(1, 2))
	for range 2000 {
		rows, columns := 1+random.IntN(8), 1+random.IntN(5)
		counts := make([][]int, rows)
		for r := range counts {
			counts[r] = make([]int, columns+1)
			for c := range columns {
				counts[r][c] = random.IntN(1 + random.IntN(20))
				counts[r][columns] += counts[r][c]
			}
		}
		hidden := referral.Suppress(counts, true)
		line := func(places [][2]int) {
			alone, all := 0, true
			for _, p := range places {
				n, h := counts[p[0]][p[1]], hidden[p[0]][p[1]]
				require.False(t, n > 0 && n < 5 && h == s, "%v %v", counts, hidden)
				require.Equal(t, n > 0 && n < 5, h == f, "%v %v", counts, hidden)
				if h != s {
					alone++
				}
				all = all && h != s
			}
			require.True(t, all || alone != 1, "%v %v", counts, hidden)
		}
		for r := range counts {
			var places [][2]int
			for c := range counts[r] {
				places = append(places, [2]int{r, c})
			}
			line(places)
		}
		for c := range counts[0] {
			var places [][2]int
			for r := range counts {
				places = append(places, [2]int{r, c})
			}
			line(places)
		}
	}
}
