package referral

import (
	"strings"
	"unicode/utf8"
)

// text is one typed field of a form and how many characters it may hold.
type text struct {
	field   string
	value   *string
	longest int
}

// Lengths of typed fields, in characters. They match the limits in the API's
// document, and leave room for what people really write.
const (
	line      = 200
	paragraph = 2_000
	page      = 10_000
	story     = 20_000
)

// texts lists every typed field of the form, so that what is true of all of
// them is written once.
func (f *Form) texts() []text {
	return []text{
		{"client.title", &f.Client.Title, line},
		{"client.first_name", &f.Client.FirstName, line},
		{"client.last_name", &f.Client.LastName, line},
		{"client.gender", &f.Client.Gender, line},
		{"client.ethnicity", &f.Client.Ethnicity, line},
		{"client.disability", &f.Client.Disability, paragraph},
		{"client.language", &f.Client.Language, line},
		{"client.address.line_1", &f.Client.Address.Line1, line},
		{"client.address.line_2", &f.Client.Address.Line2, line},
		{"client.address.town", &f.Client.Address.Town, line},
		{"client.address.county", &f.Client.Address.County, line},
		{"client.address.postcode", &f.Client.Address.Postcode, line},
		{"contact.phone", &f.Contact.Phone, line},
		{"contact.other_phone", &f.Contact.OtherPhone, line},
		{"contact.email", &f.Contact.Email, line},
		{"contact.safe_times", &f.Contact.SafeTimes, paragraph},
		{"contact.safety", &f.Contact.Safety, paragraph},
		{"need.reason", &f.Need.Reason, story},
		{"need.wanted", &f.Need.Wanted, story},
		{"need.others_involved", &f.Need.OthersInvolved, page},
		{"need.other_referrals", &f.Need.OtherReferrals, page},
		{"need.still_doing", &f.Need.StillDoing, page},
		{"need.risks", &f.Need.Risks, page},
		{"need.support", &f.Need.Support, page},
		{"consent.wording", &f.Consent.Wording, page},
		{"consent.why", &f.Consent.Why, paragraph},
	}
}

// storable reports whether Postgres can keep the text.
func storable(s string) bool { return utf8.ValidString(s) && !strings.ContainsRune(s, 0) }
