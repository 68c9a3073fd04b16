package schema

import (
	"context"
	"encoding/json"
	"fmt"
	"time"

	"github.com/google/uuid"
	"github.com/uptrace/bun"

	"onward/referral"
)

const (
	// ExportKept is how long a file can be fetched.
	ExportKept = 24 * time.Hour
	// maxExports is how many a person may begin in a day.
	maxExports = 20
)

// ExportState says how far an export has come.
type ExportState string

// The states of an export.
const (
	ExportWaiting   ExportState = "waiting"
	ExportRunning   ExportState = "running"
	ExportReady     ExportState = "ready"
	ExportCancelled ExportState = "cancelled"
	ExportFailed    ExportState = "failed"
	ExportRemoved   ExportState = "removed" // after a day: the file and the question are gone
)

// ExportFormat is the kind of file.
type ExportFormat string

// The formats.
const (
	ExportCSV  ExportFormat = "csv"
	ExportXLSX ExportFormat = "xlsx"
)

// Export is a file of referrals that somebody asked for (N36).
type Export struct {
	ID        uuid.UUID
	By        referral.Actor // for whom: their organisation's referrals and no others
	Format    ExportFormat
	Purpose   string
	Filters   []string
	Query     ListQuery
	State     ExportState
	Total     int
	Done      int
	Size      int64
	CreatedAt time.Time
	ExpiresAt time.Time
}

type exportRow struct {
	bun.BaseModel `bun:"table:exports,alias:e"`

	ID           uuid.UUID       `bun:"id,pk"`
	Organisation uuid.UUID       `bun:"organisation_id"`
	User         uuid.UUID       `bun:"user_id"`
	Format       string          `bun:"format"`
	Purpose      string          `bun:"purpose"`
	Query        json.RawMessage `bun:"query,type:jsonb"`
	Filters      []string        `bun:"filters,array"`
	State        string          `bun:"state"`
	Total        int             `bun:"rows_total"`
	Done         int             `bun:"rows_done"`
	Size         int64           `bun:"size"`
	CreatedAt    time.Time       `bun:"created_at"`
	FinishedAt   time.Time       `bun:"finished_at,nullzero"`
	ExpiresAt    time.Time       `bun:"expires_at"`
}

func (r exportRow) export() (Export, error) {
	x := Export{
		ID: r.ID, By: referral.Actor{UserID: r.User, OrganisationID: r.Organisation, Role: referral.Adviser},
		Format: ExportFormat(r.Format), Purpose: r.Purpose, Filters: r.Filters, State: ExportState(r.State),
		Total: r.Total, Done: r.Done, Size: r.Size, CreatedAt: r.CreatedAt.UTC(), ExpiresAt: r.ExpiresAt.UTC(),
	}
	if err := json.Unmarshal(r.Query, &x.Query); err != nil {
		return x, fmt.Errorf("read an export's question: %w", err)
	}
	return x, nil
}

var errNoExport = &referral.Error{Code: referral.CodeNotFound, Message: "There is no such export, or its day is over. Start a new one from the search."}

var errMayNotExport = &referral.Error{Code: referral.CodeNotAllowed, Message: "You may not export your organisation's referrals. Ask a lead of your organisation."}

// mayExport is the one place that says whether somebody may take referrals out
// (trust.md, section 6, item 4): whoever works for the organisation, now, and whose lead has not taken it
// away.
func mayExport(ctx context.Context, tx bun.Tx, by referral.Actor) error {
	may, err := tx.NewSelect().Model((*membershipRow)(nil)).Join("JOIN users AS u ON u.id = m.user_id").
		Where("m.user_id = ?", by.UserID).Where("m.organisation_id = ?", by.OrganisationID).
		Where("m.ended_at IS NULL AND u.suspended_at IS NULL").Where("(m.may_export OR m.role = ?)", referral.Lead).Exists(ctx)
	if err == nil && !may {
		return errMayNotExport
	}
	return err
}

// StartExport asks for a file of what the query finds. The worker writes it.
func (s *Store) StartExport(ctx context.Context, by referral.Actor, format ExportFormat, purpose string, q ListQuery) (x Export, err error) {
	err = s.in(ctx, by, "start an export", func(ctx context.Context, tx bun.Tx) error {
		if err := mayExport(ctx, tx, by); err != nil {
			return err
		}
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		n, err := ownExports(tx, by, now.Add(-ExportKept)).Model((*exportRow)(nil)).Count(ctx)
		if err != nil {
			return err
		}
		if int(n) >= maxExports {
			return &referral.Error{Code: referral.CodeTooMany, Message: "You have started 20 exports in a day, which is the most there may be. Try again tomorrow, or narrow the search so that one file is enough."}
		}
		row := exportRow{
			ID: newID(), Organisation: by.OrganisationID, User: by.UserID, Format: string(format), Purpose: purpose,
			Query: mustJSON(q), Filters: q.Filters(), State: string(ExportWaiting), CreatedAt: now, ExpiresAt: now.Add(ExportKept),
		}
		w := newWrites(tx)
		w.insert(&row)
		w.outboxes = append(w.outboxes, outboxRow{Kind: string(OutboxExport), Payload: mustJSON(ExportWork{row.ID})})
		w.audit(now, by, "export.start", row.ID, map[string]any{"format": format, "filters": row.Filters})
		if err := w.run(ctx, by.OrganisationID); err != nil {
			return err
		}
		x, err = row.export()
		return err
	})
	return x, err
}

func ownExports(tx bun.Tx, by referral.Actor, since time.Time) *bun.SelectQuery {
	return tx.NewSelect().Where("e.user_id = ?", by.UserID).Where("e.organisation_id = ?", by.OrganisationID).Where("e.created_at > ?", since)
}

// Exports lists what the person asked for within a day, the latest first.
func (s *Store) Exports(ctx context.Context, by referral.Actor) (all []Export, err error) {
	err = s.in(ctx, by, "list exports", func(ctx context.Context, tx bun.Tx) error {
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		var rows []exportRow
		err = ownExports(tx, by, now.Add(-ExportKept)).Model(&rows).Where("e.state <> ?", ExportRemoved).
			OrderExpr("e.created_at DESC, e.id DESC").Limit(maxExports).Scan(ctx)
		if err != nil {
			return err
		}
		all = make([]Export, len(rows))
		for i, r := range rows {
			if all[i], err = r.export(); err != nil {
				return err
			}
		}
		return nil
	})
	return all, err
}

// CancelExport stops one that is under way, or throws a finished file away.
func (s *Store) CancelExport(ctx context.Context, by referral.Actor, id uuid.UUID) error {
	err := s.in(ctx, by, "cancel an export", func(ctx context.Context, tx bun.Tx) error {
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		result, err := tx.NewUpdate().Model((*exportRow)(nil)).Set("state = ?", ExportCancelled).Set("finished_at = ?", now).Set("query = '{}'").
			Where("e.id = ?", id).Where("e.user_id = ?", by.UserID).Where("e.organisation_id = ?", by.OrganisationID).
			Where("e.state IN (?)", bun.List([]ExportState{ExportWaiting, ExportRunning, ExportReady})).Exec(ctx)
		if err != nil {
			return err
		}
		if n, _ := result.RowsAffected(); n == 0 {
			return errNoExport
		}
		w := newWrites(tx)
		w.audit(now, by, "export.cancel", id, nil)
		return w.run(ctx, by.OrganisationID)
	})
	if err != nil {
		return err
	}
	return s.in(ctx, referral.TheClock, "throw an export away", func(ctx context.Context, tx bun.Tx) error {
		return dropParts(ctx, tx, id)
	})
}

func dropParts(ctx context.Context, tx bun.Tx, id uuid.UUID) error {
	_, err := tx.NewDelete().Table("export_parts").Where("export_id = ?", id).Exec(ctx)
	return err
}
