package referral

import (
	"slices"
	"strings"
	"time"
	"unicode/utf8"
)

// GlassFor is how long a coordinator who broke the glass may read the client
// (spec section 2).
const GlassFor = 30 * time.Minute

// minGlassWords is how much they must say about why, in characters: both sides
// read it.
const minGlassWords = 20

// GlassReason is why a coordinator must see one referral's client.
type GlassReason string

// The reasons a coordinator may give.
const (
	GlassAtRisk    GlassReason = "at_risk"
	GlassStuck     GlassReason = "stuck"
	GlassComplaint GlassReason = "complaint"
	GlassTheirData GlassReason = "their_data"
	GlassBreach    GlassReason = "breach"
	GlassOther     GlassReason = "other"
)

// GlassReasons lists the reasons in the order a form shows them.
var GlassReasons = []GlassReason{GlassAtRisk, GlassStuck, GlassComplaint, GlassTheirData, GlassBreach, GlassOther}

// breakGlass changes nothing of the referral: that it was done is what counts,
// in its history and with both sides.
func breakGlass(_ *Referral, cmd Command, _ Calendar, _ time.Time) error { return cmd.CheckGlass() }

// CheckGlass refuses to break the glass without a reason that both sides can
// judge.
func (c Command) CheckGlass() error {
	if !slices.Contains(GlassReasons, c.Glass) {
		return invalid("reason", "Choose why you must see the client's details.")
	}
	if utf8.RuneCountInString(strings.TrimSpace(c.Words)) < minGlassWords {
		return invalid("words", "Say in a sentence why, for both organisations to read: at least 20 characters.")
	}
	return words(c, "")
}
