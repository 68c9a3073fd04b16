package schema

import (
	"context"
	"fmt"
	"reflect"
	"strings"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"
	"github.com/uptrace/bun/schema"

	"onward/referral"
)

// importing is one import's transaction.
type importing struct {
	tx      pgx.Tx
	dialect schema.Dialect
}

// network adds what is not there yet.
func (i importing) network(ctx context.Context, p *past) error {
	const keep = "ON CONFLICT DO NOTHING"
	return firstError(
		func() error { return i.add(ctx, p.organisations, "ON CONFLICT (id) DO NOTHING") },
		func() error { return i.add(ctx, p.closures, keep) },
		func() error { return i.add(ctx, p.users, "ON CONFLICT (id) DO NOTHING") },
		func() error { return i.add(ctx, p.memberships, keep) },
	)
}

// referrals adds all that is about referrals. The network's role may write the
// progress of everybody's, but a client and words that may name one only as
// one of the two organisations, and private notes only as their author.
func (i importing) referrals(ctx context.Context, p *past) error {
	return firstError(
		func() error { return i.add(ctx, p.referrals, "") },
		func() error { return i.add(ctx, p.words, "") },
		func() error { return i.add(ctx, p.outcomes, "") },
		func() error { return i.add(ctx, p.starts, "") },
		func() error { return i.add(ctx, p.events, "") },
		func() error { return i.add(ctx, p.remedies, "") },
		func() error { return i.bySender(ctx, p) },
		func() error { return i.byAuthor(ctx, p) },
		func() error { _, err := i.tx.Exec(ctx, "NOTIFY "+ChannelOutbox); return err },
		func() error { return i.add(ctx, p.audits, "") }, // last: its chains are locked from here on
	)
}

func firstError(steps ...func() error) error {
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

// bySender adds what only a party may write, once for each sender.
func (i importing) bySender(ctx context.Context, p *past) error {
	all := map[string]any{"past_clients": p.clients, "past_contacts": p.contacts, "past_notes": p.notes}
	for name, rows := range all {
		if err := i.stage(ctx, name, rows, "sender_id"); err != nil {
			return err
		}
	}
	senders := map[uuid.UUID]bool{}
	for _, r := range p.referrals {
		senders[r.SenderID] = true
	}
	for sender := range senders {
		if err := assume(ctx, i.tx, referral.Actor{OrganisationID: sender, Role: referral.Clock}); err != nil {
			return err
		}
		for name, rows := range all {
			if err := i.insert(ctx, name, rows, fmt.Sprintf("WHERE sender_id = '%s'", sender)); err != nil {
				return err
			}
		}
	}
	return nil
}

// byAuthor adds private notes, and the history that only their authors see.
func (i importing) byAuthor(ctx context.Context, p *past) error {
	authors := map[referral.Actor]bool{}
	for _, e := range p.privateEvents {
		authors[referral.Actor{UserID: e.Actor, OrganisationID: e.Organisation, Role: referral.Clock}] = true
	}
	err := firstError(
		func() error { return i.stage(ctx, "past_private_notes", p.privateNotes, "author_id") },
		func() error { return i.stage(ctx, "past_private_events", p.privateEvents, "actor_id") },
	)
	if err != nil {
		return err
	}
	for author := range authors {
		as := fmt.Sprintf("= '%s' AND organisation_id = '%s'", author.UserID, author.OrganisationID)
		err := firstError(
			func() error { return assume(ctx, i.tx, author) },
			func() error { return i.insert(ctx, "past_private_notes", p.privateNotes, "WHERE author_id "+as) },
			func() error { return i.insert(ctx, "past_private_events", p.privateEvents, "WHERE actor_id "+as) },
		)
		if err != nil {
			return err
		}
	}
	return assume(ctx, i.tx, referral.TheClock)
}

// add stages the rows and inserts all of them.
func (i importing) add(ctx context.Context, rows any, rest string) error {
	t, _ := i.table(rows)
	return firstError(
		func() error { return i.stage(ctx, "past_"+t.Name, rows, "") },
		func() error { return i.insert(ctx, "past_"+t.Name, rows, rest) },
	)
}

// stage copies the rows into a temporary table like theirs: COPY itself is not
// allowed where row-level security is.
func (i importing) stage(ctx context.Context, name string, rows any, index string) error {
	t, columns := i.table(rows)
	_, err := i.tx.Exec(ctx, fmt.Sprintf("CREATE TEMPORARY TABLE %s ON COMMIT DROP AS SELECT %s FROM %s WITH NO DATA", name, columns, t.Name))
	if err != nil {
		return err
	}
	source := &copySource{rows: reflect.ValueOf(rows), fields: t.Fields, values: make([]any, len(t.Fields))}
	if _, err = i.tx.CopyFrom(ctx, pgx.Identifier{name}, strings.Split(columns, ", "), source); err != nil || index == "" {
		return err
	}
	_, err = i.tx.Exec(ctx, fmt.Sprintf("CREATE INDEX ON %s (%s)", name, index))
	return err
}

func (i importing) insert(ctx context.Context, name string, rows any, rest string) error {
	t, columns := i.table(rows)
	_, err := i.tx.Exec(ctx, fmt.Sprintf("INSERT INTO %s (%s) SELECT %s FROM %s %s", t.Name, columns, columns, name, rest))
	return err
}

func (i importing) table(rows any) (*schema.Table, string) {
	t := i.dialect.Tables().Get(reflect.TypeOf(rows).Elem())
	names := make([]string, len(t.Fields))
	for at, f := range t.Fields {
		names[at] = f.Name
	}
	return t, strings.Join(names, ", ")
}

// copySource gives the fields of row structs to COPY as bun would write them.
type copySource struct {
	rows   reflect.Value
	fields []*schema.Field
	values []any
	next   int
}

// Next is for pgx.
func (c *copySource) Next() bool {
	c.next++
	return c.next <= c.rows.Len()
}

// Values is for pgx, which is done with one row's before it asks for the next's.
func (c *copySource) Values() ([]any, error) {
	row := c.rows.Index(c.next - 1)
	for at, f := range c.fields {
		value := row.FieldByIndex(f.Index)
		if f.NullZero && f.IsZero(value) || f.IsPtr && value.IsNil() {
			c.values[at] = nil
			continue
		}
		c.values[at] = copied(f, value.Interface())
	}
	return c.values, nil
}

// Err is for pgx.
func (c *copySource) Err() error { return nil }

// copied is a value as pgx takes it.
func copied(f *schema.Field, value any) any {
	if f.UserSQLType == "jsonb" {
		return []byte(mustJSON(value))
	}
	switch v := value.(type) {
	case uuid.UUID:
		return [16]byte(v)
	case []uuid.UUID:
		if v == nil {
			return []uuid.UUID{} // as bun does not, for the column has no nulls
		}
	case []string:
		if v == nil {
			return []string{}
		}
	case referral.Date:
		return v.At(12, 0, 0)
	case *referral.Date:
		return v.At(12, 0, 0)
	}
	return value
}
