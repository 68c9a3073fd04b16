package api

import "github.com/google/uuid"

type colleaguesInput struct {
	Referral uuid.UUID `query:"referral" doc:"Also those on the other side of this referral, whom a note can be sent to."`
}

// Colleague is somebody a referral can be assigned to, or told of a note.
type Colleague struct {
	ID           uuid.UUID `json:"id"`
	Name         string    `json:"name"`
	Organisation Party     `json:"organisation"`
	Role         string    `json:"role" enum:"adviser,lead"`
	Own          bool      `json:"own" doc:"Of the reader's own organisation, so a referral can be assigned to them."`
}

// ColleagueList is people by name.
type ColleagueList struct {
	Items []Colleague `json:"items"`
}

type colleaguesOutput struct{ Body ColleagueList }
