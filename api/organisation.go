package api

import (
	"time"

	"github.com/google/uuid"
)

type searchOrganisationsInput struct {
	Search string `query:"search" maxLength:"100" doc:"Part of a name, an area or an issue."`
	Upkeep string `query:"upkeep" enum:"stale,suggestions," doc:"For people of the network: only those whose profile is not checked for half a year, or whose suggestions wait for more than two weeks."`
	Limit  int    `query:"limit" minimum:"1" maximum:"1000" default:"20"`
}

type organisationInput struct {
	ID uuid.UUID `path:"id"`
}

// Organisation is a member of the network, as one that could receive a referral.
type Organisation struct {
	ID            uuid.UUID `json:"id"`
	Slug          string    `json:"slug"`
	Name          string    `json:"name"`
	Summary       string    `json:"summary"`
	Criteria      string    `json:"criteria" doc:"Whom they help."`
	Waiting       string    `json:"waiting" doc:"How long clients wait."`
	Areas         []string  `json:"areas"`
	Issues        []Issue   `json:"issues"`
	Type          *Choice   `json:"type,omitempty" doc:"What kind of organisation it is; none until that is said."`
	Accepting     bool      `json:"accepting"`
	AcceptingNote string    `json:"accepting_note" doc:"Why they are not, or until when."`
	Paused        bool      `json:"paused" doc:"A coordinator stopped it."`
	PausedReason  string    `json:"paused_reason"`
	CheckedAt     time.Time `json:"checked_at,omitzero" doc:"When its lead last said that all this is true (Y3)."`
	Lead          string    `json:"lead,omitempty" enum:"none,invited,active" doc:"Whether somebody looks after it, for people of the network; invited: they have no password yet."`
	Stale         bool      `json:"stale" doc:"That is half a year ago, or never was."`
	Own           bool      `json:"own" doc:"The reader acts for it, so it cannot receive their referral."`
	Upkeep        *Upkeep   `json:"upkeep,omitempty" doc:"Only in the list, for people of the network."`
}

// Upkeep is how an organisation looks after what the directory says of it.
type Upkeep struct {
	Reminders    int       `json:"reminders" doc:"E-mailed to its leads since the profile was last checked."`
	Waiting      int       `json:"waiting" doc:"Suggestions that have waited for more than two weeks."`
	WaitingSince time.Time `json:"waiting_since,omitzero" doc:"The oldest of them."`
}

// OrganisationDetail adds what a coordinator and its own people see.
type OrganisationDetail struct {
	Organisation
	Nation          string `json:"nation" enum:"england-and-wales,scotland,northern-ireland"`
	Email           string `json:"email"`
	Phone           string `json:"phone"`
	Public          bool   `json:"public" doc:"Everybody may see it, without signing in."`
	Favourite       bool   `json:"favourite" doc:"It is one of the reader's."`
	AcknowledgeDays int    `json:"acknowledge_days,omitempty" doc:"Its own clock, where it differs from the network's."`
	DecideDays      int    `json:"decide_days,omitempty"`

	Website   string    `json:"website"`
	Address   string    `json:"address"`
	Languages string    `json:"languages"`
	Access    []Choice  `json:"access"`
	Opening   []OpenDay `json:"opening" doc:"Monday first; none where nothing is said."`

	DoorsNow
	Place     *Point   `json:"place,omitempty" doc:"Where its office is, where that is known."`
	AreaCodes []string `json:"area_codes" doc:"Of the areas it serves, those that a map can draw."`
}

// OrganisationList is organisations by name.
type OrganisationList struct {
	Items []Organisation `json:"items"`
	Total int            `json:"total" doc:"How many there are, also beyond the limit."`
}

// CreateOrganisationBody is a new member of the network. It starts paused (R6).
type CreateOrganisationBody struct {
	Name            string   `json:"name" minLength:"2" maxLength:"120"`
	Email           string   `json:"email" format:"email" maxLength:"254" doc:"Where its referrals are announced."`
	Phone           string   `json:"phone,omitempty" maxLength:"40"`
	Nation          string   `json:"nation" enum:"england-and-wales,scotland,northern-ireland"`
	Summary         string   `json:"summary,omitempty" maxLength:"500"`
	Criteria        string   `json:"criteria,omitempty" maxLength:"2000"`
	Areas           []string `json:"areas,omitempty" maxItems:"40"`
	Issues          []string `json:"issues,omitempty" maxItems:"60"`
	Type            string   `json:"type,omitempty" maxLength:"60" doc:"Code of the reference list types."`
	AcknowledgeDays int      `json:"acknowledge_days,omitempty" minimum:"1" maximum:"20" doc:"Its own clock, where it differs from the network's."`
	DecideDays      int      `json:"decide_days,omitempty" minimum:"1" maximum:"40"`
}

// PauseBody says why an organisation takes no referrals for now.
type PauseBody struct {
	Reason string `json:"reason" minLength:"1" maxLength:"500" doc:"Shown to those who would refer to it."`
}

// TypeBody says what kind of organisation one is.
type TypeBody struct {
	Type string `json:"type" maxLength:"60" doc:"Code of the reference list types. Empty: not said."`
}

type organisationTypeInput struct {
	ID   uuid.UUID `path:"id"`
	Body TypeBody
}

type createOrganisationInput struct{ Body CreateOrganisationBody }

type pauseOrganisationInput struct {
	ID   uuid.UUID `path:"id"`
	Body PauseBody
}

type organisationOutput struct{ Body OrganisationDetail }

type organisationListOutput struct{ Body OrganisationList }
