package api

import (
	"time"

	"github.com/google/uuid"
)

type userInput struct {
	ID uuid.UUID `path:"id"`
}

// UserSearchBody asks for accounts. It is not a query in a URL, where names must
// not be.
type UserSearchBody struct {
	Search string `json:"search,omitempty" maxLength:"100" doc:"Part of a username, a name or an organisation's name."`
	State  string `json:"state,omitempty" enum:"active,invited,locked,suspended,"`
	Cursor string `json:"cursor,omitempty" maxLength:"400"`
	Limit  int    `json:"limit,omitempty" minimum:"1" maximum:"100" default:"25"`
}

type listUsersInput struct{ Body UserSearchBody }

// User is a person's account.
type User struct {
	ID           uuid.UUID  `json:"id"`
	Username     string     `json:"username"`
	Name         string     `json:"name"`
	Email        string     `json:"email"`
	State        string     `json:"state" enum:"active,invited,locked,suspended"`
	Memberships  []UserRole `json:"memberships"`
	LastSignInAt *time.Time `json:"last_sign_in_at,omitempty"`
	LockedAt     *time.Time `json:"locked_at,omitempty"`
}

// UserRole is a role somebody holds.
type UserRole struct {
	Role         string `json:"role" enum:"adviser,lead,coordinator,auditor"`
	Organisation *Party `json:"organisation,omitempty"`
}

// UserPage is one page of accounts.
type UserPage struct {
	Items []User `json:"items"`
	Next  string `json:"next,omitempty"`
}

// CreateUserBody is a new account. The person sets their own password by an
// e-mailed link (N3).
type CreateUserBody struct {
	FirstName      string     `json:"first_name" minLength:"1" maxLength:"100"`
	LastName       string     `json:"last_name" minLength:"1" maxLength:"100"`
	Email          string     `json:"email" format:"email" maxLength:"254"`
	Role           string     `json:"role" enum:"adviser,lead,coordinator,auditor"`
	OrganisationID *uuid.UUID `json:"organisation_id,omitempty" doc:"Absent for coordinators and auditors."`
	JobTitle       string     `json:"job_title,omitempty" maxLength:"100"`
	Phone          string     `json:"phone,omitempty" maxLength:"40"`
}

// PreviewUserBody is a name to make a username of.
type PreviewUserBody struct {
	FirstName string `json:"first_name" maxLength:"100"`
	LastName  string `json:"last_name" maxLength:"100"`
}

// UsernamePreview is the username that a person would get now.
type UsernamePreview struct {
	Username string `json:"username"`
}

// ReasonBody says why, for the audit.
type ReasonBody struct {
	Reason string `json:"reason" minLength:"1" maxLength:"500" doc:"Why, for the audit."`
}

type createUserInput struct{ Body CreateUserBody }

type previewUserInput struct{ Body PreviewUserBody }

type userReasonInput struct {
	ID   uuid.UUID `path:"id"`
	Body ReasonBody
}

type userOutput struct{ Body User }

type userPageOutput struct{ Body UserPage }

type usernamePreviewOutput struct{ Body UsernamePreview }
