package api

import (
	"context"
	"fmt"
	"io"
	"net/http"
	"strings"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/danielgtaylor/huma/v2/adapters/humagin"

	"onward/referral"
	"onward/schema"
	"onward/sheet"
)

// SheetLabels are the words of this API for codes, for the sheets that a worker
// writes; it adds those of the network's lists.
func SheetLabels() sheet.Labels {
	labels := sheet.Labels{
		Status: statusLabels, Result: resultLabels, Channel: channelLabels, Basis: basisLabels,
		Command: map[referral.Kind]string{},
	}
	for kind, l := range commandLabels {
		labels.Command[kind] = l.done
	}
	return labels
}

func (s *Server) listExports(ctx context.Context, _ *nothing) (*exportListOutput, error) {
	found, err := s.store.Exports(ctx, actor(ctx))
	if err != nil {
		return nil, fmt.Errorf("list exports: %w", err)
	}
	list := ExportList{Items: []Export{}, PasswordNeeded: !s.confirmed(ctx)}
	for _, x := range found {
		list.Items = append(list.Items, showExport(x))
	}
	return &exportListOutput{Body: list}, nil
}

func showExport(x schema.Export) Export {
	return Export{
		ID: x.ID, Format: string(x.Format), Purpose: x.Purpose, State: string(x.State), Done: x.Done, Total: x.Total, Size: x.Size,
		CreatedAt: x.CreatedAt, ExpiresAt: x.ExpiresAt,
	}
}

func (s *Server) startExport(ctx context.Context, in *startExportInput) (*exportOutput, error) {
	purpose := strings.Join(strings.Fields(in.Body.Purpose), " ")
	if err := s.checkExport(in.Body, purpose); err != nil {
		return nil, err
	}
	q, err := in.Body.Question.query(actor(ctx))
	if err != nil {
		return nil, err
	}
	if err := s.confirm(ctx, in.Body.Password); err != nil {
		return nil, err
	}
	x, err := s.store.StartExport(ctx, actor(ctx), schema.ExportFormat(in.Body.Format), purpose, q)
	if err != nil {
		return nil, fmt.Errorf("start an export: %w", err)
	}
	return &exportOutput{Body: showExport(x)}, nil
}

func (s *Server) checkExport(b StartExportBody, purpose string) error {
	refusal := &referral.Error{Code: referral.CodeInvalid, Message: wordsCheck}
	if !b.Confirmed {
		refusal.Fields = append(refusal.Fields, referral.FieldError{Field: "confirmed", Message: "Read the reminder, then tick the box to confirm."})
	}
	if purpose == "" {
		refusal.Fields = append(refusal.Fields, referral.FieldError{Field: "purpose", Message: "Say what the file is for, such as a report to a funder."})
	}
	if len(refusal.Fields) > 0 {
		return refusal
	}
	return nil
}

func (s *Server) cancelExport(ctx context.Context, in *exportInput) (*nothing, error) {
	if err := s.store.CancelExport(ctx, actor(ctx), in.ID); err != nil {
		return nil, fmt.Errorf("cancel an export: %w", err)
	}
	return &nothing{}, nil
}

// kinds are the media types of the formats.
var kinds = map[schema.ExportFormat]string{
	schema.ExportCSV:  "text/csv; charset=utf-8",
	schema.ExportXLSX: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}

// downloadExport sends the file a part at a time. A slow line may take as long
// as it needs, while it takes something.
func (s *Server) downloadExport(ctx context.Context, in *exportInput) (*huma.StreamResponse, error) {
	x, file, err := s.store.OpenExport(ctx, actor(ctx), in.ID)
	if err != nil {
		return nil, fmt.Errorf("open an export: %w", err)
	}
	return &huma.StreamResponse{Body: func(hctx huma.Context) {
		name := fmt.Sprintf("referrals-%s.%s", x.CreatedAt.In(referral.London).Format("2006-01-02-1504"), x.Format)
		hctx.SetHeader("Content-Type", kinds[x.Format])
		hctx.SetHeader("Content-Disposition", `attachment; filename="`+name+`"`)
		hctx.SetHeader("Content-Length", fmt.Sprint(x.Size))
		line := patient{to: hctx.BodyWriter(), line: http.NewResponseController(humagin.Unwrap(hctx).Writer)}
		if _, err := io.Copy(line, file); err != nil {
			s.config.Log.Warn().Stringer("export_id", x.ID).Msg("a download of an export broke off")
		}
	}}, nil
}

// patient gives each part of an answer its own time to be taken.
type patient struct {
	to   io.Writer
	line *http.ResponseController
}

// Write hands on.
func (p patient) Write(b []byte) (int, error) {
	_ = p.line.SetWriteDeadline(time.Now().Add(writeTimeout)) // a line without deadlines needs none
	return p.to.Write(b)
}
