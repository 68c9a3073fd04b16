package api

// EarlierOrganisations are those that had the client before, as far as the
// reader may know: choosing one of them goes round, and is not forbidden.
type EarlierOrganisations struct {
	Items []EarlierOrganisation `json:"items"`
}

// EarlierOrganisation had the client before.
type EarlierOrganisation struct {
	Organisation Party      `json:"organisation"`
	Referral     NumberLink `json:"referral" doc:"The latest by which it had the client."`
	Sentence     string     `json:"sentence" doc:"Such as: Pellham Debt Advice declined this client on 3 November (#10423)."`
}

type earlierOutput struct{ Body EarlierOrganisations }
