package api

import (
	"net/http"
	"time"

	"github.com/google/uuid"
)

type listPeopleInput struct {
	ID     uuid.UUID `path:"id"`
	Cursor string    `query:"cursor" maxLength:"400"`
	Limit  int       `query:"limit" minimum:"1" maximum:"100" default:"50"`
}

// StaffMember is somebody who works for the organisation.
type StaffMember struct {
	ID           uuid.UUID  `json:"id"`
	Username     string     `json:"username"`
	Name         string     `json:"name"`
	Email        string     `json:"email"`
	State        string     `json:"state" enum:"active,invited,locked,suspended"`
	Role         string     `json:"role" enum:"adviser,lead"`
	JobTitle     string     `json:"job_title"`
	Phone        string     `json:"phone"`
	Rights       []string   `json:"rights" enum:"switch_accepting,export,see_reports" doc:"What a lead has allowed them; leads may do all."`
	LastSignInAt *time.Time `json:"last_sign_in_at,omitempty"`
	You          bool       `json:"you"`
	Version      int64      `json:"version" doc:"Of what they are and may do; whoever changes it names it."`
}

// StaffPage is one page of an organisation's people, by surname.
type StaffPage struct {
	Items []StaffMember `json:"items"`
	Next  string        `json:"next,omitempty"`
}

type staffPageOutput struct{ Body StaffPage }

type staffMemberOutput struct{ Body StaffMember }

// AddPersonBody names somebody who has an account already.
type AddPersonBody struct {
	Who  string `json:"who" minLength:"1" maxLength:"254" doc:"Their whole username or e-mail address. Nobody is searched for."`
	Role string `json:"role" enum:"adviser,lead"`
}

type addPersonInput struct {
	ID   uuid.UUID `path:"id"`
	Body AddPersonBody
}

type personInput struct {
	ID     uuid.UUID `path:"id"`
	Person uuid.UUID `path:"person"`
}

// ChangePersonBody is all that a lead keeps of one of their people.
type ChangePersonBody struct {
	SeenPart
	Role     string   `json:"role" enum:"adviser,lead"`
	JobTitle string   `json:"job_title" maxLength:"100"`
	Phone    string   `json:"phone" maxLength:"40"`
	Rights   []string `json:"rights" maxItems:"3" enum:"switch_accepting,export,see_reports"`
}

type changePersonInput struct {
	ID     uuid.UUID `path:"id"`
	Person uuid.UUID `path:"person"`
	Body   ChangePersonBody
}

// LeftReferral is an open referral that nobody has any more.
type LeftReferral struct {
	ID     uuid.UUID `json:"id"`
	Number int64     `json:"number"`
}

// RemovedPerson tells what somebody who was removed leaves to others.
type RemovedPerson struct {
	Unassigned []LeftReferral `json:"unassigned" doc:"Open referrals that were assigned to them, and now to nobody."`
}

type removedPersonOutput struct{ Body RemovedPerson }

func (s *Server) registerStaff() {
	const people, one = "/organisations/{id}/people", "/organisations/{id}/people/{person}"
	add(s, operation("list-people", http.MethodGet, people, tagOrganisation, "Who works for an organisation"), s.listPeople)
	add(s, s.guessable(answering(http.StatusCreated, operation("add-person", http.MethodPost, people, tagOrganisation, "Let somebody who has an account work for the organisation, too"))), s.addPerson)
	add(s, operation("change-person", http.MethodPut, one, tagOrganisation, "Change what somebody is and may do in the organisation"), s.changePerson)
	add(s, operation("remove-person", http.MethodDelete, one, tagOrganisation, "End somebody's work for the organisation"), s.removePerson)
}
