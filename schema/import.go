package schema

import (
	"github.com/google/uuid"

	"onward/referral"
)

// PastStep is one change that a referral went through.
type PastStep struct {
	Command referral.Command
	Event   referral.Event
}

// PastReferral is a referral as it stands, with all that happened to it, first
// to last.
type PastReferral struct {
	Referral referral.Referral
	Form     referral.Form
	Batch    uuid.UUID
	Steps    []PastStep
}
