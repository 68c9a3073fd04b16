package referral

import "slices"

// Right is something that a lead may give to one of their people and take away
// again (N38, N39). Leads have them all.
type Right string

// The rights. What else people may do follows from their role.
const (
	SwitchAccepting Right = "switch_accepting" // open or close the organisation to referrals
	Export          Right = "export"           // take its referrals out as a file (N36)
	SeeReports      Right = "see_reports"
)

// Rights lists the rights there are.
var Rights = []Right{SwitchAccepting, Export, SeeReports}

// RightsOf returns what somebody of this role has, of those they were given:
// only advisers can lack one.
func RightsOf(role Role, given []Right) []Right {
	if role == Adviser {
		return given
	}
	return Rights
}

// Grants reports whether these rights are enough for the operation. Whether the
// role is, Permits says.
func Grants(operation string, rights []Right) bool {
	needs := matrix[operation].Needs
	return needs == "" || slices.Contains(rights, needs)
}
