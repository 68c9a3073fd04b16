package schema

import (
	"context"
	"slices"

	"github.com/google/uuid"
	"github.com/uptrace/bun"

	"onward/referral"
)

// complete adds to a command what only the database knows, and refuses what
// names somebody or something that is not there.
func complete(ctx context.Context, tx bun.Tx, before locked, cmd referral.Command) (referral.Command, error) {
	r := before.referral
	switch cmd.Kind {
	case referral.AddNote:
		cmd.Note.Author = cmd.By.UserID
		if cmd.Note.ID == uuid.Nil {
			cmd.Note.ID = newID()
		}
		cmd.Note.Notify = slices.Compact(slices.Clone(cmd.Note.Notify))
		return cmd, mustBeStaff(ctx, tx, cmd.Note.Notify, "notify", r.Sender.ID, r.Receiver.ID)
	case referral.DeleteNote:
		note, err := noteOf(ctx, tx, r.ID, cmd.Note.ID)
		cmd.Note = note
		return cmd, err
	case referral.AddFile:
		return completeAddFile(ctx, tx, r, cmd)
	case referral.RemoveFile:
		return completeRemoveFile(ctx, tx, r, cmd)
	case referral.Send:
		return amendmentOf(ctx, tx, before, cmd)
	case referral.Assign:
		if cmd.Assignee != uuid.Nil {
			return cmd, mustBeStaff(ctx, tx, []uuid.UUID{cmd.Assignee}, "assignee", r.Receiver.ID)
		}
	case referral.Decline:
		answers, err := answersOf(ctx, tx)
		cmd.Answers = answers
		return cmd, err
	case referral.Close:
		cmd.Outcomes = slices.DeleteFunc(slices.Clone(cmd.Outcomes), func(o referral.IssueOutcome) bool { return !slices.Contains(r.Issues, o.Issue) })
		answers, err := answersOf(ctx, tx)
		cmd.Answers = answers
		return cmd, err
	case referral.PassMoment:
		if len(r.Moments) > 0 && r.Moments[0].Same(cmd.Moment) {
			cmd.Moment = r.Moments[0] // as it is stored, so that the index sees a second one
		}
	}
	return cmd, nil
}

// mustBeStaff refuses anybody who does not work for one of the organisations now.
func mustBeStaff(ctx context.Context, tx bun.Tx, people []uuid.UUID, field string, organisations ...uuid.UUID) error {
	if len(people) == 0 {
		return nil
	}
	n, err := tx.NewSelect().Model((*membershipRow)(nil)).ColumnExpr("DISTINCT m.user_id").
		Join("JOIN users AS u ON u.id = m.user_id").
		Where("m.user_id IN (?)", bun.List(people)).
		Where("m.organisation_id IN (?)", bun.List(organisations)).
		Where("m.ended_at IS NULL AND u.suspended_at IS NULL").
		Count(ctx)
	if err != nil {
		return err
	}
	if int(n) < len(people) {
		return &referral.Error{
			Code: referral.CodeInvalid, Message: "Please check what you entered.",
			Fields: []referral.FieldError{{Field: field, Message: "Choose somebody from the list: this person does not work for the organisation, or no longer does."}},
		}
	}
	return nil
}

func noteOf(ctx context.Context, tx bun.Tx, referralID, id uuid.UUID) (referral.Note, error) {
	var row noteRow
	err := tx.NewSelect().Model(&row).Where("n.id = ?", id).Where("n.referral_id = ?", referralID).Where("n.deleted_at IS NULL").Scan(ctx)
	if err != nil {
		return referral.Note{}, found(err, &referral.Error{Code: referral.CodeNotFound, Message: "There is no such note, or it was deleted."})
	}
	return referral.Note{ID: row.ID, Private: row.Private, Author: row.Author}, nil
}
