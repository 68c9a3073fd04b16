package api

// Dashboard is what the reader's organisation should look at now.
type Dashboard struct {
	Urgent   []ReferralRow   `json:"urgent" doc:"All open urgent referrals received."`
	Pending  []ReferralRow   `json:"pending" doc:"The latest acknowledged and undecided."`
	Incoming []ReferralRow   `json:"incoming" doc:"The latest to be acknowledged."`
	Outgoing []ReferralRow   `json:"outgoing" doc:"The latest sent."`
	Received DashboardCounts `json:"received"`
	Sent     DashboardCounts `json:"sent"`
	Tasks    []DashboardTask `json:"tasks" doc:"What waits for this organisation, what is late first."`
}

// DashboardCounts counts referrals on one side.
type DashboardCounts struct {
	Open     int `json:"open"`
	Accepted int `json:"accepted"`
	Closed   int `json:"closed"`
	Overdue  int `json:"overdue"`
}

// DashboardTask is one kind of thing to do.
type DashboardTask struct {
	Kind      string        `json:"kind" enum:"overdue,returned,declined,unassigned,suggested"`
	Count     int           `json:"count"`
	Referrals []ReferralRow `json:"referrals" doc:"The first ten."`
}

type dashboardOutput struct{ Body Dashboard }

type dashboardInput struct {
	Whose string `query:"whose" enum:"me,organisation," doc:"The reader's own: what they were assigned and what they sent; or their organisation's, which is the default."`
}
