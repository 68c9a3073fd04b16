package schema

import (
	"context"
	"slices"

	"github.com/uptrace/bun"

	"onward/referral"
)

// Lists is every list that the network decides, in the order a form shows it,
// those retired too (R2).
type Lists map[referral.List][]referral.Choice

// listTables keeps each list in a table of one shape.
var listTables = map[referral.List]string{
	referral.ListIssues: "issues", referral.ListOutcomes: "outcomes", referral.ListReasons: "decline_reasons",
	referral.ListTypes: "organisation_types",
}

// choiceRow is one entry of a list.
type choiceRow struct {
	Code     string `bun:"code"`
	Label    string `bun:"label"`
	Group    string `bun:"grouping"`
	Position int    `bun:"position"`
	Active   bool   `bun:"active"`
}

// Lists returns every list.
func (s *Store) Lists(ctx context.Context) (lists Lists, err error) {
	err = s.in(ctx, referral.TheClock, "list the network's lists", func(ctx context.Context, tx bun.Tx) error {
		lists = Lists{}
		for _, list := range referral.Lists {
			if lists[list], err = choicesOf(ctx, tx, list); err != nil {
				return err
			}
		}
		return nil
	})
	return lists, err
}

func choicesOf(ctx context.Context, tx bun.Tx, list referral.List) ([]referral.Choice, error) {
	var rows []choiceRow
	q := tx.NewSelect().Table(listTables[list]).Column("code", "label", "grouping", "position", "active").OrderExpr("position, code").Limit(maxChoices)
	err := q.Scan(ctx, &rows)
	all := make([]referral.Choice, len(rows))
	for i, row := range rows {
		all[i] = referral.Choice{Code: row.Code, Label: row.Label, Group: row.Group, Active: row.Active}
	}
	return all, err
}

// maxChoices is more than the rules let a list grow to.
const maxChoices = 200

// answersOf are what the network lets a receiver answer with now.
func answersOf(ctx context.Context, tx bun.Tx) (*referral.Answers, error) {
	reasons, err := choicesOf(ctx, tx, referral.ListReasons)
	if err != nil {
		return nil, err
	}
	outcomes, err := choicesOf(ctx, tx, referral.ListOutcomes)
	return referral.AnswersOf(reasons, outcomes), err
}

// ChoiceChange changes a list as the rules have it; code is what it changes.
type ChoiceChange func(list referral.List, all []referral.Choice) (next []referral.Choice, code string, err error)

// ChangeList changes one of the network's lists, from now on. Referrals that
// used a choice keep it: nothing is ever deleted.
func (s *Store) ChangeList(ctx context.Context, by referral.Actor, list referral.List, action string, change ChoiceChange) error {
	if err := onlyCoordinators(by); err != nil {
		return err
	}
	return s.in(ctx, by, "change a list", func(ctx context.Context, tx bun.Tx) error {
		now, err := s.now(ctx, tx)
		if err != nil {
			return err
		}
		// Two who change a list at once come one after the other.
		if _, err := tx.ExecContext(ctx, "SELECT pg_advisory_xact_lock(hashtext(?))", "list "+string(list)); err != nil {
			return err
		}
		before, err := choicesOf(ctx, tx, list)
		if err != nil {
			return err
		}
		after, code, err := change(list, before)
		if err != nil {
			return err
		}
		w := newWrites(tx)
		for i, c := range after {
			if i >= len(before) || before[i] != c {
				w.saveChoice(list, c, i+1)
			}
		}
		w.audit(now, by, "list."+action, by.OrganisationID, map[string]any{
			"list": list, "code": code, "from": choiceOf(before, code), "to": choiceOf(after, code),
		})
		return w.run(ctx, by.OrganisationID)
	})
}

func (w *writes) saveChoice(list referral.List, c referral.Choice, position int) {
	w.add(w.tx.NewRaw(`INSERT INTO ? (code, label, grouping, position, active) VALUES (?, ?, ?, ?, ?)
		ON CONFLICT (code) DO UPDATE SET label = excluded.label, grouping = excluded.grouping, position = excluded.position, active = excluded.active`,
		bun.Ident(listTables[list]), c.Code, c.Label, c.Group, position, c.Active))
}

// choiceOf is the choice as the audit keeps it.
func choiceOf(all []referral.Choice, code string) any {
	i := slices.IndexFunc(all, func(c referral.Choice) bool { return c.Code == code })
	if i < 0 {
		return nil
	}
	return map[string]any{"label": all[i].Label, "group": all[i].Group, "active": all[i].Active, "position": i + 1}
}

// Uses are how often a choice was used, up to [MaxUses] each.
type Uses struct {
	Referrals     int
	Open          int // of them
	Organisations int // that say of themselves that they help with it
}

// MaxUses is where counting ends: whoever decides does not need more.
const MaxUses = 1000

// ChoiceUses counts who used a choice, for whoever is about to retire it.
func (s *Store) ChoiceUses(ctx context.Context, by referral.Actor, list referral.List, code string) (u Uses, err error) {
	if err := onlyNetwork(by); err != nil {
		return u, err
	}
	err = s.in(ctx, by, "count the uses of a choice", func(ctx context.Context, tx bun.Tx) error {
		if list == referral.ListTypes { // which no referral has
			n, err := tx.NewSelect().Table("organisations").Where("type = ?", code).Count(ctx)
			u.Organisations = int(n)
			return err
		}
		all := tx.NewSelect().TableExpr("referrals AS r").ColumnExpr("r.status NOT IN ('closed', 'withdrawn') AS open").Limit(MaxUses)
		switch list {
		case referral.ListIssues:
			all.Where("r.issues @> ARRAY[?]::text[]", code)
		case referral.ListReasons:
			all.Where("r.declined_for = ?", code)
		case referral.ListOutcomes:
			all.Where("EXISTS (SELECT FROM issue_outcomes AS o WHERE o.referral_id = r.id AND o.outcome = ?)", code)
		}
		err := tx.NewSelect().TableExpr("(?) AS u", all).ColumnExpr("count(*) AS referrals, count(*) FILTER (WHERE open) AS open").Scan(ctx, &u)
		if err != nil || list != referral.ListIssues {
			return err
		}
		n, err := tx.NewSelect().Table("organisations").Where("issues @> ARRAY[?]::text[]", code).Count(ctx)
		u.Organisations = int(n)
		return err
	})
	return u, err
}

// OrganisationTypes lists the kinds of organisation for everybody, those retired too.
func (s *Store) OrganisationTypes(ctx context.Context) (all []referral.Choice, err error) {
	err = s.in(ctx, nobody, "list types of organisation", func(ctx context.Context, tx bun.Tx) error {
		all, err = choicesOf(ctx, tx, referral.ListTypes)
		return err
	})
	return all, err
}
