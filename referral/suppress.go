package referral

// small is the largest count that could point at a person: 1 to 4 are shown as
// "fewer than 5" wherever referrals are crossed by area, outcome or reason.
const small = 4

// Hidden says how much of a count a report shows.
type Hidden int

// The degrees of hiding.
const (
	Shown    Hidden = iota
	FewOnly         // 1 to 4: "fewer than 5"
	Withheld        // any count: it would give away one that is hidden
)

// Suppress says what of a table may be shown. Each column is taken to have a
// total that is known, and where rowsAdd each row's last count is the sum of
// those before it; so where a line hides one count only, or counts that its
// total gives away, another is withheld. Nothing is hidden in a table without
// small counts.
func Suppress(counts [][]int, rowsAdd bool) [][]Hidden {
	t := tally{counts: counts, hidden: make([][]Hidden, len(counts))}
	for r, row := range counts {
		t.hidden[r] = make([]Hidden, len(row))
		for c, n := range row {
			if n > 0 && n <= small {
				t.hidden[r][c] = FewOnly
			}
		}
	}
	// Each turn hides at least one more, so it ends.
	for changed := true; changed; {
		changed = false
		for _, line := range t.lines(rowsAdd) {
			changed = t.protect(line) || changed
		}
	}
	return t.hidden
}

type place struct{ row, column int }

type tally struct {
	counts [][]int
	hidden [][]Hidden
}

// lines are the sums in which a hidden count could be found out.
func (t tally) lines(rowsAdd bool) [][]place {
	var all [][]place
	if len(t.counts) == 0 {
		return nil
	}
	for c := range t.counts[0] {
		line := make([]place, len(t.counts))
		for r := range t.counts {
			line[r] = place{r, c}
		}
		all = append(all, line)
	}
	for r := range t.counts {
		line := make([]place, len(t.counts[r]))
		for c := range t.counts[r] {
			line[c] = place{r, c}
		}
		if rowsAdd {
			all = append(all, line)
		}
	}
	return all
}

// protect withholds the smallest count that is still shown when the hidden ones
// of the line can be worked out, and reports whether it did.
func (t tally) protect(line []place) bool {
	if !t.givenAway(line) {
		return false
	}
	best := place{-1, -1}
	for _, p := range line {
		if t.hidden[p.row][p.column] == Shown && (best.row < 0 || t.better(p, best)) {
			best = p
		}
	}
	if best.row < 0 {
		return false
	}
	t.hidden[best.row][best.column] = Withheld
	return true
}

// better prefers the smaller count, and nought only when there is nothing else:
// who knows that it is hidden would guess it.
func (t tally) better(p, q place) bool {
	a, b := t.counts[p.row][p.column], t.counts[q.row][q.column]
	if (a == 0) != (b == 0) {
		return b == 0
	}
	return a < b
}

// givenAway reports whether the line's sum tells what is hidden in it: one count
// alone, or small ones that can only all be 1, or all be 4.
func (t tally) givenAway(line []place) bool {
	n, sum := 0, 0
	for _, p := range line {
		switch t.hidden[p.row][p.column] {
		case Withheld:
			n += len(line) + 1 // it may be anything, so with another nothing is sure
		case FewOnly:
			n++
		default:
			continue
		}
		sum += t.counts[p.row][p.column]
	}
	if n == 1 || n == len(line)+1 {
		return true
	}
	return n > 1 && n <= len(line) && (sum == n || sum == small*n)
}
