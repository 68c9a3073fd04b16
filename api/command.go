package api

import (
	"net/http"

	"onward/referral"
)

// command registers the operation of one command. Its id and path are the kind.
func command[B any](s *Server, kind referral.Kind, summary string, fill func(B, *referral.Command)) {
	op := operation(string(kind), http.MethodPost, "/referrals/{id}/"+string(kind), tagCommand, summary)
	add(s, op, give(s, kind, fill))
}

func (s *Server) registerCommands() {
	command(s, referral.Acknowledge, "We have it (receiver)", VersionBody.fill)
	command(s, referral.Accept, "Take the client on (receiver)", VersionBody.fill)
	command(s, referral.Decline, "Do not take the client on (receiver)", DeclineBody.fill)
	command(s, referral.Return, "Ask the sender for what is missing (receiver)", ReturnBody.fill)
	command(s, referral.Send, "Send a returned referral again (sender)", SendAgainBody.fill)
	command(s, referral.RecordContact, "Record a try to reach the client (receiver)", ContactBody.fill)
	command(s, referral.Close, "End it with an outcome for each issue (receiver)", CloseBody.fill)
	command(s, referral.Withdraw, "Take it back (sender)", WordsBody.fill)
	command(s, referral.Undo, "Take a decision back within a day (receiver)", WordsBody.fill)
	command(s, referral.NoFurtherReferral, "End a declined referral (sender)", WordsBody.fill)
	command(s, referral.ExtendClock, "Give more time", ExtendBody.fill)
	command(s, referral.StopClock, "Stop the clock", WordsBody.fill)
	command(s, referral.RestartClock, "Start the clock afresh", WordsBody.fill)
	command(s, referral.Assign, "Give it to a colleague (receiver)", AssignBody.fill)
	command(s, referral.AddNote, "Add a note", AddNoteBody.fill)
	command(s, referral.DeleteNote, "Delete one's own note", DeleteNoteBody.fill)
	command(s, referral.AddFile, "Attach an uploaded file", AddFileBody.fill)
	command(s, referral.RemoveFile, "Remove a file of one's organisation's", RemoveFileBody.fill)
	forward := operation(string(referral.Forward), http.MethodPost, "/referrals/{id}/forward", tagCommand, "Send a copy on to other organisations")
	add(s, answering(http.StatusCreated, forward), s.forward)
}
