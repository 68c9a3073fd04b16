package referral

import (
	"slices"
	"strings"
)

// maxWords is how long the words that go with a command may be, in bytes.
const maxWords = 4_000

func invalid(field, message string) *Error {
	return &Error{Code: CodeInvalid, Message: "Please check what you entered.", Fields: []FieldError{{field, message}}}
}

// words checks that the command says why, in words for the other side.
func words(cmd Command, missing string) error {
	switch {
	case strings.TrimSpace(cmd.Words) == "":
		return invalid("words", missing)
	case len(cmd.Words) > maxWords:
		return invalid("words", "That is too long: keep it under 4,000 characters, and put the rest in a note.")
	}
	return nil
}

func knownChannel(c Channel) bool { return slices.Contains(Channels, c) }

func staleError() *Error {
	return &Error{Code: CodeStale, Message: "Somebody changed this referral since you opened it. Nothing of yours was saved. Look at what changed, then try again."}
}

// stages says where a referral stands, as the end of "This referral …".
var stages = map[Status]string{
	Draft: "has not been sent", Sent: "is waiting to be acknowledged", Acknowledged: "is acknowledged and waiting for a decision",
	Returned: "is with its sender for more information", Accepted: "is accepted", Declined: "is declined",
	Closed: "is closed", Withdrawn: "was withdrawn",
}

func wrongStage(k Kind, s Status) *Error {
	return &Error{Code: CodeRefused, Message: "This referral " + stages[s] + ", so you cannot " + Verb(k) + " it now."}
}

func notYours(k Kind, rl rule) *Error {
	who := "its receiver"
	switch {
	case slices.Equal(rl.by, []Relation{Network}):
		who = "a coordinator"
	case slices.Contains(rl.by, System):
		who = "the clock"
	case slices.Contains(rl.by, Sender) && slices.Contains(rl.by, Receiver):
		who = "the two organisations of a referral"
	case slices.Contains(rl.by, Sender):
		who = "its sender"
	}
	if rl.leads {
		who = "its sender, a lead of its receiver or a coordinator"
	}
	return &Error{Code: CodeNotAllowed, Message: "Only " + who + " can " + Verb(k) + " it."}
}

// Verb is the command as a person says it before "it".
func Verb(k Kind) string {
	if v, ok := map[Kind]string{
		Return: "return", RecordContact: "record a contact for", Undo: "take back the decision on",
		NoFurtherReferral: "end", ExtendClock: "extend the deadline of", StopClock: "stop the clock of",
		RestartClock: "restart the clock of", AddNote: "add a note to", DeleteNote: "delete a note of",
		AddFile: "attach a file to", RemoveFile: "remove a file from",
		BreakGlass: "break the glass of", MoveDeadline: "move the deadline of", PassMoment: "pass a moment of",
	}[k]; ok {
		return v
	}
	return string(k)
}
