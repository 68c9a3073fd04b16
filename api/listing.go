package api

import (
	"time"

	"github.com/google/uuid"
)

// Listing is a service outside the network, copied from open data: nobody can
// refer to it here.
type Listing struct {
	ID       uuid.UUID `json:"id"`
	Name     string    `json:"name"`
	Provider string    `json:"provider" doc:"The organisation that gives it."`
	Summary  string    `json:"summary"`
	Phone    string    `json:"phone"`
	Email    string    `json:"email"`
	Website  string    `json:"website"`
	Address  string    `json:"address"`
	Areas    []string  `json:"areas"`
	Opening  []OpenDay `json:"opening" doc:"Monday first; none where nothing is said."`
	DoorsNow
	Miles  *float64  `json:"miles,omitempty"`
	Source string    `json:"source" doc:"The directory that says so."`
	ReadAt time.Time `json:"read_at" doc:"When it said so last."`
}

// Listings are services outside the network that a search found.
type Listings struct {
	Items []Listing `json:"items"`
	Total int       `json:"total" doc:"How many there are, also beyond those that are shown."`
}

// ImportSource is a directory to look at: by its address, or what a file says.
type ImportSource struct {
	Source string `json:"source" minLength:"1" maxLength:"500" doc:"The address of a feed of Open Referral UK, or for a file the name of the directory it is of: the next import of the same brings it up to date."`
	Text   string `json:"text,omitempty" maxLength:"8388608" doc:"What the file says. Without it the address is read."`
}

// ImportRow is what an import would do with one listing.
type ImportRow struct {
	Key      string         `json:"key" doc:"What its source calls it."`
	Name     string         `json:"name"`
	Provider string         `json:"provider"`
	Summary  string         `json:"summary"`
	Address  string         `json:"address"`
	State    string         `json:"state" enum:"new,changed,same,missing,member"`
	Changes  []ImportChange `json:"changes"`
}

// ImportChange is one thing that a directory says otherwise than before.
type ImportChange struct {
	Field  string `json:"field" enum:"name,provider,summary,phone,email,website,address,place,areas,opening"`
	Before string `json:"before"`
	After  string `json:"after"`
}

// ImportPreview is what a directory says now, beside what is known of it.
type ImportPreview struct {
	ID     uuid.UUID   `json:"id"`
	Source string      `json:"source"`
	Rows   []ImportRow `json:"rows"`
}

// ImportChoice is what to do of a preview.
type ImportChoice struct {
	Chosen []string `json:"chosen" minItems:"1" maxItems:"5000" doc:"The keys of the rows to apply."`
}

// ImportDone says what an import did.
type ImportDone struct {
	Added   int `json:"added"`
	Changed int `json:"changed"`
	Removed int `json:"removed"`
}

type importSourceInput struct{ Body ImportSource }

type importPreviewOutput struct{ Body ImportPreview }

type importChoiceInput struct {
	ID   uuid.UUID `path:"id"`
	Body ImportChoice
}

type importDoneOutput struct{ Body ImportDone }
