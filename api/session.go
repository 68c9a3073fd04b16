package api

import (
	"net/http"
	"time"

	"github.com/google/uuid"

	"onward/referral"
)

// SignInBody is a username and its password.
type SignInBody struct {
	Username string `json:"username" minLength:"1" maxLength:"100" doc:"First initial and surname, such as hpotter."`
	Password string `json:"password" minLength:"1" maxLength:"256"`
}

type signInInput struct {
	UserAgent string `header:"User-Agent" hidden:"true"`
	Body      SignInBody
}

// sessionOutput is the session and the cookie that carries it.
type sessionOutput struct {
	SetCookie []http.Cookie `header:"Set-Cookie"`
	Body      Session
}

// Session is who is signed in, for whom they act and what they may do.
type Session struct {
	User        SignedIn          `json:"user"`
	ActingFor   Membership        `json:"acting_for" doc:"The membership in use. Its organisation is absent for people of the network."`
	Memberships []Membership      `json:"memberships"`
	Permissions []string          `json:"permissions" doc:"Ids of the operations this person may call now. Menus show these and no others."`
	Network     Network           `json:"network"`
	Preferences map[string]string `json:"preferences" doc:"How this person likes to look at things, by name."`
	Announced   []Announced       `json:"announced" doc:"What coordinators tell this person today, what is important first."`
	Notices     []Notice          `json:"notices" doc:"What everybody must know now, such as that e-mails are late."`
	Agreement   *OwedAgreement    `json:"agreement,omitempty" doc:"The data-sharing agreement that the organisation has yet to accept: for its leads, and for everybody of it once they can neither send nor receive."`
	IdleSeconds int               `json:"idle_seconds" doc:"The session ends after so long without a request."`
	ExpiresAt   time.Time         `json:"expires_at" doc:"The session ends then in any case."`
	Owes        string            `json:"owes,omitempty" enum:"code,enrolment" doc:"The password was right, and a code of the second factor must follow, or one must be set up. Until then nothing else may be called."`
}

// SignedIn is the person who is signed in.
type SignedIn struct {
	ID       uuid.UUID `json:"id"`
	Username string    `json:"username"`
	Name     string    `json:"name"`
}

// Membership is a role, in an organisation or in the network.
type Membership struct {
	ID           string `json:"id" doc:"Give it to act-for."`
	Role         string `json:"role" enum:"adviser,lead,coordinator,auditor"`
	Organisation *Party `json:"organisation,omitempty"`
}

// Network is the installation as a whole.
type Network struct {
	Name              string `json:"name"`
	Demo              bool   `json:"demo" doc:"An invented network to try things out in: nobody is e-mailed."`
	PasswordMinLength int    `json:"password_min_length"`
	InboxURL          string `json:"inbox_url,omitempty" doc:"Where the demo's e-mails can be read."`
}

// OwedAgreement is what the organisation has yet to accept.
type OwedAgreement struct {
	From   referral.Date `json:"from" doc:"From this day it must have been accepted."`
	Barred bool          `json:"barred" doc:"Until then the organisation can neither send nor receive."`
}

// Announced is what coordinators tell somebody.
type Announced struct {
	ID        uuid.UUID `json:"id"`
	Text      string    `json:"text"`
	Important bool      `json:"important" doc:"Show it again until the person says that they have read it."`
}

// Notice is something everybody must know now.
type Notice struct {
	Code    string `json:"code" enum:"clock_late,holidays_unknown"`
	Message string `json:"message"`
}

// ActForBody names the membership to act with.
type ActForBody struct {
	MembershipID string `json:"membership_id" maxLength:"64" doc:"A membership's id, from the session."`
}

type actForInput struct{ Body ActForBody }

// signOutInput has the cookie under either of its names, so that signing out
// works without a session too.
type signOutInput struct {
	Secure string `cookie:"__Host-onward" hidden:"true"`
	Plain  string `cookie:"onward" hidden:"true"`
}

type signOutOutput struct {
	SetCookie     []http.Cookie `header:"Set-Cookie"`
	ClearSiteData string        `header:"Clear-Site-Data"`
}
