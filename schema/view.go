package schema

import (
	"context"
	"time"

	"github.com/google/uuid"
	"github.com/uptrace/bun"

	"onward/referral"
)

// View is one referral as a reader may see it. A reader of the network sees its
// progress and nothing of the client, nor words that may name one.
type View struct {
	Summary
	Form            *referral.Form // nil for people of the network, but through broken glass
	Glass           *Glass         // the reader's own, while it is open
	SenderContact   Contact
	ReceiverContact Contact
	SenderPerson    *Person // who sent it
	History         []Entry
	Notes           []Note
	Files           []AttachedFile
	Contacts        []ContactTry
	Outcomes        []referral.IssueOutcome
	Amendments      []Amendment // oldest first; none for people of the network
	Letters         []LetterState
	Batch           []Summary // the others of the same send; for the sender
	Parent          *Link     // what it was forwarded from, for those who could see that already
	Children        []Link
	NextNamed       []referral.Party // whom the sender would try if nobody answers; for the sender and the network
	Unresolved      bool             // everybody who was asked declined (6.2); for the sender and the network
	Openings        []Opening        // who opened it, the latest first; for the two organisations
	Ancestors       []Link           // from where it began; for people of the network
}

// Contact is how an organisation is reached.
type Contact struct {
	Email string `bun:"email"`
	Phone string `bun:"phone"`
}

// Entry is one event of a referral's history (R25, H3).
type Entry struct {
	Seq      int64
	At       time.Time
	Kind     referral.Kind
	Moment   *referral.Moment
	By       *Person // nil for the clock
	Role     referral.Role
	Words    string
	Remedy   string // what would have made it right (K4)
	Reason   referral.DeclineReason
	Outcomes []referral.IssueOutcome
	Contact  *referral.ContactAttempt
	Days     int
	Assignee *Person
	Status   referral.Status
	Due      time.Time // the deadline after it; zero for none
	Private  bool      // about a private note of the reader's
	Offered  bool      // the clock: it went to the next receiver named
	Amended  bool      // Send: what the referral says was changed
	Glass    referral.GlassReason
}

// Note is words about a referral.
type Note struct {
	ID      uuid.UUID
	At      time.Time
	By      Person
	Mine    bool
	Private bool
	Deleted bool // its text is gone
	Text    string
}

// ContactTry is one try to reach the client.
type ContactTry struct {
	At      time.Time
	Channel referral.Channel
	Reached bool
	By      Person
	Words   string
}

// LetterState is what became of one letter.
type LetterState struct {
	Letter   referral.Letter
	Audience referral.Audience
	State    NotificationState
	At       time.Time
}

// Link is another referral that the reader may open.
type Link struct {
	ID       uuid.UUID
	Number   int64
	Sender   referral.Party
	Receiver referral.Party
	Status   referral.Status
}

// Referral returns everything about one referral that the reader may see.
func (s *Store) Referral(ctx context.Context, by referral.Actor, id uuid.UUID) (v View, err error) {
	err = s.in(ctx, by, "read referral", func(ctx context.Context, tx bun.Tx) error {
		if v.Glass, err = s.throughGlass(ctx, tx, by, id); err != nil {
			return err
		}
		all, err := s.summaries(ctx, tx, func(q *bun.SelectQuery) { mine(q.Where("r.id = ?", id), by) })
		if err != nil {
			return err
		}
		if len(all) == 0 {
			return errNoReferral
		}
		v.Summary = all[0]
		for _, part := range []func(context.Context, bun.Tx, referral.Actor, *View) error{
			viewForm, viewPeople, viewHistory, viewAmendments, viewNotes, viewFiles, viewContacts, viewOutcomes, viewLetters, s.viewLineage, viewUnresolved, viewNext,
			s.viewOpenings,
		} {
			if err := part(ctx, tx, by, &v); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		return View{}, err
	}
	return v, nil
}

// mine keeps to the reader's organisation. Row-level security would, too: this
// is the first barrier.
func mine(q *bun.SelectQuery, by referral.Actor) *bun.SelectQuery {
	if by.Role.OfNetwork() || by.Role == referral.Clock {
		return q
	}
	return q.Where("(r.sender_id = ? OR r.receiver_id = ?)", by.OrganisationID, by.OrganisationID)
}

// closedTo reports whether the client is none of the reader's business.
func (v *View) closedTo(by referral.Actor) bool { return by.Role.OfNetwork() && v.Glass == nil }

func viewForm(ctx context.Context, tx bun.Tx, by referral.Actor, v *View) error {
	if v.closedTo(by) {
		return nil
	}
	var row clientRow
	err := tx.NewSelect().Model(&row).Column("form").Where("k.referral_id = ?", v.ID).Scan(ctx)
	v.Form = &row.Form
	return err
}

func viewPeople(ctx context.Context, tx bun.Tx, _ referral.Actor, v *View) error {
	var row struct {
		From   Contact `bun:"embed:from_"`
		To     Contact `bun:"embed:to_"`
		Person nameRow `bun:"embed:person_"`
	}
	err := tx.NewSelect().TableExpr("organisations AS f").
		ColumnExpr("f.email AS from_email, f.phone AS from_phone, t.email AS to_email, t.phone AS to_phone").
		ColumnExpr("coalesce(u.first_name, '') AS person_first_name, coalesce(u.last_name, '') AS person_last_name, f.name AS person_organisation").
		Join("JOIN organisations AS t ON t.id = ?", v.Receiver.ID).
		Join("LEFT JOIN users AS u ON u.id = ?", v.SenderAdviser).
		Where("f.id = ?", v.Sender.ID).Scan(ctx, &row)
	v.SenderContact, v.ReceiverContact, v.SenderPerson = row.From, row.To, row.Person.person(v.SenderAdviser)
	return err
}

func viewOutcomes(ctx context.Context, tx bun.Tx, _ referral.Actor, v *View) error {
	var rows []outcomeRow
	err := tx.NewSelect().Model(&rows).Where("o.referral_id = ?", v.ID).OrderExpr("o.issue").Limit(maxLimit).Scan(ctx)
	for _, row := range rows {
		v.Outcomes = append(v.Outcomes, referral.IssueOutcome{Issue: row.Issue, Outcome: row.Outcome})
	}
	return err
}

func viewLetters(ctx context.Context, tx bun.Tx, _ referral.Actor, v *View) error {
	var rows []notificationRow
	err := tx.NewSelect().Model(&rows).Column("letter", "audience", "state", "state_at").Where("n.referral_id = ?", v.ID).
		OrderExpr("n.id").Limit(maxHistory).Scan(ctx)
	for _, row := range rows {
		v.Letters = append(v.Letters, LetterState{
			Letter: referral.Letter(row.Letter), Audience: referral.Audience(row.Audience), State: NotificationState(row.State), At: row.StateAt.UTC(),
		})
	}
	return err
}
