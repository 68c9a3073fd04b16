package api

import "github.com/google/uuid"

// NetworkWarnings is what those who look after the network must attend to.
type NetworkWarnings struct {
	Items        []Notice      `json:"items"`
	Holidays     KnownHolidays `json:"holidays"`
	Loops        []LoopWarning `json:"loops" doc:"Open referrals that have gone round."`
	Applications int64         `json:"applications" doc:"Organisations that ask to join and wait for a decision; none for those who may not read them."`
	Undelivered  int           `json:"undelivered" doc:"E-mails that did not arrive and were not sent again; a hundred at most."`
}

// LoopWarning is an open referral with an organisation that had it before.
type LoopWarning struct {
	Referral ReferralLink `json:"referral"`
	Earlier  NumberLink   `json:"earlier" doc:"By which the organisation had the client before."`
	Hops     int          `json:"hops" doc:"Forwards since then."`
	Sentence string       `json:"sentence" doc:"Such as: #10555 has gone round: it is with an organisation that had it before, 3 hops."`
}

// NumberLink is another referral by its number.
type NumberLink struct {
	ID     uuid.UUID `json:"id"`
	Number int64     `json:"number"`
}

// KnownHolidays says how far the official bank holidays reach.
type KnownHolidays struct {
	AsOf      string `json:"as_of" doc:"The month in which the official table was made, such as 2026-11."`
	FirstYear int    `json:"first_year"`
	LastYear  int    `json:"last_year"`
}

type networkWarningsOutput struct{ Body NetworkWarnings }
