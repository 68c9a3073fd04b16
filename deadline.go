package main

import (
	"encoding/json"
	"fmt"
	"time"

	"onward/referral"
)

// deadlineCommand explains a due moment with the product's own calendar.
type deadlineCommand struct {
	Nation string    `default:"england-and-wales" help:"The receiver's nation: england-and-wales, scotland or northern-ireland."`
	Sent   time.Time `required:"" format:"2006-01-02T15:04:05Z07:00" help:"The moment from which days count, as 2026-06-12T10:00:00+01:00."`
	Days   int       `default:"3" help:"How many working days."`
	Closed []string  `help:"Days on which the receiver is closed, as 2026-06-17, separated by commas."`
	JSON   bool      `name:"json" help:"For machines."`
}

// Run prints the explanation.
func (c deadlineCommand) Run(to streams) error {
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
	explanation := referral.NewCalendar(nation, closed).Explain(c.Sent, c.Days)
	if c.JSON {
		encoder := json.NewEncoder(to.out)
		encoder.SetIndent("", "  ")
		return encoder.Encode(explanation)
	}
	_, err = fmt.Fprintln(to.out, explanation)
	return err
}
