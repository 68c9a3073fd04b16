package main

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"

	"onward/referral"
)

// deadlineCommand explains a due moment with the product's own calendar.
type deadlineCommand struct {
	Nation string    `default:"england-and-wales" help:"The receiver's nation: england-and-wales, scotland or northern-ireland."`
	Sent   time.Time `required:"" format:"2006-01-02T15:04:05Z07:00" help:"The moment from which days count, as 2026-06-12T10:00:00+01:00."`
	Days   int       `default:"3" help:"How many working days."`
	Closed []string  `help:"Days on which the receiver is closed, as 2026-06-17, separated by commas."`
	Added  []string  `help:"Bank holidays beyond the official ones, as 2026-12-09=State funeral."`

	URL string `name:"database-url" env:"ONWARD_DATABASE_URL" placeholder:"URL" help:"Postgres, for the bank holidays that the network added. Without it, the official ones."`

	JSON bool `name:"json" help:"For machines."`
}

// Run prints the explanation.
func (c deadlineCommand) Run(ctx context.Context, to streams) error {
	nation, err := referral.ParseNation(c.Nation)
	if err != nil {
		return err
	}
	if c.Days < 0 || c.Days > 250 {
		return fmt.Errorf("--days: 0 to 250 working days")
	}
	var closed []referral.Date
	for _, s := range c.Closed {
		d, err := referral.ParseDate(s)
		if err != nil {
			return fmt.Errorf("--closed: %w", err)
		}
		closed = append(closed, d)
	}
	added, err := c.added(ctx, to, nation)
	if err != nil {
		return err
	}
	explanation := referral.NewCalendar(nation, closed, added...).Explain(c.Sent, c.Days)
	if c.JSON {
		encoder := json.NewEncoder(to.out)
		encoder.SetIndent("", "  ")
		return encoder.Encode(explanation)
	}
	_, err = fmt.Fprintln(to.out, explanation)
	return err
}

// added are the bank holidays that the network added for the nation.
func (c deadlineCommand) added(ctx context.Context, to streams, nation referral.Nation) ([]referral.Holiday, error) {
	var all []referral.Holiday
	for _, s := range c.Added {
		day, name, _ := strings.Cut(s, "=")
		d, err := referral.ParseDate(day)
		if err != nil {
			return nil, fmt.Errorf("--added: %w", err)
		}
		all = append(all, referral.Holiday{Title: name, Date: d})
	}
	if c.URL == "" {
		return all, nil
	}
	store, closeStore, err := database{URL: c.URL}.open(ctx, to)
	if err != nil {
		return nil, err
	}
	defer closeStore()
	days, err := store.OneOffDays(ctx, referral.Actor{Role: referral.Auditor})
	for _, day := range days {
		if slices.Contains(day.Nations, nation) {
			all = append(all, referral.Holiday{Title: day.Name, Date: day.Day})
		}
	}
	return all, err
}
