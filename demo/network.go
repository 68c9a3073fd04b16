package demo

import (
	"time"

	"github.com/google/uuid"

	"onward/referral"
)

// FirstNumber is the number of the first referral of an empty installation.
const FirstNumber = 10001

// Network is a whole demo network. Its referrals are made as they are asked
// for, so that a large one needs no more memory than a small one.
type Network struct {
	Organisations []Organisation
	People        []Person

	seed  uint64
	size  int
	now   time.Time
	first int64
}

// Generate makes the network: the same one for the same seed, size and time.
// The organisations and people are the same for all.
func Generate(seed uint64, size int, now time.Time) Network {
	now = now.UTC().Truncate(time.Microsecond)
	all := organisations(now)
	return Network{Organisations: all, People: people(all), seed: seed, size: size, now: now, first: FirstNumber}
}

// NumberedFrom is the network with the first referral's number another one. It
// changes the referrals' ids as well, so that two do not clash.
func (n Network) NumberedFrom(first int64) Network {
	n.first = first
	return n
}

// Coordinators are the ids of those who run the network.
func (n Network) coordinators() []uuid.UUID {
	var ids []uuid.UUID
	for _, p := range n.People {
		if p.Network == referral.Coordinator {
			ids = append(ids, p.ID)
		}
	}
	return ids
}
