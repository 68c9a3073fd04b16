package schema

import (
	"context"
	"time"

	"github.com/google/uuid"
	"github.com/uptrace/bun"

	"onward/referral"
)

// eventRow is one entry of a referral's history.
type eventRow struct {
	bun.BaseModel `bun:"table:referral_events,alias:e"`

	ReferralID   uuid.UUID        `bun:"referral_id,pk"`
	Seq          int64            `bun:"seq,pk"`
	SenderID     uuid.UUID        `bun:"sender_id"`
	ReceiverID   uuid.UUID        `bun:"receiver_id"`
	Epoch        int              `bun:"epoch"`
	Kind         string           `bun:"kind"`
	At           time.Time        `bun:"at"`
	Actor        uuid.UUID        `bun:"actor_id,nullzero"`
	ActorRole    string           `bun:"actor_role"`
	Organisation uuid.UUID        `bun:"organisation_id,nullzero"`
	Status       string           `bun:"status"`
	Due          time.Time        `bun:"due_at,nullzero"`
	Moment       *referral.Moment `bun:"moment,type:jsonb,nullzero"`
	Detail       eventDetail      `bun:"detail,type:jsonb"`
	Private      bool             `bun:"private"`
}

// eventDetail is what a command said, without its words.
type eventDetail struct {
	Reason   referral.DeclineReason `json:"reason,omitempty"`
	Outcomes []outcomeDetail        `json:"outcomes,omitempty"`
	Contact  *contactDetail         `json:"contact,omitempty"`
	Assignee uuid.UUID              `json:"assignee,omitzero"`
	Days     int                    `json:"days,omitempty"`
	Note     uuid.UUID              `json:"note,omitzero"`
	File     uuid.UUID              `json:"file,omitzero"`     // the attachment
	Offered  bool                   `json:"offered,omitempty"` // PassMoment: it went to the next receiver named
	Amended  bool                   `json:"amended,omitempty"` // Send: what it says is not what it said
	Glass    referral.GlassReason   `json:"glass,omitempty"`
	Remedy   bool                   `json:"remedy,omitempty"` // Decline, Return: they said what would have made it right
}

type outcomeDetail struct {
	Issue   string `json:"issue"`
	Outcome string `json:"outcome"`
}

type contactDetail struct {
	Channel referral.Channel `json:"channel"`
	Reached bool             `json:"reached"`
	At      time.Time        `json:"at"`
}

type wordsRow struct {
	bun.BaseModel `bun:"table:referral_words,alias:w"`

	ReferralID uuid.UUID `bun:"referral_id,pk"`
	Seq        int64     `bun:"seq,pk"`
	SenderID   uuid.UUID `bun:"sender_id"`
	ReceiverID uuid.UUID `bun:"receiver_id"`
	Author     uuid.UUID `bun:"author_id,nullzero"`
	Words      string    `bun:"words"`
}

type remedyRow struct {
	bun.BaseModel `bun:"table:referral_remedies,alias:m"`

	ReferralID uuid.UUID `bun:"referral_id,pk"`
	Seq        int64     `bun:"seq,pk"`
	SenderID   uuid.UUID `bun:"sender_id"`
	ReceiverID uuid.UUID `bun:"receiver_id"`
	Words      string    `bun:"words"`
}

type noteRow struct {
	bun.BaseModel `bun:"table:notes,alias:n"`

	ID           uuid.UUID `bun:"id,pk"`
	ReferralID   uuid.UUID `bun:"referral_id"`
	SenderID     uuid.UUID `bun:"sender_id"`
	ReceiverID   uuid.UUID `bun:"receiver_id"`
	Organisation uuid.UUID `bun:"organisation_id"`
	Author       uuid.UUID `bun:"author_id"`
	Private      bool      `bun:"private"`
	Body         string    `bun:"body"`
	CreatedAt    time.Time `bun:"created_at"`
	DeletedAt    time.Time `bun:"deleted_at,nullzero"`
}

type contactRow struct {
	bun.BaseModel `bun:"table:contact_attempts,alias:c"`

	ReferralID uuid.UUID        `bun:"referral_id,pk"`
	Seq        int64            `bun:"seq,pk"`
	SenderID   uuid.UUID        `bun:"sender_id"`
	ReceiverID uuid.UUID        `bun:"receiver_id"`
	Author     uuid.UUID        `bun:"author_id"`
	Channel    referral.Channel `bun:"channel"`
	Reached    bool             `bun:"reached"`
	At         time.Time        `bun:"at"`
}

type outcomeRow struct {
	bun.BaseModel `bun:"table:issue_outcomes,alias:o"`

	ReferralID uuid.UUID `bun:"referral_id,pk"`
	Issue      string    `bun:"issue,pk"`
	SenderID   uuid.UUID `bun:"sender_id"`
	ReceiverID uuid.UUID `bun:"receiver_id"`
	Outcome    string    `bun:"outcome"`
}

// record writes all that follows a change, but for the row itself and the
// outbox: the history, what the command brought, who is told, and the audit.
func record(ctx context.Context, w *writes, before, r referral.Referral, e referral.Event, cmd referral.Command, cal referral.Calendar) error {
	private := privateNote(cmd)
	row := eventRow{
		ReferralID: r.ID, Seq: e.Seq, SenderID: r.Sender.ID, ReceiverID: r.Receiver.ID, Epoch: e.Epoch,
		Kind: string(cmd.Kind), At: e.At, Actor: cmd.By.UserID, ActorRole: string(cmd.By.Role), Organisation: cmd.By.OrganisationID,
		Status: string(e.Status), Moment: e.Moment, Detail: detailOf(cmd), Private: private,
	}
	row.Due, _ = r.Due()
	w.insert(&row)
	brought(w, r, e, cmd)
	audience := []uuid.UUID{r.Sender.ID, r.Receiver.ID}
	if private {
		audience = []uuid.UUID{cmd.By.OrganisationID}
	} else if err := notify(ctx, w, r, e, cmd, cal); err != nil {
		return err
	}
	w.live = append(w.live, live{Organisations: audience, ReferralID: r.ID, Seq: e.Seq, Kind: e.Kind})
	detail := map[string]any{"number": r.Number, "seq": e.Seq, "epoch": e.Epoch, "from": before.Status, "to": r.Status}
	if cmd.Kind == referral.BreakGlass {
		detail["reason"] = cmd.Glass
	}
	w.audit(e.At, cmd.By, "referral."+string(cmd.Kind), r.ID, detail)
	return nil
}

// brought writes what the command itself holds.
func brought(w *writes, r referral.Referral, e referral.Event, cmd referral.Command) {
	if cmd.Words != "" {
		w.insert(&wordsRow{
			ReferralID: r.ID, Seq: e.Seq, SenderID: r.Sender.ID, ReceiverID: r.Receiver.ID, Author: cmd.By.UserID, Words: cmd.Words,
		})
	}
	switch cmd.Kind {
	case referral.Decline, referral.Return:
		if remedy := referral.RemedyLine(cmd.Remedy); remedy != "" {
			w.after = append(w.after, w.tx.NewInsert().Model(&remedyRow{
				ReferralID: r.ID, Seq: e.Seq, SenderID: r.Sender.ID, ReceiverID: r.Receiver.ID, Words: remedy,
			}).Returning("NULL"))
		}
	case referral.Send:
		for _, file := range cmd.Amendment.Files {
			w.insert(newAttachment(r, newID(), file, cmd.By, e.At))
		}
		amended(w, r, e, cmd)
	case referral.AddNote:
		w.insert(&noteRow{
			ID: cmd.Note.ID, ReferralID: r.ID, SenderID: r.Sender.ID, ReceiverID: r.Receiver.ID, Organisation: cmd.By.OrganisationID,
			Author: cmd.By.UserID, Private: cmd.Note.Private, Body: cmd.Note.Text, CreatedAt: e.At,
		})
	case referral.DeleteNote:
		w.add(w.tx.NewUpdate().Model((*noteRow)(nil)).Set("body = ''").Set("deleted_at = ?", e.At).Where("n.id = ?", cmd.Note.ID))
	case referral.AddFile:
		w.insert(newAttachment(r, cmd.File.ID, cmd.File.Upload, cmd.By, e.At))
	case referral.RemoveFile:
		w.add(w.tx.NewUpdate().Model((*attachmentRow)(nil)).Set("file_id = NULL").Set("removed_at = ?", e.At).Set("removed_by = ?", cmd.By.UserID).
			Where("t.id = ?", cmd.File.ID))
	case referral.RecordContact:
		w.insert(&contactRow{
			ReferralID: r.ID, Seq: e.Seq, SenderID: r.Sender.ID, ReceiverID: r.Receiver.ID, Author: cmd.By.UserID,
			Channel: cmd.Contact.Channel, Reached: cmd.Contact.Reached, At: cmd.Contact.At,
		})
	case referral.Close:
		for _, o := range detailOf(cmd).Outcomes {
			w.add(w.tx.NewInsert().Model(&outcomeRow{
				ReferralID: r.ID, Issue: o.Issue, SenderID: r.Sender.ID, ReceiverID: r.Receiver.ID, Outcome: o.Outcome,
			}).On("CONFLICT (referral_id, issue) DO UPDATE").Set("outcome = EXCLUDED.outcome"))
		}
	}
}

func detailOf(cmd referral.Command) eventDetail {
	d := eventDetail{Remedy: referral.RemedyLine(cmd.Remedy) != ""}
	switch cmd.Kind {
	case referral.Send:
		d.Amended = cmd.Amendment.Form != nil
	case referral.PassMoment:
		d.Offered = cmd.Offered != uuid.Nil
	case referral.Decline:
		d.Reason = cmd.Reason
	case referral.Close:
		for _, o := range cmd.Outcomes {
			d.Outcomes = append(d.Outcomes, outcomeDetail(o))
		}
	case referral.RecordContact:
		d.Contact = &contactDetail{Channel: cmd.Contact.Channel, Reached: cmd.Contact.Reached, At: cmd.Contact.At}
	case referral.Assign:
		d.Assignee = cmd.Assignee
	case referral.ExtendClock:
		d.Days = cmd.Days
	case referral.BreakGlass:
		d.Glass = cmd.Glass
	case referral.AddNote, referral.DeleteNote:
		d.Note = cmd.Note.ID
	case referral.AddFile, referral.RemoveFile:
		d.File = cmd.File.ID
	}
	return d
}

// privateNote reports whether the change is nobody else's business.
func privateNote(cmd referral.Command) bool {
	return (cmd.Kind == referral.AddNote || cmd.Kind == referral.DeleteNote) && cmd.Note.Private
}
