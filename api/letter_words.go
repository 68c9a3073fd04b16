package api

import (
	"time"

	"onward/referral"
	"onward/schema"
)

// LetterWords is what the network says around its letters.
type LetterWords struct {
	NetworkName string       `json:"network_name" maxLength:"1000" doc:"At the top of each. Empty: the installation's."`
	Contact     string       `json:"contact" maxLength:"1000" doc:"Whom to ask."`
	Closing     string       `json:"closing" maxLength:"1000" doc:"A line at the end."`
	Notes       []LetterNote `json:"notes" maxItems:"100" doc:"A sentence more in letters of a kind."`
}

// LetterNote is what letters of a kind say beside their own words.
type LetterNote struct {
	Letter string `json:"letter" maxLength:"60"`
	Text   string `json:"text" maxLength:"2000" doc:"Plain text of 300 characters at most. The only links are https."`
}

// LetterWordsVersion is one version of the words. A version never changes.
type LetterWordsVersion struct {
	Version int         `json:"version"`
	Words   LetterWords `json:"words"`
	At      time.Time   `json:"at"`
	By      *Person     `json:"by,omitempty" doc:"None: what the network began with."`
}

// NetworkLetters is every letter and what is said around them.
type NetworkLetters struct {
	Letters     []KnownLetter        `json:"letters"`
	Name        string               `json:"name" doc:"The installation's name of the network."`
	Versions    []LetterWordsVersion `json:"versions" doc:"The newest first: that one is used."`
	TestAddress string               `json:"test_address" doc:"Where a test goes: the reader's own address."`
	MayTest     bool                 `json:"may_test" doc:"E-mail is set up where this is answered."`
}

// SetLetterWordsBody is the next version of the words.
type SetLetterWordsBody struct {
	Version int `json:"version" minimum:"1" doc:"The version you saw. If somebody changed the words since, nothing is saved and the answer is 409."`
	LetterWords
}

// TryLetterBody is a letter with words that are not kept yet.
type TryLetterBody struct {
	Letter string      `json:"letter" maxLength:"60"`
	Words  LetterWords `json:"words"`
}

// LetterPreview is a letter with invented data.
type LetterPreview struct {
	Subject string `json:"subject"`
	Text    string `json:"text"`
	HTML    string `json:"html"`
}

type setLetterWordsInput struct{ Body SetLetterWordsBody }

type tryLetterInput struct{ Body TryLetterBody }

type lettersOutput struct{ Body NetworkLetters }

type letterPreviewOutput struct{ Body LetterPreview }

func (w LetterWords) words() referral.LetterWords {
	notes := map[referral.Letter]string{}
	for _, note := range w.Notes {
		notes[referral.Letter(note.Letter)] = note.Text
	}
	return referral.LetterWords{NetworkName: w.NetworkName, Contact: w.Contact, Closing: w.Closing, Notes: notes}.Tidy()
}

func showLetterWords(letters []referral.Letter, w referral.LetterWords) LetterWords {
	shown := LetterWords{NetworkName: w.NetworkName, Contact: w.Contact, Closing: w.Closing, Notes: []LetterNote{}}
	for _, letter := range letters {
		if note := w.Notes[letter]; note != "" {
			shown.Notes = append(shown.Notes, LetterNote{string(letter), note})
		}
	}
	return shown
}

func showLetterVersions(letters []referral.Letter, versions []schema.LetterWordsVersion) []LetterWordsVersion {
	shown := []LetterWordsVersion{}
	for _, v := range versions {
		shown = append(shown, LetterWordsVersion{v.Version, showLetterWords(letters, v.Words), v.At, showPersonOrNone(v.Author)})
	}
	return shown
}
