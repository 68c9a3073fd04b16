package api

import (
	"time"

	"github.com/google/uuid"

	"onward/referral"
)

// OpenDay is when an organisation is open on one day, in words.
type OpenDay struct {
	Morning   string `json:"morning" maxLength:"40" doc:"Such as 9.30 to 12.30. Empty: closed."`
	Afternoon string `json:"afternoon" maxLength:"40"`
}

// OfficeAddress is an address in its parts.
type OfficeAddress struct {
	Line1    string `json:"line_1" maxLength:"200" doc:"Building and street."`
	Line2    string `json:"line_2" maxLength:"200"`
	Town     string `json:"town" maxLength:"100"`
	County   string `json:"county" maxLength:"100"`
	Postcode string `json:"postcode" maxLength:"12"`
}

// ProfileBody is what an organisation says of itself.
type ProfileBody struct {
	Summary   string        `json:"summary" maxLength:"500" doc:"What it does."`
	Criteria  string        `json:"criteria" maxLength:"2000" doc:"Whom it helps."`
	Waiting   string        `json:"waiting" maxLength:"200" doc:"How long clients wait."`
	Email     string        `json:"email" maxLength:"254" doc:"Where its referrals are announced."`
	Phone     string        `json:"phone" maxLength:"40"`
	Website   string        `json:"website" maxLength:"300"`
	Office    OfficeAddress `json:"office" doc:"Where clients come; empty where they do not."`
	Languages string        `json:"languages" maxLength:"500" doc:"Languages spoken, and interpreters."`
	Areas     []string      `json:"areas" maxItems:"40"`
	Issues    []string      `json:"issues" maxItems:"60"`
	Type      string        `json:"type,omitempty" maxLength:"60" doc:"What kind of organisation it is: code of the reference list types. Empty: not said."`
	Access    []string      `json:"access" maxItems:"20" doc:"Codes of the reference list access."`
	Opening   []OpenDay     `json:"opening" maxItems:"7" doc:"Monday first; none or all seven."`
}

// AcceptingBody says whether, from whom and how many referrals are taken.
type AcceptingBody struct {
	Open        bool          `json:"open"`
	OpensOn     referral.Date `json:"opens_on,omitzero" doc:"Closed: the day on which it opens by itself."`
	From        []uuid.UUID   `json:"from" maxItems:"1000" doc:"Empty: from every organisation."`
	WeeklyLimit int           `json:"weekly_limit,omitempty" minimum:"0" maximum:"1000" doc:"Referrals received from Monday to Sunday. 0: any number."`
	Note        string        `json:"note" maxLength:"500" doc:"For those who would refer."`
}

// DeadlinesBody is an organisation's own working days; 0 is the network's.
type DeadlinesBody struct {
	Acknowledge       int `json:"acknowledge,omitempty" minimum:"0" maximum:"60"`
	Decide            int `json:"decide,omitempty" minimum:"0" maximum:"60"`
	UrgentAcknowledge int `json:"urgent_acknowledge,omitempty" minimum:"0" maximum:"60"`
	UrgentDecide      int `json:"urgent_decide,omitempty" minimum:"0" maximum:"60"`
}

// ClosureBody is days on which nobody is there, both ends included.
type ClosureBody struct {
	From referral.Date `json:"from"`
	To   referral.Date `json:"to"`
}

// DuePreview is when a referral sent now would be due.
type DuePreview struct {
	AcknowledgeBy time.Time `json:"acknowledge_by"`
	DecideBy      time.Time `json:"decide_by" doc:"If it is acknowledged on its last day."`
}

// Managed is an organisation as its own people look after it.
type Managed struct {
	ID        uuid.UUID     `json:"id"`
	Name      string        `json:"name"`
	MayEdit   bool          `json:"may_edit" doc:"The reader is its lead."`
	MaySwitch bool          `json:"may_switch" doc:"The reader may open and close it to referrals."`
	Profile   ProfileBody   `json:"profile"`
	Address   string        `json:"address" doc:"As others read it. It is shown in the words of before until the profile has its parts."`
	CheckedAt time.Time     `json:"checked_at,omitzero" doc:"When its lead last said that the profile is true."`
	Stale     bool          `json:"stale" doc:"The profile should be checked again."`
	Accepting AcceptingBody `json:"accepting"`
	From      []Party       `json:"from" doc:"The chosen organisations by name."`
	Received  int           `json:"received" doc:"Referrals received this week."`
	Full      bool          `json:"full" doc:"This week's limit is reached."`
	Paused    bool          `json:"paused" doc:"A coordinator stopped it."`
	Joining   bool          `json:"joining" doc:"It is paused since it joined: a coordinator has yet to let it start."`
	Others    int           `json:"colleagues" doc:"Who work there beside the reader."`
	Today     referral.Date `json:"today"`
	Deadlines DeadlinesBody `json:"deadlines"`
	Network   DeadlinesBody `json:"network_deadlines"`
	Closures  []ClosureBody `json:"closures" doc:"From today on, days in a row together."`
	Normal    DuePreview    `json:"normal"`
	Urgent    DuePreview    `json:"urgent"`
	Versions  Versions      `json:"versions"`
	Suggested int           `json:"suggested" doc:"Suggestions that wait for the reader, a lead."`
}

// SeenPart is the version of a part that somebody saw. If somebody else changed it
// since, nothing is saved, and they are told who did.
type SeenPart struct {
	Version int64 `json:"version" minimum:"1" doc:"The version you saw. If somebody changed it since, nothing is saved and the answer is 409."`
}

// Versions are which version of each part there is.
type Versions struct {
	Profile   int64 `json:"profile"`
	Accepting int64 `json:"accepting"`
	Deadlines int64 `json:"deadlines"`
	Closures  int64 `json:"closures"`
}

// SaveProfileBody changes what an organisation says of itself.
type SaveProfileBody struct {
	SeenPart
	ProfileBody
}

// SetAcceptingBody changes which referrals are taken.
type SetAcceptingBody struct {
	SeenPart
	AcceptingBody
}

// SetDeadlinesBody changes an organisation's own working days.
type SetDeadlinesBody struct {
	SeenPart
	DeadlinesBody
}

// ChangeClosuresBody adds or removes days on which nobody is there.
type ChangeClosuresBody struct {
	SeenPart
	ClosureBody
}

type profileInput struct{ Body SaveProfileBody }

type checkProfileInput struct{ Body SeenPart }

type acceptingInput struct{ Body SetAcceptingBody }

type deadlinesInput struct{ Body SetDeadlinesBody }

type closureInput struct{ Body ChangeClosuresBody }

type managedOutput struct{ Body Managed }
