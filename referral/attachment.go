package referral

import (
	"time"

	"github.com/google/uuid"
)

// MaxFiles is how many files one referral holds.
const MaxFiles = 10

// Attachment is a file of a referral, for both sides to read (R16, R23). It is
// never changed; the organisation that attached it may remove it.
type Attachment struct {
	ID           uuid.UUID   // the attachment's; AddFile makes it
	Upload       uuid.UUID   // AddFile: the uploaded file
	Organisation uuid.UUID   // RemoveFile: who attached it; set by the store
	Others       int         // AddFile: how many the referral has; set by the store
	Notify       []uuid.UUID // AddFile: whom to e-mail about it (R24)
}

// addFile attaches a file to a referral at any stage (N28).
func addFile(_ *Referral, cmd Command, _ Calendar, _ time.Time) error {
	if cmd.File.Others >= MaxFiles {
		return &Error{Code: CodeRefused, Message: "A referral holds ten files at most. Remove one that is not needed, or put several pages into one PDF."}
	}
	return nil
}

// removeFile takes a file away again. What the other side attached is theirs.
func removeFile(_ *Referral, cmd Command, _ Calendar, _ time.Time) error {
	if cmd.File.Organisation != cmd.By.OrganisationID {
		return &Error{Code: CodeNotAllowed, Message: "Only the organisation that attached a file can remove it."}
	}
	return nil
}
