package referral

import "slices"

// SecondFactorRule says whether people of a role need a second factor.
type SecondFactorRule string

// The rules, from the mildest to the strictest.
const (
	SecondFactorOff      SecondFactorRule = "off"
	SecondFactorOptional SecondFactorRule = "optional"
	SecondFactorRequired SecondFactorRule = "required"
)

var byStrictness = []SecondFactorRule{SecondFactorOff, SecondFactorOptional, SecondFactorRequired}

// Stricter returns the stricter of the two.
func (r SecondFactorRule) Stricter(other SecondFactorRule) SecondFactorRule {
	return byStrictness[max(slices.Index(byStrictness, r), slices.Index(byStrictness, other), 0)]
}
