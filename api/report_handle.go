package api

import (
	"bytes"
	"context"
	"encoding/csv"
	"fmt"
	"slices"
	"strings"

	"onward/referral"
	"onward/schema"
)

func (s *Server) report(ctx context.Context, in *reportInput) (*reportOutput, error) {
	r, err := s.countReport(ctx, in.ReportQuery)
	if err != nil {
		return nil, err
	}
	return &reportOutput{Body: r}, nil
}

// reportCSV is one table of the same report, so that it hides what that hides.
func (s *Server) reportCSV(ctx context.Context, in *reportCSVInput) (*reportCSVOutput, error) {
	r, err := s.countReport(ctx, in.ReportQuery)
	if err != nil {
		return nil, err
	}
	i := slices.IndexFunc(r.Tables, func(t ReportTable) bool { return t.ID == in.Table })
	if i < 0 {
		return nil, &referral.Error{Code: referral.CodeNotFound, Message: "This report has no such table: unmet need and what others told are counted for what an organisation sent, and for the network; searches that found nobody for the network."}
	}
	body, err := csvOf(r.Tables[i])
	if err != nil {
		return nil, fmt.Errorf("write a report: %w", err)
	}
	name := fmt.Sprintf("onward-%s-%s-%s-to-%s.csv", r.Side, in.Table, r.Period.From, r.Period.To)
	return &reportCSVOutput{ContentType: "text/csv; charset=utf-8", Disposition: `attachment; filename="` + name + `"`, Body: body}, nil
}

// csvOf writes a table for a spreadsheet.
func csvOf(t ReportTable) ([]byte, error) {
	var b bytes.Buffer
	b.WriteString("\ufeff") // Excel takes it for UTF-8
	w := csv.NewWriter(&b)
	w.UseCRLF = true
	lines := [][]string{t.Columns}
	for _, row := range t.Rows {
		line := []string{plainText(row.Label)}
		for _, c := range row.Cells {
			line = append(line, plainText(c.Text))
		}
		lines = append(lines, line)
	}
	err := w.WriteAll(lines)
	return b.Bytes(), err
}

// plainText keeps a spreadsheet from taking a name for a formula.
func plainText(s string) string {
	if strings.ContainsAny(s[:min(len(s), 1)], "=+-@\t\r") {
		return "'" + s
	}
	return s
}

// countReport reads the figures and puts them into words.
func (s *Server) countReport(ctx context.Context, in ReportQuery) (Report, error) {
	today := referral.DateOf(s.config.Now())
	period, err := in.period(today)
	if err != nil {
		return Report{}, err
	}
	who := signedIn(ctx)
	w := reportWords{side: in.sideFor(who.Actor), period: period}
	w.Report, err = s.store.Report(ctx, who.Actor, schema.ReportQuery{Box: w.box(), Period: period})
	if err != nil {
		return Report{}, fmt.Errorf("count a report: %w", err)
	}
	lists, err := s.lists(ctx)
	if err != nil {
		return Report{}, err
	}
	w.issues, w.reasons = labelsOf(lists[referral.ListIssues]), lists[referral.ListReasons]
	r := Report{
		About: s.config.NetworkName, Side: w.side, Period: showPeriod(period), Before: showPeriod(period.Before()),
		Presets: showPresets(today), Any: w.Any, Headlines: w.headlines(), Tables: w.tables(),
	}
	if who.Organisation != nil {
		r.About = who.Organisation.Name
	}
	return r, nil
}

func showPresets(today referral.Date) []ReportPreset {
	all := []ReportPreset{}
	for _, p := range referral.Presets(today) {
		all = append(all, ReportPreset{p.Code, p.Label, p.From, p.To})
	}
	return all
}

// period is what was asked for, or the first preset.
func (q ReportQuery) period(today referral.Date) (referral.Period, error) {
	if q.From == "" && q.To == "" {
		return referral.Presets(today)[0].Period, nil
	}
	var from, to referral.Date
	if err := from.UnmarshalText([]byte(q.From)); err != nil {
		return referral.Period{}, fmt.Errorf("from: %w", err)
	}
	if err := to.UnmarshalText([]byte(q.To)); err != nil {
		return referral.Period{}, fmt.Errorf("to: %w", err)
	}
	return referral.NewPeriod(from, to)
}

func (q ReportQuery) sideFor(by referral.Actor) string {
	switch {
	case by.Role.OfNetwork():
		return sideNetwork
	case q.Side == sideSent:
		return sideSent
	}
	return sideReceived
}
