package demo

import (
	"fmt"
	"math/rand/v2"

	"onward/referral"
)

// county is the county that does not exist.
const county = "Marramshire"

// town is a place in it. There is no postcode area MR.
type town struct {
	name     string
	district string // one of the areas that organisations serve
	postcode string // outward half
	people   int    // how many clients live there, in proportion
}

var towns = []town{
	{"Marram", "Marram City", "MR1", 30}, {"Marram", "Marram City", "MR2", 22}, {"St Osric’s", "St Osric’s", "MR3", 9},
	{"Greyfriars", "Greyfriars", "MR4", 8}, {"Heronlode", "Broad Lode", "MR5", 10}, {"Nether Lode", "Nether Lode", "MR6", 5},
	{"Wexingham", "Wexing Vale", "MR10", 12}, {"Market Dunnage", "Dunnage", "MR11", 6}, {"Cold Ashwell", "Ashwell Heath", "MR12", 3},
	{"Thornby Staithe", "North Staithe", "MR20", 7}, {"Oxmere", "Oxmere and Quern", "MR21", 5}, {"Little Quern", "Oxmere and Quern", "MR22", 2},
	{"Pellham-on-Sea", "Coast and Carr", "MR30", 11}, {"Ravensey", "Ravensey", "MR31", 7}, {"Sallowby", "Coast and Carr", "MR32", 4},
}

// ends are the letters that the second half of a postcode may have.
const ends = "ABDEFGHJLNPQRSTUWXYZ"

func someTown(rng *rand.Rand) town {
	return towns[weighted(rng, len(towns), func(i int) int { return towns[i].people })]
}

func address(rng *rand.Rand, t town) referral.Address {
	a := referral.Address{
		Line1: fmt.Sprintf("%d %s", 1+rng.IntN(140), peopleWords.pick(rng, "street")), Town: t.name, County: county,
		Postcode: fmt.Sprintf("%s %d%c%c", t.postcode, 1+rng.IntN(9), ends[rng.IntN(len(ends))], ends[rng.IntN(len(ends))]),
	}
	if chance(rng, 0.25) {
		a.Line1, a.Line2 = fmt.Sprintf("Flat %d", 1+rng.IntN(30)), a.Line1
	}
	return a
}

// mobile and landline give numbers that Ofcom keeps for drama: they ring nowhere.
func mobile(rng *rand.Rand) string { return fmt.Sprintf("07700 900 %03d", rng.IntN(1000)) }

func landline(rng *rand.Rand) string { return fmt.Sprintf("01632 960 %03d", 100+rng.IntN(900)) }

// weighted picks an index below n in proportion to its weight, and the last one
// when all weights are 0.
func weighted(rng *rand.Rand, n int, weight func(int) int) int {
	total := 0
	for i := range n {
		total += weight(i)
	}
	if total == 0 {
		return n - 1
	}
	at := rng.IntN(total)
	for i := range n {
		if at -= weight(i); at < 0 {
			return i
		}
	}
	return n - 1
}
