package referral

import "math"

// Place is where something is; the zero Place is nowhere that is known, which
// lies in the sea off Ghana.
type Place struct{ Latitude, Longitude float64 }

// Known reports whether the place is one.
func (p Place) Known() bool { return p != Place{} }

// earth is the radius of a sphere as large as the Earth, in miles.
const earth = 3958.8

// Miles is how far it is from one place to another as the crow flies (R9).
func (p Place) Miles(to Place) float64 {
	half := func(from, to float64) float64 { return math.Pow(math.Sin((to-from)*math.Pi/360), 2) }
	across := math.Cos(p.Latitude*math.Pi/180) * math.Cos(to.Latitude*math.Pi/180) * half(p.Longitude, to.Longitude)
	return 2 * earth * math.Asin(math.Min(1, math.Sqrt(half(p.Latitude, to.Latitude)+across)))
}
