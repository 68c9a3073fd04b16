package referral

import "github.com/google/uuid"

// Form is what the sender writes about the client and the need (N7-N19,
// R13-R18). It is personal data: it stays in Postgres and on the screens of the
// two organisations.
type Form struct {
	Client  Client   `json:"client"`
	Contact Contact  `json:"contact"`
	Need    Need     `json:"need"`
	Consent Consent  `json:"consent"`
	Answers []Answer `json:"answers,omitempty" maxItems:"420" doc:"To the extra questions of the receivers and about the issues."`
}

// Client is the person helped.
type Client struct {
	Title            string  `json:"title" maxLength:"200"`
	FirstName        string  `json:"first_name" maxLength:"200"`
	LastName         string  `json:"last_name" maxLength:"200"`
	DateOfBirth      *Date   `json:"date_of_birth,omitempty"`
	Gender           string  `json:"gender" maxLength:"200"`
	Ethnicity        string  `json:"ethnicity" maxLength:"200"`
	Disability       string  `json:"disability" maxLength:"2000"`
	Language         string  `json:"language" maxLength:"200"`
	NeedsInterpreter bool    `json:"needs_interpreter"`
	Address          Address `json:"address"`
}

// Address is where the client lives or gets letters (R14).
type Address struct {
	Line1    string `json:"line_1" maxLength:"200"`
	Line2    string `json:"line_2" maxLength:"200"`
	Town     string `json:"town" maxLength:"200"`
	County   string `json:"county" maxLength:"200"`
	Postcode string `json:"postcode" maxLength:"200"`
}

// Contact is how to reach the client, and how not to.
type Contact struct {
	Phone        string  `json:"phone" maxLength:"200"` // always required (N8)
	OtherPhone   string  `json:"other_phone" maxLength:"200"`
	Email        string  `json:"email" maxLength:"200"`
	Preferred    Channel `json:"preferred,omitempty" enum:"phone,text,email,letter,in_person,"`
	Voicemail    bool    `json:"voicemail"` // may a message be left? (N9)
	SafeTimes    string  `json:"safe_times" maxLength:"2000"`
	DoNotContact bool    `json:"do_not_contact"`          // reach the client through the sender only
	Safety       string  `json:"safety" maxLength:"2000"` // what the receiver must know before contacting
}

// Need is why the client is referred.
type Need struct {
	Reason         string    `json:"reason" maxLength:"20000"`          // why, and what happened (N10)
	Wanted         string    `json:"wanted" maxLength:"20000"`          // what the client wants to achieve (N10)
	OthersInvolved string    `json:"others_involved" maxLength:"10000"` // (N11)
	OtherReferrals string    `json:"other_referrals" maxLength:"10000"`
	StillDoing     string    `json:"still_doing" maxLength:"10000"`
	Risks          string    `json:"risks" maxLength:"10000"`   // known risks posed by or to the client (N12)
	Support        string    `json:"support" maxLength:"10000"` // needs and supporting information (N12)
	Urgent         bool      `json:"urgent"`                    // needed much sooner than 8 working days (N14)
	Issues         []string  `json:"issues" maxItems:"20"`      // codes (N15)
	KeyDates       []KeyDate `json:"key_dates" maxItems:"10"`
}

// KeyDate is a day that cannot be missed: a hearing, an eviction.
type KeyDate struct {
	What string `json:"what" maxLength:"200"`
	On   Date   `json:"on"`
}

// Basis is the lawful basis on which the client's details are shared.
type Basis string

// The bases: consent first, and those that stand without it.
const (
	BasisConsent      Basis = "consent"
	BasisSafeguarding Basis = "safeguarding"
	BasisVital        Basis = "vital_interests"
	BasisPublicTask   Basis = "public_task"
)

// Bases lists the lawful bases in the order a form shows them.
var Bases = []Basis{BasisConsent, BasisSafeguarding, BasisVital, BasisPublicTask}

// Consent is the client's permission as it was given: how, when, to whom, and
// the words that were read to them (R17, R58).
type Consent struct {
	Given   bool        `json:"given"`
	Basis   Basis       `json:"basis,omitempty" enum:"consent,safeguarding,vital_interests,public_task,"`
	How     string      `json:"how,omitempty" enum:"spoken,written,"`
	On      *Date       `json:"on,omitempty"`
	Wording string      `json:"wording" maxLength:"10000"` // the text shown, kept with the referral
	Why     string      `json:"why" maxLength:"2000"`      // the reason, where the basis is not consent
	To      []uuid.UUID `json:"to" maxItems:"20"`          // the receivers named to the client
}
