package api

import (
	"net/http"
	"time"

	"github.com/google/uuid"
)

// Account is one's own account.
type Account struct {
	Username       string     `json:"username"`
	Name           string     `json:"name"`
	Email          string     `json:"email"`
	Memberships    []UserRole `json:"memberships"`
	SignedInAt     *time.Time `json:"signed_in_at,omitempty" doc:"The last time."`
	SignedInBefore *time.Time `json:"signed_in_before,omitempty" doc:"The time before that, to notice if it was somebody else."`
}

type accountOutput struct{ Body Account }

// ChangePasswordBody sets a new password for whoever knows the old one.
type ChangePasswordBody struct {
	Current  string `json:"current" minLength:"1" maxLength:"256"`
	Password string `json:"password" minLength:"1" maxLength:"256"`
}

type changePasswordInput struct{ Body ChangePasswordBody }

// OpenSession is somewhere one is signed in.
type OpenSession struct {
	ID        uuid.UUID `json:"id"`
	Device    string    `json:"device" doc:"In words, such as Firefox on Windows."`
	StartedAt time.Time `json:"started_at"`
	SeenAt    time.Time `json:"seen_at" doc:"Last used, to the minute."`
	Current   bool      `json:"current" doc:"The one that asks."`
}

// SessionList is where one is signed in, the last used first.
type SessionList struct {
	Items []OpenSession `json:"items"`
}

type sessionListOutput struct{ Body SessionList }

type sessionInput struct {
	ID uuid.UUID `path:"id"`
}

func (s *Server) registerAccount() {
	add(s, operation("account", http.MethodGet, "/me", tagAccount, "One's own account"), s.account)
	add(s, s.guessable(operation("change-password", http.MethodPost, "/me/password", tagAccount, "Change one's own password")), s.changePassword)
	add(s, operation("list-sessions", http.MethodGet, "/me/sessions", tagAccount, "Where one is signed in"), s.listSessions)
	add(s, operation("end-session", http.MethodDelete, "/me/sessions/{id}", tagAccount, "Sign out one of one's own sessions"), s.endSession)
	add(s, operation("end-other-sessions", http.MethodDelete, "/me/sessions", tagAccount, "Sign out everywhere else"), s.endOtherSessions)
}
