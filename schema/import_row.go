package schema

import (
	"bytes"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/uptrace/bun"

	"onward/referral"
)

type closureRow struct {
	bun.BaseModel `bun:"table:closures"`

	Organisation uuid.UUID     `bun:"organisation_id"`
	Day          referral.Date `bun:"day,type:date"`
}

// past is an import as rows.
type past struct {
	organisations []organisationRow
	closures      []closureRow
	users         []userRow
	memberships   []membershipRow

	referrals []referralRow
	clients   []clientRow
	events    []eventRow
	words     []wordsRow
	remedies  []remedyRow
	notes     []noteRow
	contacts  []contactRow
	outcomes  []outcomeRow
	starts    []startRow
	audits    []auditRow

	privateNotes  []noteRow
	privateEvents []eventRow
}

// startRow is an outbox row without what the database fills in.
type startRow struct {
	bun.BaseModel `bun:"table:outbox"`

	Kind       string         `bun:"kind"`
	ReferralID uuid.UUID      `bun:"referral_id"`
	Epoch      int            `bun:"epoch"`
	Seq        int64          `bun:"seq"`
	Payload    referral.Event `bun:"payload,type:jsonb"`
}

func pastRows(in Import, at time.Time) *past {
	p := &past{}
	for _, o := range in.Organisations {
		p.organisation(o)
	}
	for _, person := range in.People {
		p.person(person)
	}
	for _, r := range in.Referrals {
		p.referral(r, at)
	}
	// Chain by chain, so that two imports at once cannot wait for each other.
	slices.SortStableFunc(p.audits, func(a, b auditRow) int { return bytes.Compare(a.Chain[:], b.Chain[:]) })
	p.audits = append(p.audits, auditRow{
		At: at, ActorRole: string(referral.Clock), Action: "network.import",
		Detail: map[string]any{"organisations": len(in.Organisations), "people": len(in.People), "referrals": len(in.Referrals)},
	})
	return p
}

func (p *past) organisation(o ImportedOrganisation) {
	row := fromOrganisation(o.Organisation, o.CreatedAt)
	row.PausedAt = o.PausedAt
	p.organisations = append(p.organisations, row)
	for _, day := range o.Closures {
		p.closures = append(p.closures, closureRow{Organisation: o.ID, Day: day})
	}
}

func (p *past) person(in ImportedPerson) {
	p.users = append(p.users, userRow{
		ID: in.ID, Username: in.Username, FirstName: in.FirstName, LastName: in.LastName, Email: in.Email,
		NetworkRole: string(in.NetworkRole), Hash: in.Hash, CreatedAt: in.CreatedAt,
	})
	for _, m := range in.Memberships {
		row := newMembership(in.ID, m.OrganisationID, m.Role, in.CreatedAt)
		row.MaySwitchAccepting = m.MaySwitchAccepting
		p.memberships = append(p.memberships, row)
	}
}

// referral adds the rows of one. The audit says that it was imported: what
// became of it before then, this installation did not see, and its history has.
func (p *past) referral(in PastReferral, at time.Time) {
	r, last := in.Referral, in.Steps[len(in.Steps)-1].Event
	p.referrals = append(p.referrals, fromReferral(r, in.Batch, last.At))
	p.clients = append(p.clients, newClientRow(r, in.Form))
	for _, step := range in.Steps {
		p.step(r, step)
	}
	p.audits = append(p.audits, auditRow{
		Chain: r.Sender.ID, At: at, ActorRole: string(referral.Clock), Action: "referral.import", Object: r.ID,
		Detail: map[string]any{"number": r.Number, "seq": r.Version, "epoch": r.Epoch, "to": r.Status},
	})
	if r.Open() {
		p.starts = append(p.starts, startRow{Kind: string(OutboxStart), ReferralID: r.ID, Epoch: r.Epoch, Seq: last.Seq, Payload: last})
	}
}

func newClientRow(r referral.Referral, form referral.Form) clientRow {
	client := form.Client
	return clientRow{
		ReferralID: r.ID, SenderID: r.Sender.ID, ReceiverID: r.Receiver.ID, Form: form,
		Name:       strings.TrimSpace(client.FirstName + " " + client.LastName),
		SurnameKey: searchKey(client.LastName), FirstKey: searchKey(client.FirstName), DateOfBirth: client.DateOfBirth,
	}
}

// step writes what record and brought write for a change that happens now.
func (p *past) step(r referral.Referral, step PastStep) {
	cmd, e := step.Command, step.Event
	due, _ := e.Due()
	event := eventRow{
		ReferralID: r.ID, Seq: e.Seq, SenderID: r.Sender.ID, ReceiverID: r.Receiver.ID, Epoch: e.Epoch,
		Kind: string(cmd.Kind), At: e.At, Actor: cmd.By.UserID, ActorRole: string(cmd.By.Role), Organisation: cmd.By.OrganisationID,
		Status: string(e.Status), Due: due, Moment: e.Moment, Detail: detailOf(cmd), Private: privateNote(cmd),
	}
	if event.Private {
		p.privateEvents = append(p.privateEvents, event)
	} else {
		p.events = append(p.events, event)
	}
	if cmd.Words != "" {
		p.words = append(p.words, wordsRow{ReferralID: r.ID, Seq: e.Seq, SenderID: r.Sender.ID, ReceiverID: r.Receiver.ID, Author: cmd.By.UserID, Words: cmd.Words})
	}
	p.brought(r, cmd, e)
}

func (p *past) brought(r referral.Referral, cmd referral.Command, e referral.Event) {
	switch cmd.Kind {
	case referral.Decline, referral.Return:
		if remedy := referral.RemedyLine(cmd.Remedy); remedy != "" {
			p.remedies = append(p.remedies, remedyRow{ReferralID: r.ID, Seq: e.Seq, SenderID: r.Sender.ID, ReceiverID: r.Receiver.ID, Words: remedy})
		}
	case referral.AddNote:
		notes := p.notesOf(cmd)
		*notes = append(*notes, noteRow{
			ID: cmd.Note.ID, ReferralID: r.ID, SenderID: r.Sender.ID, ReceiverID: r.Receiver.ID, Organisation: cmd.By.OrganisationID,
			Author: cmd.By.UserID, Private: cmd.Note.Private, Body: cmd.Note.Text, CreatedAt: e.At,
		})
	case referral.DeleteNote:
		notes := *p.notesOf(cmd)
		for i := len(notes) - 1; i >= 0 && notes[i].ReferralID == r.ID; i-- {
			if notes[i].ID == cmd.Note.ID {
				notes[i].Body, notes[i].DeletedAt = "", e.At
			}
		}
	case referral.RecordContact:
		p.contacts = append(p.contacts, contactRow{
			ReferralID: r.ID, Seq: e.Seq, SenderID: r.Sender.ID, ReceiverID: r.Receiver.ID, Author: cmd.By.UserID,
			Channel: cmd.Contact.Channel, Reached: cmd.Contact.Reached, At: cmd.Contact.At,
		})
	case referral.Close:
		for _, o := range cmd.Outcomes {
			p.outcomes = append(p.outcomes, outcomeRow{ReferralID: r.ID, Issue: o.Issue, SenderID: r.Sender.ID, ReceiverID: r.Receiver.ID, Outcome: o.Outcome})
		}
	default: // its event says it all
	}
}

func (p *past) notesOf(cmd referral.Command) *[]noteRow {
	if cmd.Note.Private {
		return &p.privateNotes
	}
	return &p.notes
}
