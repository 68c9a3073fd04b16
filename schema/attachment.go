package schema

import (
	"context"
	"slices"
	"time"

	"github.com/google/uuid"
	"github.com/uptrace/bun"

	"onward/referral"
)

type attachmentRow struct {
	bun.BaseModel `bun:"table:attachments,alias:t"`

	ID           uuid.UUID `bun:"id,pk"`
	ReferralID   uuid.UUID `bun:"referral_id"`
	SenderID     uuid.UUID `bun:"sender_id"`
	ReceiverID   uuid.UUID `bun:"receiver_id"`
	Organisation uuid.UUID `bun:"organisation_id"`
	Author       uuid.UUID `bun:"author_id"`
	FileID       uuid.UUID `bun:"file_id,nullzero"`
	AttachedAt   time.Time `bun:"attached_at"`
	RemovedAt    time.Time `bun:"removed_at,nullzero"`
	RemovedBy    uuid.UUID `bun:"removed_by,nullzero"`
}

func newAttachment(r referral.Referral, id, file uuid.UUID, by referral.Actor, at time.Time) *attachmentRow {
	return &attachmentRow{
		ID: id, ReferralID: r.ID, SenderID: r.Sender.ID, ReceiverID: r.Receiver.ID, Organisation: by.OrganisationID,
		Author: by.UserID, FileID: file, AttachedAt: at,
	}
}

// attach adds the files of a send to each of its referrals.
func attach(ctx context.Context, w *writes, sent []referral.Referral, by referral.Actor, ids []uuid.UUID, at time.Time) error {
	if len(ids) == 0 {
		return nil
	}
	found, err := ownFiles(ctx, w.tx, by, ids)
	if err != nil {
		return err
	}
	rows := make([]*attachmentRow, 0, len(sent)*len(found))
	for _, r := range sent {
		for _, f := range found {
			rows = append(rows, newAttachment(r, newID(), f.ID, by, at))
		}
	}
	w.insert(&rows)
	return nil
}

const wordsTooManyFiles = "A referral holds ten files at most. Remove one that is not needed, or put several pages into one PDF."

func wrongFiles(words string) error {
	return &referral.Error{Code: referral.CodeInvalid, Message: "Please check what you entered.", Fields: []referral.FieldError{{Field: "files", Message: words}}}
}

// ownFiles returns the organisation's own files with these ids, and refuses one
// that is gone, is somebody else's or holds a virus.
func ownFiles(ctx context.Context, tx bun.Tx, by referral.Actor, ids []uuid.UUID) ([]File, error) {
	found, err := uploads(ctx, tx, by, ids)
	if err != nil {
		return nil, err
	}
	switch {
	case len(found) < len(ids):
		return nil, wrongFiles("A file is not there any more: what is attached and not sent is kept for a day. Remove it and attach it again.")
	case len(ids) > referral.MaxFiles:
		return nil, wrongFiles(wordsTooManyFiles)
	case slices.ContainsFunc(found, func(f File) bool { return f.State == FileInfected }):
		return nil, wrongFiles("A virus was found in one of the files. Remove that file, and have your computer looked at.")
	}
	return found, nil
}

func completeAddFile(ctx context.Context, tx bun.Tx, r referral.Referral, cmd referral.Command) (referral.Command, error) {
	if _, err := ownFiles(ctx, tx, cmd.By, []uuid.UUID{cmd.File.Upload}); err != nil {
		return cmd, err
	}
	n, err := countFiles(ctx, tx, r.ID)
	if err != nil {
		return cmd, err
	}
	cmd.File.ID, cmd.File.Others = newID(), n
	cmd.File.Notify = slices.Compact(slices.Clone(cmd.File.Notify))
	return cmd, mustBeStaff(ctx, tx, cmd.File.Notify, "notify", r.Sender.ID, r.Receiver.ID)
}

func countFiles(ctx context.Context, tx bun.Tx, referralID uuid.UUID) (int, error) {
	n, err := tx.NewSelect().Model((*attachmentRow)(nil)).Where("t.referral_id = ?", referralID).Where("t.file_id IS NOT NULL").Count(ctx)
	return int(n), err
}

// filesToAdd checks the files that come with an amendment.
func filesToAdd(ctx context.Context, tx bun.Tx, r referral.Referral, by referral.Actor, ids []uuid.UUID) ([]uuid.UUID, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	if _, err := ownFiles(ctx, tx, by, ids); err != nil {
		return nil, err
	}
	n, err := countFiles(ctx, tx, r.ID)
	if err == nil && n+len(ids) > referral.MaxFiles {
		err = wrongFiles(wordsTooManyFiles)
	}
	return ids, err
}

func completeRemoveFile(ctx context.Context, tx bun.Tx, r referral.Referral, cmd referral.Command) (referral.Command, error) {
	var row attachmentRow
	err := tx.NewSelect().Model(&row).Where("t.id = ?", cmd.File.ID).Where("t.referral_id = ?", r.ID).Where("t.file_id IS NOT NULL").Scan(ctx)
	cmd.File.Organisation = row.Organisation
	return cmd, found(err, errNoFile)
}

// AttachedFile is a file of a referral, as its two organisations see it.
type AttachedFile struct {
	File                // its ID is the attachment's, and without a name it was removed
	Content   uuid.UUID // under which its bytes lie
	By        Person
	Mine      bool // the reader's organisation attached it
	At        time.Time
	Removed   *Person // who removed it, or nil
	RemovedAt time.Time
}

type attachedRow struct {
	attachmentRow
	Name    string  `bun:"name"`
	Kind    string  `bun:"kind"`
	Size    int64   `bun:"size"`
	State   string  `bun:"state"`
	By      nameRow `bun:"embed:by_"`
	Removed nameRow `bun:"embed:removed_"`
}

func (r attachedRow) attached(by referral.Actor) AttachedFile {
	f := AttachedFile{
		File:    File{ID: r.ID, Name: r.Name, Kind: r.Kind, Size: r.Size, State: FileState(r.State)},
		Content: r.FileID, By: *r.By.person(r.Author), Mine: r.Organisation == by.OrganisationID, At: r.AttachedAt.UTC(),
	}
	if !r.RemovedAt.IsZero() {
		f.Removed, f.RemovedAt = r.Removed.person(r.RemovedBy), r.RemovedAt.UTC()
	}
	return f
}

func selectAttached(tx bun.Tx, referralID uuid.UUID) *bun.SelectQuery {
	return tx.NewSelect().Model((*attachmentRow)(nil)).Column("t.*").
		ColumnExpr("coalesce(f.name, '') AS name, coalesce(f.kind, '') AS kind, coalesce(f.size, 0) AS size, coalesce(f.state, '') AS state").
		ColumnExpr("u.first_name AS by_first_name, u.last_name AS by_last_name, o.name AS by_organisation").
		ColumnExpr("coalesce(x.first_name, '') AS removed_first_name, coalesce(x.last_name, '') AS removed_last_name, o.name AS removed_organisation").
		Join("JOIN users AS u ON u.id = t.author_id").
		Join("JOIN organisations AS o ON o.id = t.organisation_id").
		Join("LEFT JOIN users AS x ON x.id = t.removed_by").
		Join("LEFT JOIN files AS f ON f.id = t.file_id").
		Where("t.referral_id = ?", referralID).OrderExpr("t.attached_at, t.id").Limit(maxHistory)
}

func viewFiles(ctx context.Context, tx bun.Tx, by referral.Actor, v *View) error {
	if by.Role.OfNetwork() {
		return nil
	}
	var rows []attachedRow
	err := selectAttached(tx, v.ID).Scan(ctx, &rows)
	for _, row := range rows {
		v.Files = append(v.Files, row.attached(by))
	}
	return err
}

// OpenFile returns a file of a referral for the reader to read, and records who
// did. One that the scan has not cleared is refused in words.
func (s *Store) OpenFile(ctx context.Context, by referral.Actor, referralID, id uuid.UUID) (f AttachedFile, err error) {
	err = s.in(ctx, by, "open a file", func(ctx context.Context, tx bun.Tx) error {
		var rows []attachedRow
		q := selectAttached(tx, referralID).Where("t.id = ?", id).Where("t.file_id IS NOT NULL").
			Where("(t.sender_id = ? OR t.receiver_id = ?)", by.OrganisationID, by.OrganisationID)
		if err := q.Scan(ctx, &rows); err != nil {
			return err
		}
		if by.Role.OfNetwork() || len(rows) == 0 {
			return errNoFile
		}
		f = rows[0].attached(by)
		if err := f.Readable(); err != nil {
			return err
		}
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		w := newWrites(tx)
		w.audit(now, by, "file.open", id, map[string]any{"referral": referralID})
		return w.run(ctx, by.OrganisationID)
	})
	return f, err
}

// Readable refuses, in words, a file that the scan has not cleared.
func (f File) Readable() error {
	switch f.State {
	case FileWaiting:
		return &referral.Error{Code: referral.CodeRefused, Message: "This file is still being looked at for viruses. Try again in a few minutes."}
	case FileInfected:
		return &referral.Error{Code: referral.CodeRefused, Message: "A virus was found in this file, so it cannot be opened. Ask whoever attached it for a clean copy."}
	}
	return nil
}
