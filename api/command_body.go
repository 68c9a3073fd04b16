package api

import (
	"time"

	"github.com/google/uuid"

	"onward/referral"
)

// Seen is the version of the referral that the person saw when they decided.
type Seen struct {
	Version int64 `json:"version" minimum:"1" doc:"The version you saw. If somebody changed the referral since, nothing is saved and the answer is 409."`
}

// VersionBody goes with a command that needs no words.
type VersionBody struct{ Seen }

// WordsBody goes with a command that must be explained to the other side.
type WordsBody struct {
	Seen
	Words string `json:"words" maxLength:"4000" doc:"Why, for the other side to read."`
}

// SendAgainBody sends a returned referral again.
type SendAgainBody struct {
	Seen
	Words string         `json:"words,omitempty" maxLength:"4000" doc:"What was missing, for the receiver to read."`
	Draft *AmendingDraft `json:"draft,omitempty" doc:"What the referral says from now on: the draft of amend-referral. Absent: it says what it said."`
}

// AmendingDraft names the draft in which a referral was amended.
type AmendingDraft struct {
	ID      uuid.UUID `json:"id"`
	Version int64     `json:"version" minimum:"1" doc:"The version of the draft that you saw."`
}

// DeclineBody says why the client is not taken on.
type DeclineBody struct {
	Seen
	Reason string `json:"reason" maxLength:"60" doc:"A code from the reference lists."`
	Words  string `json:"words" maxLength:"4000" doc:"Why, for the sender to read."`
	Remedy string `json:"remedy,omitempty" maxLength:"400" doc:"What would have made this referral right for you, on one line; for the reasons of the reference lists that ask for it."`
}

// ReturnBody asks the sender for what is missing.
type ReturnBody struct {
	WordsBody
	Remedy string `json:"remedy,omitempty" maxLength:"400" doc:"What would have made this referral right for you from the start, on one line."`
}

// ContactBody records one try to reach the client.
type ContactBody struct {
	Seen
	Channel string    `json:"channel" enum:"phone,text,email,letter,in_person"`
	Reached bool      `json:"reached"`
	At      time.Time `json:"at"`
	Words   string    `json:"words,omitempty" maxLength:"4000"`
}

// CloseBody ends a referral with an outcome for each issue.
type CloseBody struct {
	Seen
	Outcomes []OutcomeBody `json:"outcomes" maxItems:"20"`
	Words    string        `json:"words" maxLength:"4000" doc:"What happened, for the sender to read."`
}

// OutcomeBody is what came of one issue.
type OutcomeBody struct {
	Issue   string `json:"issue" maxLength:"60"`
	Outcome string `json:"outcome" maxLength:"60" doc:"A code from the reference lists."`
}

// ExtendBody gives the awaited deadline more time.
type ExtendBody struct {
	Seen
	Days  int    `json:"days" minimum:"1" maximum:"20" doc:"Working days to add."`
	Words string `json:"words" maxLength:"4000" doc:"Why, for both sides to read."`
}

// AssignBody gives the referral to a colleague.
type AssignBody struct {
	Seen
	Assignee *uuid.UUID `json:"assignee,omitempty" doc:"A colleague's id; absent takes the assignment away."`
}

// AddNoteBody adds a note. It is never edited.
type AddNoteBody struct {
	Text    string      `json:"text" maxLength:"20000"`
	Private bool        `json:"private,omitempty" doc:"For its author alone."`
	Notify  []uuid.UUID `json:"notify,omitempty" maxItems:"20" doc:"Whom to e-mail that there is a note."`
}

// DeleteNoteBody names the note to delete.
type DeleteNoteBody struct {
	NoteID uuid.UUID `json:"note_id"`
}

// ForwardBody sends a copy of the referral on to other organisations.
type ForwardBody struct {
	Seen
	Receivers []uuid.UUID       `json:"receivers" minItems:"1" maxItems:"20"`
	Consent   referral.Consent  `json:"consent" doc:"The client's permission, naming every new receiver."`
	Note      string            `json:"note,omitempty" maxLength:"20000" doc:"A first note on the new referrals."`
	Answers   []referral.Answer `json:"answers,omitempty" maxItems:"400" doc:"To what the new receivers ask beyond the form."`
}

type commandInput[B any] struct {
	ID   uuid.UUID `path:"id"`
	Body B
}
