package referral

// Status is where a referral stands between its two organisations.
type Status string

// The statuses of a referral, in the order of its life (spec section 3).
const (
	Draft        Status = "draft"
	Sent         Status = "sent"
	Acknowledged Status = "acknowledged"
	Returned     Status = "returned" // for information; the clock is paused (C5)
	Accepted     Status = "accepted"
	Declined     Status = "declined"
	Closed       Status = "closed"
	Withdrawn    Status = "withdrawn"
)

// Statuses lists every status of a sent referral.
var Statuses = []Status{Sent, Acknowledged, Returned, Accepted, Declined, Closed, Withdrawn}

// Result is how a closed referral ended.
type Result string

// The results of a closed referral (R21, R22; N25 where accepting closes).
const (
	ResultNone              Result = ""
	ResultSuccessful        Result = "successful"
	ResultUnsuccessful      Result = "unsuccessful"
	ResultAccepted          Result = "accepted"            // the network's policy is that accepting closes (N25)
	ResultNoFurtherReferral Result = "no_further_referral" // declined, and the sender sends it nowhere else
	ResultNoResponse        Result = "no_response"         // nobody answered, and the network's policy closes such referrals
	ResultOfferedOn         Result = "offered_on"          // nobody answered, and it went to the next receiver that the sender named
)

// Results lists how a referral can end, the best first.
var Results = []Result{ResultSuccessful, ResultUnsuccessful, ResultAccepted, ResultNoFurtherReferral, ResultNoResponse}

// DeclineReason is why a receiver did not take a client on (N26, K3).
type DeclineReason string

// The reasons a receiver may give.
const (
	NoCapacity        DeclineReason = "no_capacity"
	OutsideGroup      DeclineReason = "outside_client_group"
	OutsideExpertise  DeclineReason = "outside_expertise"
	Inappropriate     DeclineReason = "inappropriate"
	CouldNotContact   DeclineReason = "could_not_contact"
	ClientDeclined    DeclineReason = "client_declined"
	DuplicateReferral DeclineReason = "duplicate"
	OtherReason       DeclineReason = "other"
)

// DeclineReasons are those a network begins with, in the order a form shows
// them; from then on it decides itself (R2).
var DeclineReasons = []DeclineReason{
	NoCapacity, OutsideGroup, OutsideExpertise, Inappropriate,
	CouldNotContact, ClientDeclined, DuplicateReferral, OtherReason,
}

// TellingReasons are those of which the sender could have known: what it learns
// from, so that it is not repeated (K4).
var TellingReasons = []DeclineReason{Inappropriate, OutsideGroup, OutsideExpertise, DuplicateReferral}
