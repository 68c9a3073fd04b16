package api

import (
	"time"

	"github.com/google/uuid"
)

// ApplicationRow is an organisation that asks to join, in the list.
type ApplicationRow struct {
	ID          uuid.UUID  `json:"id"`
	Name        string     `json:"name"`
	Areas       []string   `json:"areas"`
	State       string     `json:"state" enum:"waiting,approved,declined"`
	ConfirmedAt time.Time  `json:"confirmed_at" doc:"When whoever applied confirmed it."`
	DecidedAt   *time.Time `json:"decided_at,omitempty"`
	By          *Person    `json:"by,omitempty" doc:"Who decided."`
}

// ApplicationList is what waits, the oldest first, then what was decided, the
// latest first.
type ApplicationList struct {
	Items []ApplicationRow `json:"items"`
}

// Application is all that an organisation which asks to join says of itself.
type Application struct {
	ApplicationRow
	Version      int64      `json:"version"`
	Nation       string     `json:"nation" doc:"In words."`
	Offer        string     `json:"offer" doc:"What it does."`
	Issues       []Issue    `json:"issues"`
	Website      string     `json:"website"`
	Email        string     `json:"email"`
	Phone        string     `json:"phone"`
	Lead         Applicant  `json:"lead"`
	Reason       string     `json:"reason" doc:"Why it wants to join."`
	Answer       string     `json:"answer" doc:"Why not, as the applicant was told."`
	Organisation *uuid.UUID `json:"organisation,omitempty" doc:"That it became."`
	Erased       bool       `json:"erased" doc:"What it said of people was erased, a year after the decision."`
	EraseOn      string     `json:"erase_on,omitempty" format:"date" doc:"When that happens."`
	Alike        []Likeness `json:"alike" doc:"What it may be the same as."`
}

// Applicant is the person who would be the lead.
type Applicant struct {
	Name     string `json:"name"`
	JobTitle string `json:"job_title"`
	Email    string `json:"email"`
	Phone    string `json:"phone"`
	Username string `json:"username,omitempty" doc:"That they would get now; absent once it is decided."`
}

// Likeness is what an application may be the same as, and why.
type Likeness struct {
	Kind     string    `json:"kind" enum:"organisation,application,account"`
	ID       uuid.UUID `json:"id"`
	Sentence string    `json:"sentence" doc:"Such as: Breck Advice is in the network already: the names are alike."`
}

// ApproveApplicationBody lets the organisation join.
type ApproveApplicationBody struct {
	Version int64  `json:"version" minimum:"1" doc:"The version you saw. If somebody decided since, nothing is saved and the answer is 409."`
	Name    string `json:"name" minLength:"2" maxLength:"120" doc:"The organisation's name as the network will read it."`
}

// DeclineApplicationBody says no.
type DeclineApplicationBody struct {
	Version int64  `json:"version" minimum:"1" doc:"The version you saw."`
	Words   string `json:"words" maxLength:"1000" doc:"Why, e-mailed to the applicant."`
}

type applicationInput struct {
	ID uuid.UUID `path:"id"`
}

type approveApplicationInput struct {
	ID   uuid.UUID `path:"id"`
	Body ApproveApplicationBody
}

type declineApplicationInput struct {
	ID   uuid.UUID `path:"id"`
	Body DeclineApplicationBody
}

type applicationOutput struct{ Body Application }

type applicationListOutput struct{ Body ApplicationList }
