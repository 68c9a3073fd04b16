package referral

import "github.com/google/uuid"

// Earlier is an organisation that had the client before, in the chain of
// forwards that a referral belongs to.
type Earlier struct {
	Organisation Party
	As           Relation // Receiver, or Sender where it never received the client
	Referral     Referral // the latest by which it had the client
}

// EarlierIn finds who had the client before, so that whoever forwards is warned
// of a loop and never kept from it (spec section 3: lineage). The chain is what
// the person may see of it, and no more (N32). The two organisations of the
// referral that is forwarded are left out: they have the client now.
func EarlierIn(chain []Referral, forwarded Referral) []Earlier {
	var all []Earlier
	place := map[uuid.UUID]int{forwarded.Sender.ID: -1, forwarded.Receiver.ID: -1}
	note := func(p Party, as Relation, r Referral) {
		i, known := place[p.ID]
		switch {
		case !known:
			place[p.ID] = len(all)
			all = append(all, Earlier{p, as, r})
		case i >= 0 && (as == all[i].As && r.Number > all[i].Referral.Number || as == Receiver && all[i].As == Sender):
			all[i] = Earlier{p, as, r}
		}
	}
	for _, r := range chain {
		note(r.Receiver, Receiver, r)
		note(r.Sender, Sender, r)
	}
	return all
}
