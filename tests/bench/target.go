package main

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"onward/referral"
)

// target is one operation to measure; floor is the index of the target that is
// the least it could cost, or -1.
type target struct {
	name    string
	floor   int
	prepare func(ctx context.Context, clients int, turn time.Duration) error
	do      func(ctx context.Context, client int) error
	after   func()
}

// task is something prepared to be done once.
type task struct {
	id      uuid.UUID
	version int64
}

// floorTables hold what the least possible product would write.
const floorTables = `CREATE SCHEMA IF NOT EXISTS bench;
CREATE TABLE bench.referrals (id uuid PRIMARY KEY, status text NOT NULL, form text NOT NULL);
CREATE TABLE bench.history (referral_id uuid NOT NULL, seq int NOT NULL, kind text NOT NULL, at timestamptz NOT NULL DEFAULT now())`

// story is about what an adviser writes: with it a referral has 2 KB.
var story = strings.Repeat("Rent arrears after hours at work were cut; a letter from the landlord came on Friday. ", 22)

func (h *house) targets(ctx context.Context) []target {
	return append([]target{
		{name: "floor: insert and history", floor: -1, do: h.floorInsert},
		{name: "send a referral", floor: 0, prepare: h.prepareDrafts, do: h.send, after: h.keepSpare},
		{name: "floor: update and history", floor: -1, prepare: h.prepareFloorUpdate, do: h.floorUpdate},
		{name: "acknowledge", floor: 2, prepare: h.prepareReferrals, do: h.acknowledge},
	}, h.pages(ctx, 4)...)
}

func (h *house) floorInsert(ctx context.Context, _ int) error {
	return pgx.BeginFunc(ctx, h.bare, func(tx pgx.Tx) error {
		id := uuid.Must(uuid.NewV7())
		if _, err := tx.Exec(ctx, "INSERT INTO bench.referrals VALUES ($1, 'sent', $2)", id, story); err != nil {
			return err
		}
		_, err := tx.Exec(ctx, "INSERT INTO bench.history (referral_id, seq, kind) VALUES ($1, 1, 'send')", id)
		return err
	})
}

var floorRows struct {
	sync.Mutex
	ids []uuid.UUID
}

func (h *house) prepareFloorUpdate(ctx context.Context, _ int, _ time.Duration) error {
	rows, err := h.bare.Query(ctx, "SELECT id FROM bench.referrals LIMIT 2000")
	if err != nil {
		return err
	}
	floorRows.ids, err = pgx.CollectRows(rows, pgx.RowTo[uuid.UUID])
	return err
}

func (h *house) floorUpdate(ctx context.Context, _ int) error {
	floorRows.Lock()
	id := floorRows.ids[0]
	floorRows.ids = append(floorRows.ids[1:], id)
	floorRows.Unlock()
	return pgx.BeginFunc(ctx, h.bare, func(tx pgx.Tx) error {
		if _, err := tx.Exec(ctx, "UPDATE bench.referrals SET status = 'acknowledged' WHERE id = $1", id); err != nil {
			return err
		}
		_, err := tx.Exec(ctx, "INSERT INTO bench.history (referral_id, seq, kind) VALUES ($1, 2, 'acknowledge')", id)
		return err
	})
}

// perSecond is more than a client can do, so that nobody runs out; mostDrafts is
// what one organisation may keep.
const (
	perSecond  = 60
	mostDrafts = 450
)

// settle is the longest that a turn waits for Temporal to catch up with the last
// one: what is measured is an operation, not the queue that others left.
const settle = 20 * time.Second

// queues makes a queue for each client and fills it.
func (h *house) queues(ctx context.Context, clients int, turn time.Duration, produce func(ctx context.Context) (task, error)) error {
	each := min(int(turn.Seconds()*perSecond)/clients+10, mostDrafts/clients)
	h.prepared = make([]chan task, clients)
	for c := range h.prepared {
		h.prepared[c] = make(chan task, each)
	}
	var next atomic.Int64
	_, err := drive(ctx, 8, time.Hour, func(ctx context.Context, _ int) error {
		n := int(next.Add(1)) - 1
		if n >= each*clients {
			return errExhausted
		}
		t, err := produce(ctx)
		if err == nil {
			h.prepared[n%clients] <- t
		}
		return err
	})
	return errors.Join(err, h.quiet(ctx))
}

// quiet waits until the outbox is empty.
func (h *house) quiet(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, settle)
	defer cancel()
	tick := time.NewTicker(200 * time.Millisecond)
	defer tick.Stop()
	for {
		health, err := h.store.OutboxHealth(ctx)
		if ctx.Err() != nil || err == nil && health.Undone == 0 {
			return nil
		}
		if err != nil {
			return err
		}
		select {
		case <-ctx.Done():
		case <-tick.C:
		}
	}
}

// prepareDrafts uses the drafts that the last turn left before it writes more.
func (h *house) prepareDrafts(ctx context.Context, clients int, turn time.Duration) error {
	if err := h.quiet(ctx); err != nil {
		return err
	}
	return h.queues(ctx, clients, turn, func(ctx context.Context) (task, error) {
		select {
		case t := <-h.spare:
			return t, nil
		default:
			return h.draft(ctx)
		}
	})
}

// keepSpare keeps the drafts that a turn left for the next.
func (h *house) keepSpare() {
	for _, queue := range h.prepared {
		for len(queue) > 0 {
			h.spare <- <-queue
		}
	}
}

func (h *house) prepareReferrals(ctx context.Context, clients int, turn time.Duration) error {
	return h.queues(ctx, clients, turn, func(ctx context.Context) (task, error) {
		draft, err := h.draft(ctx)
		if err != nil {
			return task{}, err
		}
		id, err := h.sendDraft(ctx, draft)
		return task{id: id, version: 1}, err
	})
}

func (h *house) draft(ctx context.Context) (task, error) {
	today := referral.DateOf(time.Now())
	form := referral.Form{
		Client:  referral.Client{FirstName: "Ana", LastName: "Okonkwo"},
		Contact: referral.Contact{Phone: "07700 900 123", Voicemail: true},
		Need:    referral.Need{Reason: story, Issues: []string{"debt"}},
		Consent: referral.Consent{Given: true, Basis: referral.BasisConsent, How: "spoken", On: &today, To: []uuid.UUID{h.receiver.organisation}},
	}.Tidy()
	body := map[string]any{"form": form, "receivers": []uuid.UUID{h.receiver.organisation}, "copy_sender": false}
	var draft struct {
		ID      uuid.UUID `json:"id"`
		Version int64     `json:"version"`
	}
	err := h.sender.call(ctx, http.MethodPost, "/drafts", body, &draft)
	return task{draft.ID, draft.Version}, err
}

func (h *house) sendDraft(ctx context.Context, t task) (uuid.UUID, error) {
	var sent struct {
		Referrals []struct {
			ID uuid.UUID `json:"id"`
		} `json:"referrals"`
	}
	if err := h.sender.call(ctx, http.MethodPost, "/drafts/"+t.id.String()+"/send", map[string]any{"version": t.version}, &sent); err != nil {
		return uuid.Nil, err
	}
	if len(sent.Referrals) != 1 {
		return uuid.Nil, fmt.Errorf("one receiver made %d referrals", len(sent.Referrals))
	}
	return sent.Referrals[0].ID, nil
}

func (h *house) send(ctx context.Context, client int) error {
	select {
	case t := <-h.prepared[client]:
		_, err := h.sendDraft(ctx, t)
		return err
	default:
		return errExhausted
	}
}

func (h *house) acknowledge(ctx context.Context, client int) error {
	select {
	case t := <-h.prepared[client]:
		return h.receiver.call(ctx, http.MethodPost, "/referrals/"+t.id.String()+"/acknowledge", map[string]any{"version": t.version}, nil)
	default:
		return errExhausted
	}
}
