package api

import (
	"time"

	"github.com/google/uuid"
)

const exportFilePath = "/exports/{id}/file"

// ExportList is what the person asked for within a day.
type ExportList struct {
	Items          []Export `json:"items" doc:"The latest first."`
	PasswordNeeded bool     `json:"password_needed" doc:"Starting one needs the password: it was not typed in the last ten minutes."`
}

// Export is a file of referrals, and how far it has come.
type Export struct {
	ID        uuid.UUID `json:"id"`
	Format    string    `json:"format" enum:"csv,xlsx"`
	Purpose   string    `json:"purpose"`
	State     string    `json:"state" enum:"waiting,running,ready,cancelled,failed"`
	Done      int       `json:"done" doc:"Referrals written so far."`
	Total     int       `json:"total" doc:"Referrals there will be; 0 until they are counted."`
	Size      int64     `json:"size" doc:"In bytes; of a file that is ready."`
	CreatedAt time.Time `json:"created_at"`
	ExpiresAt time.Time `json:"expires_at" doc:"The file is removed then."`
}

// StartExportBody asks for a file of what a question finds; of everything, when
// the question is empty.
type StartExportBody struct {
	Format    string   `json:"format" enum:"csv,xlsx"`
	Purpose   string   `json:"purpose" maxLength:"500" doc:"What it is for. It is recorded."`
	Confirmed bool     `json:"confirmed" doc:"The person has read the reminder."`
	Password  string   `json:"password,omitempty" maxLength:"256" doc:"Needed when it was not typed in the last ten minutes (R-32)."`
	Question  Question `json:"question"`
}

type exportListOutput struct{ Body ExportList }

type startExportInput struct{ Body StartExportBody }

type exportOutput struct{ Body Export }

type exportInput struct {
	ID uuid.UUID `path:"id"`
}
