package api

import (
	"context"
	"fmt"
	"net/http"
	"strconv"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humagin"

	"onward/referral"
	"onward/schema"
	"onward/sheet"
)

// checkWithin is how long one machine goes on checking the audit by itself; what
// is left then, a worker does.
const checkWithin = 10 * time.Minute

func (s *Server) listAudit(ctx context.Context, in *auditListInput) (*auditPageOutput, error) {
	q, err := in.Body.query()
	if err != nil {
		return nil, err
	}
	q.After, q.Limit = in.Body.Cursor, in.Body.Limit
	found, err := s.store.Audit(ctx, actor(ctx), q)
	if err != nil {
		return nil, fmt.Errorf("list the audit: %w", err)
	}
	page := AuditPage{Items: []AuditEntry{}, Next: found.Next, Kinds: choices(schema.AuditGroups, auditGroupLabels)}
	for _, e := range found.Items {
		page.Items = append(page.Items, showAuditEntry(e))
	}
	return &auditPageOutput{Body: page}, nil
}

func (a AuditQuestion) query() (q schema.AuditQuery, err error) {
	q = schema.AuditQuery{Who: a.Who, Group: schema.AuditGroup(a.Kind), Number: a.Number}
	if a.Organisation != nil {
		q.Organisation = *a.Organisation
	}
	q.From, q.Until, err = daysOf(a.From, a.Until)
	return q, err
}

// daysOf are the moments at which the first day begins and the last one ends;
// zero where there is none.
func daysOf(first, last string) (from, until time.Time, err error) {
	begins, err := dateOrNone("from", first)
	if err != nil {
		return from, until, err
	}
	ends, err := dateOrNone("until", last)
	if err != nil {
		return from, until, err
	}
	if begins != nil {
		from = begins.At(0, 0, 0)
	}
	if ends != nil {
		until = ends.AddDays(1).At(0, 0, 0)
	}
	return from, until, nil
}

func showAuditEntry(e schema.AuditEntry) AuditEntry {
	return AuditEntry{
		ID: e.Chain.String() + ":" + strconv.FormatInt(e.Seq, 10), At: e.At, Who: auditWho(e), Role: string(e.Role),
		Organisation: e.Organisation, Sentence: auditSentence(e), Why: auditWhy(e), ReferralID: idOrNone(e.ReferralID), Number: e.Number,
	}
}

// exportAudit streams every entry that is found. A file that broke off must not
// look whole, so that the connection ends with it.
func (s *Server) exportAudit(ctx context.Context, in *auditExportInput) (*huma.StreamResponse, error) {
	q, err := in.Body.query()
	if err != nil {
		return nil, err
	}
	by := actor(ctx)
	if err := s.store.RecordAuditExport(ctx, by, q); err != nil {
		return nil, fmt.Errorf("record an export of the audit: %w", err)
	}
	name := "audit-" + s.config.Now().In(referral.London).Format("2006-01-02-1504") + ".csv"
	return &huma.StreamResponse{Body: func(hctx huma.Context) {
		hctx.SetHeader("Content-Type", kinds[schema.ExportCSV])
		hctx.SetHeader("Content-Disposition", `attachment; filename="`+name+`"`)
		table := sheet.NewCSV(patient{to: hctx.BodyWriter(), line: http.NewResponseController(humagin.Unwrap(hctx).Writer)})
		_ = table.Put("When", "Who", "Role", "Organisation", "What", "Reason", "Referral", "Entry") // an error comes with the end
		err := s.store.ExportAudit(ctx, by, q, func(e schema.AuditEntry) error { return table.Put(auditCells(e)...) })
		if err == nil {
			err = table.Close()
		}
		if err != nil {
			s.config.Log.Warn().Err(err).Str("request_id", requestID(ctx)).Msg("an export of the audit broke off")
			panic(http.ErrAbortHandler)
		}
	}}, nil
}

func auditCells(e schema.AuditEntry) []string {
	shown := showAuditEntry(e)
	number := ""
	if shown.Number != 0 {
		number = strconv.FormatInt(shown.Number, 10)
	}
	return []string{shown.At.In(referral.London).Format(time.RFC3339), shown.Who, shown.Role, shown.Organisation, shown.Sentence, shown.Why, number, shown.ID}
}

func (s *Server) auditCheck(ctx context.Context, _ *nothing) (*auditCheckOutput, error) {
	last, err := s.store.LastAuditCheck(ctx, actor(ctx))
	if err != nil {
		return nil, fmt.Errorf("read the last check of the audit: %w", err)
	}
	if last == nil {
		return &auditCheckOutput{Body: AuditCheck{State: "never"}}, nil
	}
	shown := AuditCheck{
		State: "whole", StartedAt: orAbsent(last.StartedAt), FinishedAt: orAbsent(last.FinishedAt),
		Total: last.Total, Checked: last.Checked, Broken: last.Broken,
	}
	if last.By != nil {
		shown.By = last.By.Name
	}
	switch {
	case shown.FinishedAt == nil:
		shown.State = "running"
	case last.Broken > 0:
		shown.State = "broken"
	}
	return &auditCheckOutput{Body: shown}, nil
}

// checkAudit begins at once, and does not wait for the end.
func (s *Server) checkAudit(ctx context.Context, _ *nothing) (*auditCheckOutput, error) {
	if err := s.store.StartAuditCheck(ctx, actor(ctx)); err != nil {
		return nil, fmt.Errorf("start a check of the audit: %w", err)
	}
	background, cancel := context.WithTimeout(context.WithoutCancel(ctx), checkWithin)
	s.dispatching.Go(func() {
		defer cancel()
		for more := true; more; {
			var err error
			if more, err = s.store.CheckAudit(background); err != nil {
				s.config.Log.Warn().Err(err).Msg("a check of the audit broke off here; a worker goes on with it")
			}
		}
	})
	return s.auditCheck(ctx, nil)
}
