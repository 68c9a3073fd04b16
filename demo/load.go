package demo

import (
	"context"
	"fmt"
	"time"

	"github.com/alexedwards/argon2id"
	"github.com/google/uuid"
	"golang.org/x/sync/errgroup"

	"onward/referral"
	"onward/schema"
)

// Size is how many referrals the demo network has unless told otherwise.
const Size = 1500

// Options say what is loaded.
type Options struct {
	Seed uint64
	Size int       // 0: Size
	Now  time.Time // zero: the database's
	// Add loads more referrals into a network that has some.
	Add bool
	// Keep, where there is one, stores what is attached to a few referrals.
	Keep func(ctx context.Context, id uuid.UUID, content []byte) error
	// Progress, where there is one, is told how many referrals are in.
	Progress func(done, total int)
}

// batch is how many referrals go in with one transaction: the demo as a whole.
const batch = 2000

// passwordsOnly lets everybody into the demo with its one password.
var passwordsOnly = schema.SecondFactorPolicy{
	referral.Adviser: referral.SecondFactorOff, referral.Lead: referral.SecondFactorOff,
	referral.Coordinator: referral.SecondFactorOff, referral.Auditor: referral.SecondFactorOff,
}

// Load makes the demo network in an empty installation. Where there is a
// network, it is refused and changes nothing.
func Load(ctx context.Context, store *schema.Store, o Options) error {
	n, err := prepare(ctx, store, &o)
	if err != nil {
		return err
	}
	first, err := n.members()
	if err != nil {
		return err
	}
	batches := make(chan []schema.PastReferral, 1)
	work, working := errgroup.WithContext(ctx)
	work.Go(func() error { defer close(batches); return n.generate(working, batches) })
	work.Go(func() error {
		done, in := 0, first
		for in.Referrals = range batches {
			if err := store.Import(working, in); err != nil {
				return fmt.Errorf("demo: load: %w", err)
			}
			done += len(in.Referrals)
			o.Progress(done, o.Size)
			in.Organisations, in.People = nil, nil
		}
		return nil
	})
	if err := work.Wait(); err != nil {
		return err
	}
	if !o.Add {
		if err := store.SetSecondFactorPolicy(ctx, referral.TheClock, passwordsOnly); err != nil {
			return err
		}
		for _, step := range []func(context.Context, *schema.Store) error{n.saveDrafts, n.askQuestions, n.speak, n.agree, n.apply, n.suggest, n.drawCounty, n.leavePast, n.sendDigests} {
			if err := step(ctx, store); err != nil {
				return err
			}
		}
		if err := n.attach(ctx, store, o.Keep); err != nil {
			return err
		}
	}
	return store.RefreshStatistics(ctx)
}

func (n Network) drawCounty(ctx context.Context, store *schema.Store) error {
	if _, err := store.ImportGeography(ctx, geography()); err != nil {
		return fmt.Errorf("demo: draw the county: %w", err)
	}
	return nil
}

// pastAfter is how old a letter is that is no longer sent.
const pastAfter = 24 * time.Hour

func (n Network) leavePast(ctx context.Context, store *schema.Store) error {
	if err := store.LeavePast(ctx, n.now.Add(-pastAfter)); err != nil {
		return fmt.Errorf("demo: leave the past: %w", err)
	}
	return nil
}

func prepare(ctx context.Context, store *schema.Store, o *Options) (Network, error) {
	populated, err := store.Populated(ctx)
	if err != nil {
		return Network{}, err
	}
	if populated && !o.Add {
		return Network{}, &referral.Error{Code: referral.CodeRefused, Message: "This installation already has a network, so the demo network was not loaded. Nothing was changed."}
	}
	if o.Size <= 0 {
		o.Size = Size
	}
	if o.Progress == nil {
		o.Progress = func(int, int) {}
	}
	if o.Now.IsZero() {
		if o.Now, err = store.Now(ctx); err != nil {
			return Network{}, err
		}
	}
	number, err := store.ReserveNumbers(ctx, o.Size)
	return Generate(o.Seed, o.Size, o.Now).NumberedFrom(number), err
}

// generate sends the referrals in batches, each ready to be imported.
func (n Network) generate(ctx context.Context, to chan<- []schema.PastReferral) error {
	ready := make([]schema.PastReferral, 0, batch)
	send := func() error {
		select {
		case to <- ready:
			ready = make([]schema.PastReferral, 0, batch)
			return nil
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	for past := range n.Referrals() {
		if ready = append(ready, past); len(ready) == batch {
			if err := send(); err != nil {
				return err
			}
		}
	}
	return send()
}

// members is an import of the organisations and people, without referrals yet.
func (n Network) members() (schema.Import, error) {
	hash, err := argon2id.CreateHash(Password, &argon2id.Params{Memory: 46 * 1024, Iterations: 1, Parallelism: 1, SaltLength: 16, KeyLength: 32})
	if err != nil {
		return schema.Import{}, fmt.Errorf("demo: hash the password: %w", err)
	}
	joined := n.now.AddDate(-2, 0, 0)
	in := schema.Import{TellSince: n.tellSince()}
	for _, o := range n.Organisations {
		in.Organisations = append(in.Organisations, o.imported(joined))
	}
	for _, p := range n.People {
		in.People = append(in.People, p.imported(hash, joined))
	}
	return in, nil
}

// tellSince is from when on e-mails are sent about what happened: since the
// morning of the last working day, so that the inbox has something to show, and
// later where the network is so large that this would be thousands.
func (n Network) tellSince() time.Time {
	since := n.now.Sub(referral.NewCalendar(referral.EnglandAndWales, nil).Morning(n.now, 1))
	if n.size > Size {
		since = since * Size / time.Duration(n.size)
	}
	return n.now.Add(-since)
}
