package schema

import (
	"context"
	"fmt"
	"time"

	"github.com/google/uuid"
	"github.com/uptrace/bun"

	"onward/referral"
)

// FileState is what the virus scan has said of a file.
type FileState string

// The states of a file. Only a clean one is ever served.
const (
	FileWaiting  FileState = "waiting" // the scanner could not be asked yet
	FileClean    FileState = "clean"
	FileInfected FileState = "infected"
)

// File is one that was uploaded. Its bytes lie elsewhere, under its id.
type File struct {
	ID         uuid.UUID
	Name       string
	Kind       string
	Size       int64
	SHA256     [32]byte
	State      FileState
	UploadedAt time.Time
}

type fileRow struct {
	bun.BaseModel `bun:"table:files,alias:f"`

	ID           uuid.UUID `bun:"id,pk"`
	Organisation uuid.UUID `bun:"organisation_id"`
	Author       uuid.UUID `bun:"author_id"`
	Name         string    `bun:"name"`
	Kind         string    `bun:"kind"`
	Size         int64     `bun:"size"`
	SHA256       []byte    `bun:"sha256"`
	State        string    `bun:"state"`
	UploadedAt   time.Time `bun:"uploaded_at"`
}

func (r fileRow) file() File {
	f := File{ID: r.ID, Name: r.Name, Kind: r.Kind, Size: r.Size, State: FileState(r.State), UploadedAt: r.UploadedAt.UTC()}
	copy(f.SHA256[:], r.SHA256)
	return f
}

// uploadsADay is how many files one person may upload in a day.
const uploadsADay = 200

var errNoFile = &referral.Error{Code: referral.CodeNotFound, Message: "There is no such file. It may have been removed."}

// AddUpload remembers a file whose bytes have been stored. Until a draft or a
// referral holds it, it is only its organisation's, and goes after a day.
func (s *Store) AddUpload(ctx context.Context, by referral.Actor, f File) (added File, err error) {
	err = s.in(ctx, by, "add an upload", func(ctx context.Context, tx bun.Tx) error {
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		if err := mayUpload(ctx, tx, by, now); err != nil {
			return err
		}
		row := fileRow{
			ID: f.ID, Organisation: by.OrganisationID, Author: by.UserID, Name: f.Name, Kind: f.Kind, Size: f.Size,
			SHA256: f.SHA256[:], State: string(f.State), UploadedAt: now,
		}
		added = row.file()
		w := newWrites(tx)
		w.insert(&row)
		w.audit(now, by, "file.upload", f.ID, map[string]any{"kind": f.Kind, "size": f.Size, "state": f.State})
		return w.run(ctx, by.OrganisationID)
	})
	return added, err
}

// MayUpload reports, before a file is received, whether the person may upload
// another today.
func (s *Store) MayUpload(ctx context.Context, by referral.Actor) error {
	return s.in(ctx, by, "ask for an upload", func(ctx context.Context, tx bun.Tx) error {
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		return mayUpload(ctx, tx, by, now)
	})
}

func mayUpload(ctx context.Context, tx bun.Tx, by referral.Actor, now time.Time) error {
	n, err := tx.NewSelect().Model((*fileRow)(nil)).Where("f.author_id = ?", by.UserID).
		Where("f.uploaded_at > ?", now.Add(-24*time.Hour)).Count(ctx)
	if err == nil && n >= uploadsADay {
		return &referral.Error{Code: referral.CodeTooMany, Message: "You have attached very many files today. Try again tomorrow, or ask a colleague."}
	}
	return err
}

// Upload returns a file of the organisation's own.
func (s *Store) Upload(ctx context.Context, by referral.Actor, id uuid.UUID) (f File, err error) {
	err = s.in(ctx, by, "read an upload", func(ctx context.Context, tx bun.Tx) error {
		all, err := uploads(ctx, tx, by, []uuid.UUID{id})
		if err != nil {
			return err
		}
		if len(all) == 0 {
			return errNoFile
		}
		f = all[0]
		return nil
	})
	return f, err
}

// uploads returns the organisation's own files with these ids, in their order;
// those that are not there are left out.
func uploads(ctx context.Context, tx bun.Tx, by referral.Actor, ids []uuid.UUID) ([]File, error) {
	found := []File{}
	if len(ids) == 0 {
		return found, nil
	}
	var rows []fileRow
	err := tx.NewSelect().Model(&rows).Where("f.id IN (?)", bun.List(ids)).Where("f.organisation_id = ?", by.OrganisationID).
		OrderExpr("f.id").Limit(int64(len(ids))).Scan(ctx)
	byID := make(map[uuid.UUID]fileRow, len(rows))
	for _, row := range rows {
		byID[row.ID] = row
	}
	for _, id := range ids {
		if row, known := byID[id]; known {
			found = append(found, row.file())
		}
	}
	return found, err
}

// WaitingFiles lists files that the scanner has yet to see, the oldest first.
func (s *Store) WaitingFiles(ctx context.Context, limit int) ([]uuid.UUID, error) {
	return s.fileIDs(ctx, "list files to scan", limit, func(q *bun.SelectQuery) {
		q.OrderExpr("f.uploaded_at, f.id").Where("f.state = ?", FileWaiting)
	})
}

// MarkScanned records what the scanner said of a file, in the audit too. Of a
// virus in a file that referrals hold already, both organisations of each are
// told. It is safe to run twice.
func (s *Store) MarkScanned(ctx context.Context, id uuid.UUID, infected bool) error {
	return s.in(ctx, referral.TheClock, "mark a file scanned", func(ctx context.Context, tx bun.Tx) error {
		state := FileClean
		if infected {
			state = FileInfected
		}
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		var scanned []fileRow
		_, err = tx.NewUpdate().Model((*fileRow)(nil)).Set("state = ?", state).Where("f.id = ?", id).Where("f.state = ?", FileWaiting).
			Returning("f.organisation_id").Exec(ctx, &scanned)
		if err != nil || len(scanned) == 0 {
			return err
		}
		w := newWrites(tx)
		if infected {
			if err := tellOfVirus(ctx, w, id, scanned[0].Organisation, now); err != nil {
				return err
			}
		}
		w.audit(now, referral.TheClock, "file.scan", id, map[string]any{"state": state})
		return w.run(ctx, uuid.Nil)
	})
}

// tellOfVirus writes to the two organisations of every referral that holds the
// file. The clock may not read attachments: it asks as the organisation that
// attached this one.
func tellOfVirus(ctx context.Context, w *writes, file, organisation uuid.UUID, now time.Time) error {
	if err := identify(ctx, w.tx, referral.Actor{OrganisationID: organisation, Role: referral.Clock}); err != nil {
		return err
	}
	var rows []referralRow
	err := w.tx.NewSelect().Model(&rows).Column("id", "number", "sender_id", "receiver_id").
		Where("r.id IN (SELECT t.referral_id FROM attachments AS t WHERE t.file_id = ?)", file).OrderExpr("r.number").Limit(maxHistory).Scan(ctx)
	if err != nil {
		return err
	}
	for _, r := range rows {
		n := notificationRow{ReferralID: r.ID, SenderID: r.SenderID, ReceiverID: r.ReceiverID, Letter: string(referral.LetterVirusFound), ReleaseAt: now, CreatedAt: now}
		for _, audience := range []referral.Audience{referral.ToSender, referral.ToReceiver} {
			n.DedupeKey, n.Audience = fmt.Sprintf("%s:%s:%s:%s", n.Letter, file, r.ID, audience), string(audience)
			n.Organisation = r.SenderID
			if audience == referral.ToReceiver {
				n.Organisation = r.ReceiverID
			}
			w.letter(n, r.Number)
		}
	}
	return identify(ctx, w.tx, referral.TheClock)
}

// heldFor is how long an upload may wait for a draft or a referral to hold it.
const heldFor = 24 * time.Hour

// ForsakenFiles lists files that nothing holds any more and nothing will.
func (s *Store) ForsakenFiles(ctx context.Context, limit int) (ids []uuid.UUID, err error) {
	now, err := s.Now(ctx)
	if err != nil {
		return nil, err
	}
	return s.fileIDs(ctx, "list forsaken files", limit, func(q *bun.SelectQuery) {
		q.OrderExpr("f.uploaded_at, f.id").Where("f.uploaded_at < ?", now.Add(-heldFor)).Where("NOT file_is_held(f.id)")
	})
}

func (s *Store) fileIDs(ctx context.Context, what string, limit int, which func(*bun.SelectQuery)) (ids []uuid.UUID, err error) {
	err = s.in(ctx, referral.TheClock, what, func(ctx context.Context, tx bun.Tx) error {
		q := tx.NewSelect().Model((*fileRow)(nil)).Column("f.id").Limit(int64(limit))
		which(q)
		return q.Scan(ctx, &ids)
	})
	return ids, err
}

// ForgetFile removes the row of a file, unless something holds it after all, and
// reports whether it is gone: only then may its bytes go.
func (s *Store) ForgetFile(ctx context.Context, id uuid.UUID) (gone bool, err error) {
	err = s.in(ctx, referral.TheClock, "forget a file", func(ctx context.Context, tx bun.Tx) error {
		result, err := tx.NewDelete().Model((*fileRow)(nil)).Where("f.id = ?", id).Where("NOT file_is_held(f.id)").Exec(ctx)
		if err != nil {
			return err
		}
		n, err := result.RowsAffected()
		gone = n > 0
		return err
	})
	return gone && err == nil, err
}

// KnownFiles lists files that were uploaded before the time, by their ids, from
// the one after: whoever looks after the bytes compares.
func (s *Store) KnownFiles(ctx context.Context, before time.Time, after uuid.UUID, limit int) ([]uuid.UUID, error) {
	return s.fileIDs(ctx, "list known files", limit, func(q *bun.SelectQuery) {
		q.OrderExpr("f.id").Where("f.id > ?", after).Where("f.uploaded_at < ?", before)
	})
}

// UnknownFiles returns which of the ids are no file's: bytes that were stored
// by an upload that never ended.
func (s *Store) UnknownFiles(ctx context.Context, ids []uuid.UUID) (unknown []uuid.UUID, err error) {
	if len(ids) == 0 {
		return nil, nil
	}
	err = s.in(ctx, referral.TheClock, "list unknown files", func(ctx context.Context, tx bun.Tx) error {
		return tx.NewSelect().TableExpr("unnest(ARRAY[?]::uuid[]) AS x(id)", bun.List(ids)).ColumnExpr("x.id").
			Where("NOT EXISTS (SELECT FROM files WHERE files.id = x.id)").OrderExpr("x.id").Limit(int64(len(ids))).Scan(ctx, &unknown)
	})
	return unknown, err
}
