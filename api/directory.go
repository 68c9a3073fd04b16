package api

import "github.com/google/uuid"

// DirectorySearch is what the directory is asked for. It is a POST because
// people may type anything.
type DirectorySearch struct {
	Text      string `json:"text,omitempty" maxLength:"100" doc:"Words of a name, an area or an issue. A misspelt name is found."`
	Issue     string `json:"issue,omitempty" maxLength:"60"`
	Area      string `json:"area,omitempty" maxLength:"120"`
	Postcode  string `json:"postcode,omitempty" maxLength:"12" doc:"Only those that serve the area it lies in. It is not kept."`
	Accepting bool   `json:"accepting,omitempty" doc:"Only those that would take a referral of the reader's."`
	Favourite bool   `json:"favourite,omitempty" doc:"Only the reader's favourites."`
	Page      int    `json:"page,omitempty" minimum:"1" maximum:"1000"`
}

// DirectoryEntry is an organisation in the directory, and what is the reader's about it.
type DirectoryEntry struct {
	Organisation
	Favourite bool `json:"favourite"`
}

// DirectoryList is a page of what was found.
type DirectoryList struct {
	Items   []DirectoryEntry `json:"items"`
	Total   int              `json:"total"`
	Pages   int              `json:"pages"`
	Area    string           `json:"area,omitempty" doc:"The area in which the postcode lies."`
	Similar bool             `json:"similar" doc:"Nothing has the words; these names sound like them."`
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
