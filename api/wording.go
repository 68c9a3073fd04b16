package api

import "time"

// NetworkWording is a text that the network writes itself, with its history.
type NetworkWording struct {
	Kind     string           `json:"kind"`
	Versions []WordingVersion `json:"versions" doc:"The newest first: that one is shown."`
}

// WordingVersion is one version of a text. A version never changes.
type WordingVersion struct {
	Version int       `json:"version"`
	Text    string    `json:"text"`
	At      time.Time `json:"at"`
	By      *Person   `json:"by,omitempty" doc:"None: what the network began with."`
}

// NetworkWordings is every text.
type NetworkWordings struct {
	Items []NetworkWording `json:"items"`
}

// SetWordingBody is the next version of a text.
type SetWordingBody struct {
	Version int    `json:"version" minimum:"1" doc:"The version you saw. If somebody changed the words since, nothing is saved and the answer is 409."`
	Text    string `json:"text" maxLength:"20000"`
}

type setWordingInput struct {
	Kind string `path:"kind" enum:"consent,print,export"`
	Body SetWordingBody
}

type wordingsOutput struct{ Body NetworkWordings }

type wordingOutput struct{ Body NetworkWording }
