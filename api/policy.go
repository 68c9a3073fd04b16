package api

// PolicyBody is the network's rules for referrals sent from now on.
type PolicyBody struct {
	AcknowledgeDays       int    `json:"acknowledge_days" doc:"Working days to acknowledge."`
	DecideDays            int    `json:"decide_days" doc:"Further working days to accept or decline."`
	UrgentAcknowledgeDays int    `json:"urgent_acknowledge_days"`
	UrgentDecideDays      int    `json:"urgent_decide_days"`
	AcceptingCloses       bool   `json:"accepting_closes" doc:"An accepted referral is closed at once (N25)."`
	Silence               string `json:"silence" enum:"ask,close,offer" doc:"What becomes of a referral that nobody answers."`
	TakesApplications     bool   `json:"takes_applications" doc:"Organisations may ask to join, without signing in (R6)."`
	ApplicationsContact   string `json:"applications_contact" doc:"Where they may not: whom to write to instead. Everybody can read it."`
}

// Policy is the network's rules, and what they are where nobody set them.
type Policy struct {
	Version int64 `json:"version"`
	PolicyBody
	Defaults PolicyBody `json:"defaults"`
}

// SetPolicyBody changes the rules.
type SetPolicyBody struct {
	Version int64 `json:"version" minimum:"1" doc:"The version you saw. If somebody changed the policy since, nothing is saved and the answer is 409."`
	PolicyBody
}

type setPolicyInput struct{ Body SetPolicyBody }

type policyOutput struct{ Body Policy }
