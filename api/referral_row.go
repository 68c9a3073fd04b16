package api

import (
	"time"

	"github.com/google/uuid"
)

// Party is an organisation by name.
type Party struct {
	ID   uuid.UUID `json:"id"`
	Slug string    `json:"slug"`
	Name string    `json:"name"`
}

// Person is somebody by name, as both sides of a referral may see it:
// first name and the initial of the surname.
type Person struct {
	ID           uuid.UUID `json:"id"`
	Name         string    `json:"name"`
	Organisation string    `json:"organisation,omitempty"`
}

// Issue is something a client needs help with.
type Issue struct {
	Code  string `json:"code"`
	Label string `json:"label"`
}

// ReferralRow is a referral in a list.
type ReferralRow struct {
	ID         uuid.UUID  `json:"id"`
	Number     int64      `json:"number"`
	Status     string     `json:"status" enum:"sent,acknowledged,returned,accepted,declined,closed,withdrawn"`
	Result     string     `json:"result" enum:"successful,unsuccessful,accepted,no_further_referral,no_response,offered_on," doc:"How it ended; empty until it is closed."`
	Urgent     bool       `json:"urgent"`
	Overdue    bool       `json:"overdue"`
	Stuck      bool       `json:"stuck"`
	Box        string     `json:"box" enum:"incoming,outgoing,network" doc:"Which side the reader is on."`
	Sender     Party      `json:"sender"`
	Receiver   Party      `json:"receiver"`
	ClientName string     `json:"client_name,omitempty" doc:"Absent for people of the network."`
	Issues     []Issue    `json:"issues"`
	SentAt     time.Time  `json:"sent_at"`
	ClosedAt   *time.Time `json:"closed_at,omitempty"`
	AssignedTo *Person    `json:"assigned_to,omitempty"`
	Version    int64      `json:"version"`
	Track      Track      `json:"track"`
}

// Track is how far a referral has come and what it waits for: the same small
// line everywhere.
type Track struct {
	Steps            []TrackStep `json:"steps" doc:"Always the four, in order."`
	Tone             string      `json:"tone" enum:"on_time,soon,late,paused,over"`
	Due              *time.Time  `json:"due,omitempty" doc:"When what is awaited is due."`
	DueInWorkingDays int         `json:"due_in_working_days" doc:"Working days of the receiver until due; negative when late. Only with due."`
	Sentence         string      `json:"sentence" doc:"The track in words, for those who cannot see it."`
}

// TrackStep is one stage of the track.
type TrackStep struct {
	Step  string     `json:"step" enum:"sent,acknowledged,decided,outcome"`
	State string     `json:"state" enum:"done,waiting,ahead,skipped"`
	Label string     `json:"label" doc:"Such as Sent, Accepted, Declined, Withdrawn."`
	At    *time.Time `json:"at,omitempty" doc:"When it was done."`
}

// ReferralPage is one page of a list of referrals.
type ReferralPage struct {
	Items []ReferralRow `json:"items"`
	Next  string        `json:"next,omitempty" doc:"The cursor of the next page; absent on the last."`
}

type referralPageOutput struct{ Body ReferralPage }
