package demo

import (
	"container/heap"
	"math/rand/v2"
	"slices"
	"time"

	"github.com/google/uuid"

	"onward/referral"
	"onward/schema"
)

// forwarded is a referral that waits to be sent on, at its time.
type forwarded struct {
	id      uuid.UUID
	at      time.Time
	by, to  *Organisation
	parent  referral.Referral
	form    *referral.Form
	story   *story
	visited []*Organisation // who has had it: it does not go round
}

// plan decides where a referral goes on to, if there is anybody and a place left.
func (s *stream) plan(l *life, by *Organisation, at time.Time) (uuid.UUID, bool) {
	if s.left() <= len(s.waiting) {
		return uuid.Nil, false
	}
	visited := append(slices.Clone(l.visited), l.from, l.to)
	to := s.someReceiver(one(l.rng, l.r.Issues), at, visited)
	if to == nil {
		return uuid.Nil, false
	}
	f := &forwarded{id: id(l.rng, at), at: at, by: by, to: to, parent: l.r, form: l.form, story: l.story, visited: visited}
	heap.Push(&s.waiting, f)
	return f.id, true
}

// sendOn sends a locked copy of the form: only the consent is new, and names
// the new receiver.
func (s *stream) sendOn(f *forwarded) schema.PastReferral {
	rng := rand.New(rand.NewPCG(s.network.seed, uint64(s.network.first+int64(s.at))<<1)) //nolint:gosec // for play
	form, told := *f.form, *f.story
	form.Consent = newConsent(rng, &told, f.by, []*Organisation{f.to}, f.at)
	form.Need.KeyDates = slices.DeleteFunc(slices.Clone(form.Need.KeyDates), func(k referral.KeyDate) bool { return k.On.Before(referral.DateOf(f.at)) })
	l := s.begin(f.at, f.by, f.to, &form, &told)
	l.r.ID, l.r.ParentReferral, l.r.Hops, l.visited = f.id, f.parent.ID, f.parent.Hops+1, f.visited
	l.r.SenderAdviser = one(rng, f.by.staff)
	return s.lived(l, id(rng, f.at))
}

// forwards are ordered by time, the earliest first.
type forwards []*forwarded

func (f forwards) Len() int { return len(f) }

func (f forwards) Less(i, j int) bool {
	if f[i].at.Equal(f[j].at) {
		return f[i].id.String() < f[j].id.String()
	}
	return f[i].at.Before(f[j].at)
}

func (f forwards) Swap(i, j int) { f[i], f[j] = f[j], f[i] }

// Push is for package heap.
func (f *forwards) Push(x any) {
	if one, ok := x.(*forwarded); ok {
		*f = append(*f, one)
	}
}

// Pop is for package heap.
func (f *forwards) Pop() any {
	old := *f
	last := old[len(old)-1]
	old[len(old)-1] = nil
	*f = old[:len(old)-1]
	return last
}
