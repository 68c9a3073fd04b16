package api

import (
	"net/http"

	"github.com/google/uuid"
)

// SecondFactor is what one has and what the network asks.
type SecondFactor struct {
	Rule         string `json:"rule" enum:"off,optional,required" doc:"For the strictest of one's roles."`
	On           bool   `json:"on"`
	RecoveryLeft int    `json:"recovery_left" doc:"Recovery codes that were not used yet."`
}

type secondFactorOutput struct{ Body SecondFactor }

// CodeBody is a code of the app, or where it is asked for in signing in, a
// recovery code.
type CodeBody struct {
	Code string `json:"code" minLength:"1" maxLength:"40"`
}

type codeInput struct{ Body CodeBody }

// OwnPasswordBody repeats one's password before something serious.
type OwnPasswordBody struct {
	Password string `json:"password,omitempty" maxLength:"256" doc:"Not needed while signing in, where it was just given."`
}

type ownPasswordInput struct{ Body OwnPasswordBody }

// NewSecondFactor is a secret for the app, shown once.
type NewSecondFactor struct {
	Key   string `json:"key" doc:"The secret as text, for an app that cannot see the picture."`
	Image string `json:"image" doc:"The same as a QR code: a PNG in base64."`
}

type newSecondFactorOutput struct{ Body NewSecondFactor }

// RecoveryCodes are for when the telephone is lost: each works once, and they
// are shown once.
type RecoveryCodes struct {
	Codes []string `json:"codes"`
}

type recoveryCodesOutput struct {
	SetCookie []http.Cookie `header:"Set-Cookie"`
	Body      RecoveryCodes
}

// SecondFactorPolicy is the network's rule for each role.
type SecondFactorPolicy struct {
	Adviser     string `json:"adviser" enum:"off,optional,required"`
	Lead        string `json:"lead" enum:"off,optional,required"`
	Coordinator string `json:"coordinator" enum:"off,optional,required"`
	Auditor     string `json:"auditor" enum:"off,optional,required"`
}

type secondFactorPolicyInput struct{ Body SecondFactorPolicy }

type secondFactorPolicyOutput struct{ Body SecondFactorPolicy }

type resetSecondFactorInput struct {
	ID   uuid.UUID `path:"id"`
	Body ReasonBody
}

func (s *Server) registerSecondFactor() {
	const own, policy = "/me/second-factor", "/network/second-factor"
	add(s, s.guessable(operation("prove-second-factor", http.MethodPost, "/session/code", tagSession, "Finish signing in with a code")), s.proveSecondFactor)
	add(s, operation("second-factor", http.MethodGet, own, tagAccount, "One's own second factor"), s.secondFactor)
	add(s, s.guessable(operation("begin-second-factor", http.MethodPost, own, tagAccount, "Begin to set up a second factor")), s.beginSecondFactor)
	add(s, s.guessable(operation("confirm-second-factor", http.MethodPost, own+"/confirm", tagAccount, "Finish it with a first code, and get recovery codes")), s.confirmSecondFactor)
	add(s, s.guessable(operation("remove-second-factor", http.MethodPost, own+"/remove", tagAccount, "Remove one's own second factor")), s.removeSecondFactor)
	add(s, operation("reset-second-factor", http.MethodPost, "/users/{id}/reset-second-factor", tagNetwork, "Remove somebody's second factor, whose telephone is lost"), s.resetSecondFactor)
	add(s, operation("second-factor-policy", http.MethodGet, policy, tagNetwork, "Who needs a second factor"), s.secondFactorPolicy)
	add(s, operation("set-second-factor-policy", http.MethodPut, policy, tagNetwork, "Change who needs a second factor"), s.setSecondFactorPolicy)
}
