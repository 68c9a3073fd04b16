package schema

import (
	"context"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"
	"github.com/uptrace/bun"

	"onward/referral"
)

// maxReceivers is how many organisations one send may reach.
const maxReceivers = 20

type clientRow struct {
	bun.BaseModel `bun:"table:referral_clients,alias:k"`

	ReferralID  uuid.UUID      `bun:"referral_id,pk"`
	SenderID    uuid.UUID      `bun:"sender_id"`
	ReceiverID  uuid.UUID      `bun:"receiver_id"`
	Form        referral.Form  `bun:"form,type:jsonb"`
	Name        string         `bun:"client_name"`
	SurnameKey  string         `bun:"surname_key"`
	FirstKey    string         `bun:"first_key"`
	DateOfBirth *referral.Date `bun:"date_of_birth,type:date"`
}

// SendDraft sends the draft to each of its receivers: a referral each, with its
// own number, clock and history, which the sender sees as one batch (N16).
// Either all of them are sent or none is.
func (s *Store) SendDraft(ctx context.Context, by referral.Actor, draftID uuid.UUID, version int64) (sent []referral.Referral, err error) {
	err = s.in(ctx, by, "send draft", func(ctx context.Context, tx bun.Tx) error {
		draft, err := oneDraft(ctx, tx, by, draftID)
		switch {
		case err != nil:
			return err
		case draft.Version != version:
			return errStaleDraft
		case draft.Amends != uuid.Nil:
			return errAmends
		}
		w := newWrites(tx)
		if sent, err = s.send(ctx, w, by, sending{
			form: draft.Form.Tidy(), receivers: draft.Receivers, next: draft.next(), copySender: draft.CopySender, files: draft.Files,
		}); err != nil {
			return err
		}
		w.add(tx.NewDelete().Model(&draft).WherePK())
		return w.run(ctx, by.OrganisationID)
	})
	return sent, err
}

// sending is what one send needs.
type sending struct {
	form       referral.Form
	receivers  []uuid.UUID
	next       []uuid.UUID // whom to try if nobody answers
	copySender bool
	files      []uuid.UUID
	parent     referral.Referral // forwarding: the one it comes from
	note       string            // forwarding: words for the new receivers

	asked []referral.Question // beyond the form
}

// send gathers what a send writes: for each receiver a referral and all that
// follows.
func (s *Store) send(ctx context.Context, w *writes, by referral.Actor, in sending) ([]referral.Referral, error) {
	tx := w.tx
	now, err := s.now(ctx, tx)
	if err != nil {
		return nil, err
	}
	asked, err := questionsAsked(ctx, tx, in.receivers, in.form.Need.Issues, in.form.Answers)
	if err != nil {
		return nil, err
	}
	in.asked = PlainQuestions(asked)
	sender, to, err := s.checkSending(ctx, tx, by, in, now)
	if err != nil {
		return nil, err
	}
	policy := policyRow{}
	if err := tx.NewSelect().Model(&policy).Scan(ctx); err != nil {
		return nil, err
	}
	numbers, err := nextNumbers(ctx, tx, len(to))
	if err != nil {
		return nil, err
	}
	rows := newReferrals{batch: newID()}
	for i, receiver := range to {
		draft := referral.Referral{
			ID: newID(), Number: numbers[i], Epoch: 1, Status: referral.Draft, Urgent: in.form.Need.Urgent,
			Sender: sender.party(), Receiver: receiver.party(), Terms: receiver.terms(policy, in.form.Need.Urgent),
			SenderAdviser: by.UserID, CopySender: in.copySender, Issues: in.form.Need.Issues, Next: in.next,
		}
		if in.parent.ID != uuid.Nil {
			draft.ParentReferral, draft.Hops = in.parent.ID, in.parent.Hops+1
		}
		form := in.form
		form.Answers = in.form.AnswersFor(receiver.ID, in.asked)
		if err := rows.send(draft, receiver.calendar, by, form, now); err != nil {
			return nil, err
		}
	}
	if err := rows.write(ctx, w, in.note); err != nil {
		return nil, err
	}
	return rows.sent, attach(ctx, w, rows.sent, by, in.files, now)
}

// newReferrals are the referrals of one send. Their rows go in one statement,
// so that two sends to the same organisations count them in the same order and
// never wait for each other.
type newReferrals struct {
	batch     uuid.UUID
	sent      []referral.Referral
	drafts    []referral.Referral
	events    []referral.Event
	commands  []referral.Command
	calendars []referral.Calendar
	rows      []referralRow
	clients   []clientRow
}

// send gives a draft the send command.
func (n *newReferrals) send(draft referral.Referral, cal referral.Calendar, by referral.Actor, form referral.Form, now time.Time) error {
	cmd := referral.Command{ReferralID: draft.ID, Kind: referral.Send, By: by}
	r, e, err := referral.Apply(draft, cmd, cal, now)
	if err != nil {
		return err
	}
	n.sent, n.drafts, n.events = append(n.sent, r), append(n.drafts, draft), append(n.events, e)
	n.commands, n.calendars = append(n.commands, cmd), append(n.calendars, cal)
	n.rows = append(n.rows, fromReferral(r, n.batch, now))
	n.clients = append(n.clients, newClientRow(r, form))
	return nil
}

// write adds the rows and all that follows from them.
func (n *newReferrals) write(ctx context.Context, w *writes, note string) error {
	w.insert(&n.rows)
	w.insert(&n.clients)
	for i, r := range n.sent {
		cmd, e := n.commands[i], n.events[i]
		if err := record(ctx, w, n.drafts[i], r, e, cmd, n.calendars[i]); err != nil {
			return err
		}
		if note != "" {
			w.insert(&noteRow{
				ID: newID(), ReferralID: r.ID, SenderID: r.Sender.ID, ReceiverID: r.Receiver.ID, Organisation: cmd.By.OrganisationID,
				Author: cmd.By.UserID, Body: note, CreatedAt: e.At,
			})
		}
		kind, _ := outboxKind(n.drafts[i], r, cmd)
		w.outbox(kind, e)
	}
	return nil
}

// checkSending refuses, in words, what cannot be sent, and finds whom it is
// from and to.
func (s *Store) checkSending(ctx context.Context, tx bun.Tx, by referral.Actor, in sending, now time.Time) (organisationRow, []receiver, error) {
	ids := slices.Clone(in.receivers)
	slices.SortFunc(ids, func(a, b uuid.UUID) int { return strings.Compare(a.String(), b.String()) })
	wrong := in.form.Check(now)
	if in.parent.ID != uuid.Nil {
		wrong = in.form.CheckForwarded(now)
	}
	wrong = append(wrong, in.form.CheckAnswers(in.toAnswer(), in.receivers)...)
	switch n := len(slices.Compact(ids)); {
	case n == 0:
		wrong = append(wrong, referral.FieldError{Field: "receivers", Message: "Choose at least one organisation to refer to."})
	case n < len(in.receivers):
		wrong = append(wrong, referral.FieldError{Field: "receivers", Message: "An organisation is chosen twice. Remove one of the two."})
	case n > maxReceivers:
		wrong = append(wrong, referral.FieldError{Field: "receivers", Message: "Choose 20 organisations at most."})
	}
	if len(wrong) > 0 {
		return organisationRow{}, nil, &referral.Error{Code: referral.CodeInvalid, Message: "This cannot be sent yet. Please check what you entered.", Fields: wrong}
	}
	all, err := s.receivers(ctx, tx, append(slices.Clone(in.receivers), by.OrganisationID))
	if err != nil {
		return organisationRow{}, nil, err
	}
	sender, to := all[len(all)-1].organisationRow, all[:len(all)-1]
	if err := takeTurns(ctx, tx, to, now); err != nil {
		return organisationRow{}, nil, err
	}
	if err := refusals(sender, to, in.form.Consent, now); err != nil {
		return organisationRow{}, nil, err
	}
	if err := s.checkNext(ctx, tx, in, sender.ID); err != nil {
		return organisationRow{}, nil, err
	}
	return sender, to, checkIssues(ctx, tx, in.form.Need.Issues)
}

// toAnswer are the questions that must be answered now. Of a copy, what was asked
// about the issues was asked when it was written.
func (in sending) toAnswer() []referral.Question {
	if in.parent.ID == uuid.Nil {
		return in.asked
	}
	return slices.DeleteFunc(slices.Clone(in.asked), func(q referral.Question) bool { return q.OrganisationID == uuid.Nil })
}

// takeTurns lets one send at a time at organisations with a weekly limit, so
// that two of them cannot both take the last place.
func takeTurns(ctx context.Context, tx bun.Tx, to []receiver, now time.Time) error {
	var limited []uuid.UUID
	for _, r := range to {
		if r.WeeklyLimit > 0 {
			limited = append(limited, r.ID)
		}
	}
	if len(limited) == 0 {
		return nil
	}
	// Two statements: what waited for its turn must count what came before it.
	_, err := tx.NewSelect().Table("organisations").ColumnExpr("1").Where("id IN (?)", bun.List(limited)).OrderExpr("id").For("NO KEY UPDATE").Exec(ctx)
	if err != nil {
		return err
	}
	var full []uuid.UUID
	err = tx.NewSelect().Model((*organisationRow)(nil)).Column("id").Where("t.id IN (?)", bun.List(limited)).
		Where(fullThen, referral.WeekOf(now).String()).Scan(ctx, &full)
	for i := range to {
		to[i].Full = slices.Contains(full, to[i].ID)
	}
	return err
}

func refusals(sender organisationRow, to []receiver, consent referral.Consent, now time.Time) error {
	if sender.Paused {
		return &referral.Error{Code: referral.CodeRefused, Message: "Your organisation is paused in the network, so it cannot send referrals now. Ask a coordinator."}
	}
	if sender.agreed().Barred() {
		return referral.ErrAgreementSender
	}
	for _, r := range to {
		if r.ID == sender.ID {
			return wrongReceiver("Choose another organisation: a referral cannot go to its own sender.")
		}
		if refusal := r.intake().Barrier(sender.ID, now).Refusal(r.Name); refusal != nil {
			return refusal
		}
		if !consent.Allows(r.ID) {
			return unnamed(r.organisationRow)
		}
	}
	return nil
}

// unnamed is the refusal of an organisation that the client was not told of.
func unnamed(o organisationRow) *referral.Error {
	return &referral.Error{
		Code: referral.CodeInvalid, Message: "This cannot be sent yet. Please check what you entered.",
		Fields: []referral.FieldError{{Field: "consent.to", Message: "The client's consent does not name " + o.Name + ". Ask the client, and record it."}},
	}
}

func checkIssues(ctx context.Context, tx bun.Tx, codes []string) error {
	if len(codes) == 0 {
		return nil
	}
	var known []string
	err := tx.NewSelect().Table("issues").Column("code").Where("code IN (?)", bun.List(codes)).Where("active").Scan(ctx, &known)
	if err != nil {
		return err
	}
	for _, code := range codes {
		if !slices.Contains(known, code) {
			return &referral.Error{
				Code: referral.CodeInvalid, Message: "This cannot be sent yet. Please check what you entered.",
				Fields: []referral.FieldError{{Field: "need.issues", Message: "Choose issues from the list."}},
			}
		}
	}
	return nil
}

func nextNumbers(ctx context.Context, tx bun.Tx, n int) ([]int64, error) {
	var numbers []int64
	err := tx.NewRaw("SELECT nextval('referral_number') FROM generate_series(1, ?)", n).Scan(ctx, &numbers)
	return numbers, err
}
