package api

import (
	"time"

	"github.com/google/uuid"
)

// DirectorySearch is what the directory is asked for. It is a POST because
// people may type anything.
type DirectorySearch struct {
	Text      string `json:"text,omitempty" maxLength:"100" doc:"Words of a name, an area or an issue. A misspelt name is found."`
	Issue     string `json:"issue,omitempty" maxLength:"60"`
	Type      string `json:"type,omitempty" maxLength:"60" doc:"Only organisations of this kind."`
	Area      string `json:"area,omitempty" maxLength:"120"`
	Postcode  string `json:"postcode,omitempty" maxLength:"12" doc:"Only those that serve the area it lies in, the nearest first. It is not kept."`
	Open      bool   `json:"open,omitempty" doc:"Only those that are known to be open now."`
	Accepting bool   `json:"accepting,omitempty" doc:"Only those that would take a referral of the reader's."`
	Favourite bool   `json:"favourite,omitempty" doc:"Only the reader's favourites."`
	Page      int    `json:"page,omitempty" minimum:"1" maximum:"1000"`
	All       bool   `json:"all,omitempty" doc:"All that are found at once, for a map."`
}

// DistancesBody asks how far it is. It is a POST so that a client's postcode
// stands in no address.
type DistancesBody struct {
	Postcode string `json:"postcode" minLength:"1" maxLength:"12" doc:"It is not kept."`
}

// Distances are from the postcode to the organisations' offices, where those are known.
type Distances struct {
	Items []Distance `json:"items"`
}

// Distance is how far it is to one organisation, as the crow flies.
type Distance struct {
	ID    uuid.UUID `json:"id"`
	Miles float64   `json:"miles"`
}

type distancesInput struct{ Body DistancesBody }

type distancesOutput struct{ Body Distances }

// DirectoryEntry is an organisation in the directory, and what is the reader's about it.
type DirectoryEntry struct {
	Organisation
	DoorsNow
	Favourite bool     `json:"favourite"`
	Miles     *float64 `json:"miles,omitempty" doc:"From the postcode to its office, where both are known."`
	Place     *Point   `json:"place,omitempty" doc:"Where its office is, where that is known."`
}

// DoorsNow is whether it is open, as far as its opening times can be read (R11).
type DoorsNow struct {
	Doors     string    `json:"doors" enum:"open,closed,unknown" doc:"Whether it is open now, as far as its opening times can be read (R11)."`
	OpenUntil time.Time `json:"open_until,omitzero" doc:"Open: when it closes."`
	OpensAt   time.Time `json:"opens_at,omitzero" doc:"Closed: when it opens next, where that can be read."`
}

// Point is a place on the Earth.
type Point struct {
	Latitude  float64 `json:"latitude"`
	Longitude float64 `json:"longitude"`
}

// DirectoryList is a page of what was found.
type DirectoryList struct {
	Items    []DirectoryEntry `json:"items"`
	Total    int              `json:"total"`
	Pages    int              `json:"pages"`
	Area     string           `json:"area,omitempty" doc:"The area in which the postcode lies."`
	Listings Listings         `json:"listings" doc:"Services outside the network, on the first page."`
	Similar  bool             `json:"similar" doc:"Nothing has the words; these names sound like them."`
}

// DirectoryChoices is what the directory's form offers.
type DirectoryChoices struct {
	Areas     []string          `json:"areas"`
	Postcodes bool              `json:"postcodes" doc:"Postcodes were imported, so one can be asked for."`
	Recent    []DirectorySearch `json:"recent" doc:"The reader's searches that found something, the latest first."`
}

// PublishBody says whether everybody may see an organisation.
type PublishBody struct {
	Public bool `json:"public" doc:"Shown to everybody, without signing in, and in the Open Referral UK feed."`
}

type directorySearchInput struct{ Body DirectorySearch }

type directoryListOutput struct{ Body DirectoryList }

type directoryChoicesOutput struct{ Body DirectoryChoices }

type publishInput struct {
	ID   uuid.UUID `path:"id"`
	Body PublishBody
}
