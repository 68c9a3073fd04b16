package api

import (
	"time"

	"github.com/google/uuid"
)

// Upload is a file that was received and is not a referral's yet: a draft, or
// the command add-file, holds it by its id, or it goes after a day.
type Upload struct {
	ID      uuid.UUID `json:"id"`
	Name    string    `json:"name"`
	Kind    string    `json:"kind" enum:"pdf,jpeg,png,bmp,docx,xlsx,odt,doc,xls,txt,eml" doc:"What it is by its bytes, whatever its name says."`
	Size    int64     `json:"size" doc:"In bytes."`
	State   string    `json:"state" enum:"waiting,clean,infected" doc:"What the virus scan says. Only a clean file can be read."`
	Preview bool      `json:"preview" doc:"A browser can show it: ask with preview=true."`
}

// AttachedFile is a file of a referral.
type AttachedFile struct {
	ID        uuid.UUID  `json:"id"`
	Name      string     `json:"name" doc:"Empty once it was removed."`
	Kind      string     `json:"kind" enum:"pdf,jpeg,png,bmp,docx,xlsx,odt,doc,xls,txt,eml,"`
	Size      int64      `json:"size" doc:"In bytes."`
	State     string     `json:"state" enum:"waiting,clean,infected,"`
	Preview   bool       `json:"preview" doc:"A browser can show it: ask with preview=true."`
	By        Person     `json:"by"`
	At        time.Time  `json:"at"`
	Mine      bool       `json:"mine" doc:"The reader's organisation attached it, and may remove it."`
	Removed   bool       `json:"removed"`
	RemovedBy *Person    `json:"removed_by,omitempty"`
	RemovedAt *time.Time `json:"removed_at,omitempty"`
}

// AddFileBody attaches a file that was uploaded.
type AddFileBody struct {
	File   uuid.UUID   `json:"file" doc:"The upload's id."`
	Notify []uuid.UUID `json:"notify,omitempty" maxItems:"20" doc:"Whom to e-mail that there is a file."`
}

// RemoveFileBody names the file to remove.
type RemoveFileBody struct {
	File uuid.UUID `json:"file"`
}

type uploadInput struct {
	Name    string `header:"File-Name" maxLength:"4000" doc:"The file's own name, percent-encoded. It is no part of the address, which must name nobody."`
	RawBody []byte `contentType:"application/octet-stream"`
}

type uploadOutput struct{ Body Upload }

// Reading is what every reading of a file asks.
type Reading struct {
	Preview bool   `query:"preview" doc:"To be shown in the browser, where it can be, and not to be saved."`
	Site    string `header:"Sec-Fetch-Site" hidden:"true"`
}

type uploadedInput struct {
	ID uuid.UUID `path:"id"`
	Reading
}

type referralFileInput struct {
	ID   uuid.UUID `path:"id"`
	File uuid.UUID `path:"file"`
	Reading
}
