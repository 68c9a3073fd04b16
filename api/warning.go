package api

// NetworkWarnings is what those who look after the network must attend to.
type NetworkWarnings struct {
	Items    []Notice      `json:"items"`
	Holidays KnownHolidays `json:"holidays"`
}

// KnownHolidays says how far the official bank holidays reach.
type KnownHolidays struct {
	AsOf      string `json:"as_of" doc:"The month in which the official table was made, such as 2026-11."`
	FirstYear int    `json:"first_year"`
	LastYear  int    `json:"last_year"`
}

type networkWarningsOutput struct{ Body NetworkWarnings }
