package referral

import (
	"strings"
	"unicode/utf8"
)

// DefaultTexts are what a new referral of an organisation starts with in the
// sections for free text (N10-N12). The adviser changes them as they like.
type DefaultTexts struct {
	Reason         string `json:"reason" maxLength:"2000"`
	Wanted         string `json:"wanted" maxLength:"2000"`
	OthersInvolved string `json:"others_involved" maxLength:"2000"`
	OtherReferrals string `json:"other_referrals" maxLength:"2000"`
	StillDoing     string `json:"still_doing" maxLength:"2000"`
	Risks          string `json:"risks" maxLength:"2000"`
	Support        string `json:"support" maxLength:"2000"`
}

// Tidy returns the texts without stray space around them.
func (d DefaultTexts) Tidy() DefaultTexts {
	for _, text := range d.texts() {
		*text.value = strings.TrimSpace(*text.value)
	}
	return d
}

// Check lists what must be put right before the texts can be kept.
func (d DefaultTexts) Check() []FieldError {
	var wrong []FieldError
	for _, text := range d.texts() {
		switch {
		case utf8.RuneCountInString(*text.value) > text.longest:
			wrong = append(wrong, FieldError{text.field, "Keep this under 2,000 characters. It is only what a referral starts with."})
		case !storable(*text.value):
			wrong = append(wrong, FieldError{text.field, "This has characters that cannot be stored. Type it again."})
		}
	}
	return wrong
}

func (d *DefaultTexts) texts() []text {
	return []text{
		{"reason", &d.Reason, paragraph},
		{"wanted", &d.Wanted, paragraph},
		{"others_involved", &d.OthersInvolved, paragraph},
		{"other_referrals", &d.OtherReferrals, paragraph},
		{"still_doing", &d.StillDoing, paragraph},
		{"risks", &d.Risks, paragraph},
		{"support", &d.Support, paragraph},
	}
}
