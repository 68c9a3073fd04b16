package api

import "time"

// ForgottenPasswordBody names whose password is forgotten.
type ForgottenPasswordBody struct {
	Username string `json:"username" minLength:"1" maxLength:"100"`
}

type forgottenPasswordInput struct{ Body ForgottenPasswordBody }

// Message is words for the person who asked.
type Message struct {
	Message string `json:"message"`
}

type messageOutput struct{ Body Message }

// PasswordTokenBody is the secret of an e-mailed link.
type PasswordTokenBody struct {
	Token string `json:"token" minLength:"1" maxLength:"200" doc:"What follows # in the e-mailed link."`
}

type passwordTokenInput struct{ Body PasswordTokenBody }

// PasswordToken says whether a link still works. Asking changes nothing.
type PasswordToken struct {
	Valid     bool       `json:"valid"`
	Username  string     `json:"username,omitempty" doc:"Whose password it sets."`
	ExpiresAt *time.Time `json:"expires_at,omitempty"`
	MinLength int        `json:"min_length" doc:"The fewest characters a password may have."`
}

type passwordTokenOutput struct{ Body PasswordToken }

// SetPasswordBody sets a password by an e-mailed link, which then is used up.
type SetPasswordBody struct {
	Token    string `json:"token" minLength:"1" maxLength:"200"`
	Password string `json:"password" minLength:"1" maxLength:"256"`
}

type setPasswordInput struct{ Body SetPasswordBody }

// SetPassword tells whose password was set, for the sign-in page.
type SetPassword struct {
	Username string `json:"username"`
}

type setPasswordOutput struct{ Body SetPassword }
