package schema

import (
	"context"
	"errors"
	"slices"
	"time"

	"github.com/google/uuid"
	"github.com/uptrace/bun"

	"onward/referral"
)

// Amends is the referral that a draft will amend, as it stands now.
type Amends struct {
	ReferralID uuid.UUID
	Number     int64
	Version    int64
	Status     referral.Status
	Receiver   referral.Party
	Asked      string // what the receiver wrote is missing
}

// Amendment is a change of what a referral says (C5), for its two organisations.
type Amendment struct {
	Seq    int64 // of the event that made it
	At     time.Time
	By     *Person
	Before referral.Form
	After  referral.Form
}

type amendmentRow struct {
	bun.BaseModel `bun:"table:referral_amendments,alias:z"`

	ReferralID uuid.UUID     `bun:"referral_id,pk"`
	Seq        int64         `bun:"seq,pk"`
	SenderID   uuid.UUID     `bun:"sender_id"`
	ReceiverID uuid.UUID     `bun:"receiver_id"`
	Before     referral.Form `bun:"before,type:jsonb"`
}

// AmendReferral opens the draft in which a returned referral is amended: the one
// that a colleague began, or a new one that says what the referral says.
func (s *Store) AmendReferral(ctx context.Context, by referral.Actor, id uuid.UUID) (d Draft, err error) {
	err = s.in(ctx, by, "amend", func(ctx context.Context, tx bun.Tx) error {
		l, err := s.lock(ctx, tx, id) // so that two who begin at once get one draft
		if err != nil {
			return err
		}
		if err := referral.MayAmend(l.referral, by); err != nil {
			return err
		}
		var row draftRow
		err = selectDrafts(tx, by).Model(&row).Where("d.amends = ?", id).Scan(ctx)
		if err = found(err, errNoDraft); errors.Is(err, referral.ErrNotFound) {
			row, err = s.beginAmendment(ctx, tx, by, l.referral)
		}
		if err != nil {
			return err
		}
		d, err = withFiles(ctx, tx, by, row)
		return err
	})
	return d, err
}

func (s *Store) beginAmendment(ctx context.Context, tx bun.Tx, by referral.Actor, r referral.Referral) (draftRow, error) {
	form, err := formOf(ctx, tx, r.ID)
	if err != nil {
		return draftRow{}, err
	}
	now, err := s.now(ctx, tx)
	if err != nil {
		return draftRow{}, err
	}
	id, err := insertDraft(ctx, tx, draftRow{
		Organisation: by.OrganisationID, Author: by.UserID, Form: form, Receivers: []uuid.UUID{r.Receiver.ID},
		Next: orNone(r.Next), CopySender: r.CopySender, UpdatedAt: now, Amends: r.ID,
		KeptUntil: midnight(referral.DraftKeptUntil(now)),
	})
	if err != nil {
		return draftRow{}, err
	}
	return oneDraft(ctx, tx, by, id)
}

func formOf(ctx context.Context, tx bun.Tx, id uuid.UUID) (referral.Form, error) {
	var client clientRow
	err := tx.NewSelect().Model(&client).Column("form").Where("k.referral_id = ?", id).Scan(ctx)
	return client.Form, err
}

// DetachDraft makes a referral of its own of an amendment that came too late:
// its referral was withdrawn, or went on without it. Nothing typed is lost.
func (s *Store) DetachDraft(ctx context.Context, by referral.Actor, id uuid.UUID) (d Draft, err error) {
	err = s.in(ctx, by, "detach draft", func(ctx context.Context, tx bun.Tx) error {
		row, err := oneDraft(ctx, tx, by, id)
		switch {
		case err != nil:
			return err
		case row.Status == string(referral.Returned):
			return &referral.Error{Code: referral.CodeRefused, Message: "The referral still waits for this. Send it again, or delete the draft."}
		}
		row.Amends = uuid.Nil
		if _, err = tx.NewUpdate().Model(&row).Column("amends").WherePK().Exec(ctx); err != nil {
			return err
		}
		d, err = withFiles(ctx, tx, by, row)
		return err
	})
	return d, err
}

// amendmentOf adds to a command to send again what its draft says. What the
// rules refuse anyway is left to them, so that the first reason is told.
func amendmentOf(ctx context.Context, tx bun.Tx, before locked, cmd referral.Command) (referral.Command, error) {
	a, r := &cmd.Amendment, before.referral
	a.Form, a.Files = nil, nil
	stale := cmd.Version != 0 && cmd.Version != r.Version
	if a.Draft == uuid.Nil || stale || referral.MayAmend(r, cmd.By) != nil {
		return cmd, nil
	}
	draft, err := oneDraft(ctx, tx, cmd.By, a.Draft)
	switch {
	case err != nil:
		return cmd, err
	case draft.Amends != r.ID:
		return cmd, errNoDraft
	case draft.Version != a.Version:
		return cmd, errStaleDraft
	}
	if a.Files, err = filesToAdd(ctx, tx, r, cmd.By, draft.Files); err != nil {
		return cmd, err
	}
	said, err := formOf(ctx, tx, r.ID)
	if err != nil {
		return cmd, err
	}
	form := draft.Form.Tidy()
	asked, err := questionsAsked(ctx, tx, []uuid.UUID{r.Receiver.ID}, form.Need.Issues, form.Answers)
	if err != nil {
		return cmd, err
	}
	a.Asked = PlainQuestions(asked)
	form.Answers = form.AnswersFor(r.Receiver.ID, a.Asked)
	if a.Form = &form; !cmd.Amends(said) {
		a.Form = nil
		return cmd, nil
	}
	// An issue that the network has given up since may stay where it was.
	added := slices.DeleteFunc(slices.Clone(form.Need.Issues), func(code string) bool { return slices.Contains(r.Issues, code) })
	if err := checkIssues(ctx, tx, added); err != nil {
		return cmd, err
	}
	a.Terms, err = termsNow(ctx, tx, r.Receiver.ID, form.Need.Urgent)
	return cmd, err
}

// termsNow are what a referral to the organisation would be sent under now.
func termsNow(ctx context.Context, tx bun.Tx, receiver uuid.UUID, urgent bool) (referral.Terms, error) {
	var policy policyRow
	if err := tx.NewSelect().Model(&policy).Scan(ctx); err != nil {
		return referral.Terms{}, err
	}
	var o organisationRow
	err := tx.NewSelect().Model(&o).Where("t.id = ?", receiver).Scan(ctx)
	return o.terms(policy, urgent), err
}

// amended writes what a referral says from now on, and keeps what it said. The
// draft has done its work.
func amended(w *writes, r referral.Referral, e referral.Event, cmd referral.Command) {
	if cmd.Amendment.Draft != uuid.Nil {
		w.add(w.tx.NewDelete().Table("drafts").Where("id = ?", cmd.Amendment.Draft))
	}
	if cmd.Amendment.Form == nil {
		return
	}
	w.add(w.tx.NewRaw(`INSERT INTO referral_amendments (referral_id, seq, sender_id, receiver_id, before)
		SELECT referral_id, ?, sender_id, receiver_id, form FROM referral_clients WHERE referral_id = ?`, e.Seq, r.ID))
	client := newClientRow(r, *cmd.Amendment.Form)
	w.add(w.tx.NewUpdate().Model(&client).WherePK())
}

// viewAmendments reads what the referral said before, and pairs each with what
// took its place.
func viewAmendments(ctx context.Context, tx bun.Tx, by referral.Actor, v *View) error {
	if v.closedTo(by) {
		return nil
	}
	var rows []amendmentRow
	err := tx.NewSelect().Model(&rows).Where("z.referral_id = ?", v.ID).OrderExpr("z.seq").Limit(maxHistory).Scan(ctx)
	for i, row := range rows {
		a := Amendment{Seq: row.Seq, Before: row.Before, After: *v.Form}
		if i+1 < len(rows) {
			a.After = rows[i+1].Before
		}
		for _, entry := range v.History {
			if entry.Seq == row.Seq {
				a.At, a.By = entry.At, entry.By
			}
		}
		v.Amendments = append(v.Amendments, a)
	}
	return err
}
