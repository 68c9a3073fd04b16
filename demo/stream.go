package demo

import (
	"container/heap"
	"iter"
	"math/rand/v2"
	"time"

	"github.com/google/uuid"

	"onward/referral"
	"onward/schema"
)

// Referrals yields every referral with its life, by time of sending, so that
// the one it was forwarded from always comes before it.
func (n Network) Referrals() iter.Seq[schema.PastReferral] {
	return func(yield func(schema.PastReferral) bool) {
		s := n.stream()
		for s.left() > 0 {
			for _, past := range s.next() {
				if !yield(past) {
					return
				}
			}
		}
	}
}

// stream gives out the places of the year, each to one referral. A referral
// that is forwarded takes the place of one that would have been new.
type stream struct {
	network      Network
	rng          *rand.Rand
	times        []time.Time
	at           int // the next place
	waiting      forwards
	coordinators []uuid.UUID
	refused      int
}

func (n Network) stream() *stream {
	rng := rand.New(rand.NewPCG(n.seed, uint64(n.first))) //nolint:gosec // for play, and it must be the same each time
	return &stream{network: n, rng: rng, times: sendingTimes(rng, n.size, n.now), coordinators: n.coordinators()}
}

func (s *stream) left() int { return len(s.times) - s.at }

// next is what is sent next: a forwarded referral whose time has come, or one
// send of a new one, to one receiver or several.
func (s *stream) next() []schema.PastReferral {
	if len(s.waiting) > 0 && (s.left() <= len(s.waiting) || !s.waiting[0].at.After(s.times[s.at])) {
		f, _ := heap.Pop(&s.waiting).(*forwarded)
		return []schema.PastReferral{s.sendOn(f)}
	}
	return s.sendNew(s.times[s.at])
}

func (s *stream) sendNew(at time.Time) []schema.PastReferral {
	from := s.someSender()
	main := someIssue(s.rng)
	for range 3 { // they mostly refer what they do not do themselves
		if !from.helpsWith(main) {
			break
		}
		main = someIssue(s.rng)
	}
	issues := someIssues(s.rng, main)
	to := s.receivers(from, issues, at)
	form, told := newForm(s.rng, issues, from, to, at, s.network.now)
	batch, adviser, copied := id(s.rng, at), one(s.rng, from.staff), chance(s.rng, 0.3)
	sent := make([]schema.PastReferral, len(to))
	for i, receiver := range to {
		l := s.begin(at, from, receiver, &form, &told)
		l.r.SenderAdviser, l.r.CopySender = adviser, copied
		sent[i] = s.lived(l, batch)
	}
	return sent
}

// begin drafts a referral in the next place.
func (s *stream) begin(at time.Time, from, to *Organisation, form *referral.Form, told *story) *life {
	number := s.network.first + int64(s.at)
	s.at++
	l := &life{
		rng:  rand.New(rand.NewPCG(s.network.seed, uint64(number)<<1|1)), //nolint:gosec // as above
		form: form, story: told, from: from, to: to, now: s.network.now, at: at, coordinator: one(s.rng, s.coordinators),
	}
	l.r = referral.Referral{
		ID: id(l.rng, at), Number: number, Epoch: 1, Status: referral.Draft, Urgent: form.Need.Urgent,
		Sender: from.Party, Receiver: to.Party, Terms: to.terms(form.Need.Urgent), Issues: form.Need.Issues,
	}
	l.onward = func(by *Organisation, at time.Time) (uuid.UUID, bool) { return s.plan(l, by, at) }
	return l
}

func (s *stream) lived(l *life, batch uuid.UUID) schema.PastReferral {
	l.live()
	s.refused += l.refused
	return schema.PastReferral{Referral: l.r, Form: *l.form, Batch: batch, Steps: l.steps}
}

// severalReceivers is how often a send goes to two, and to three.
const (
	toTwo   = 0.13
	toThree = 0.04
)

func (s *stream) receivers(from *Organisation, issues []string, at time.Time) []*Organisation {
	n := 1
	switch pick := s.rng.Float64(); {
	case pick < toThree:
		n = 3
	case pick < toTwo:
		n = 2
	}
	n = min(n, max(1, s.left()-len(s.waiting)))
	var to []*Organisation
	for i := range n {
		o := s.someReceiver(issues[i%len(issues)], at, append(to, from))
		if o == nil {
			break
		}
		to = append(to, o)
	}
	if to == nil { // whoever helps with the rest
		return []*Organisation{s.someReceiver("", at, []*Organisation{from})}
	}
	return to
}

func (s *stream) someSender() *Organisation {
	all := s.network.Organisations
	return &all[weighted(s.rng, len(all), func(i int) int { return all[i].sends })]
}

// The busiest receiver has a rush of late, so that whoever signs in there finds
// something at every stage.
const (
	rush   = 10 * 24 * time.Hour
	rushed = 10
)

// someReceiver is an organisation that helps with the issue, or with any when
// it is empty, takes referrals at that time and is none of those; or nil.
func (s *stream) someReceiver(issue string, at time.Time, not []*Organisation) *Organisation {
	all, open := s.network.Organisations, false
	weight := func(i int) int {
		o := &all[i]
		for _, other := range not {
			if other.ID == o.ID {
				return 0
			}
		}
		if !o.takesAt(at) || issue != "" && !o.helpsWith(issue) {
			return 0
		}
		open = true
		if o.Slug == busiestReceiver && s.network.now.Sub(at) < rush {
			return rushed * o.takes
		}
		return o.takes
	}
	i := weighted(s.rng, len(all), weight)
	if !open {
		return nil
	}
	return &all[i]
}
