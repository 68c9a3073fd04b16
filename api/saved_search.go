package api

import (
	"time"

	"github.com/google/uuid"
)

// SearchList is what a person keeps, by name, and their latest ten searches.
type SearchList struct {
	Saved  []SavedSearch `json:"saved"`
	Recent []SavedSearch `json:"recent" doc:"The latest first."`
}

// SavedSearch is a search that can be opened again. Nobody but its person sees
// it.
type SavedSearch struct {
	ID       uuid.UUID `json:"id"`
	Name     string    `json:"name,omitempty" doc:"Absent for a recent one."`
	Question Question  `json:"question"`
	UsedAt   time.Time `json:"used_at"`
}

// SaveSearchBody is a search and the name to keep it under.
type SaveSearchBody struct {
	Name     string   `json:"name" minLength:"1" maxLength:"80"`
	Question Question `json:"question"`
}

// RenameSearchBody is another name.
type RenameSearchBody struct {
	Name string `json:"name" minLength:"1" maxLength:"80"`
}

type searchListOutput struct{ Body SearchList }

type saveSearchInput struct{ Body SaveSearchBody }

type savedSearchOutput struct{ Body SavedSearch }

type renameSearchInput struct {
	ID   uuid.UUID `path:"id"`
	Body RenameSearchBody
}

type searchInput struct {
	ID uuid.UUID `path:"id"`
}
