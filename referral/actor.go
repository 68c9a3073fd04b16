package referral

import "github.com/google/uuid"

// Role is what a person may do, in the organisation they act for or, for
// coordinators and auditors, in the whole network (spec section 2).
type Role string

// The roles of people.
const (
	Adviser     Role = "adviser"
	Lead        Role = "lead" // organisation lead (R4, N39)
	Coordinator Role = "coordinator"
	Auditor     Role = "auditor"
	Clock       Role = "clock" // the system itself, when a moment passes
)

// Roles lists the roles a person can hold.
var Roles = []Role{Adviser, Lead, Coordinator, Auditor}

// OfNetwork reports whether the role belongs to the network and not to an
// organisation. Such people see progress, never the client.
func (r Role) OfNetwork() bool { return r == Coordinator || r == Auditor }

// Actor is who gives a command, and for which organisation.
type Actor struct {
	UserID         uuid.UUID
	OrganisationID uuid.UUID // zero for people of the network and for the clock
	Role           Role
}

// TheClock is the actor of every change that time makes.
var TheClock = Actor{Role: Clock}

// Relation is how an actor stands to a referral.
type Relation string

// The relations. Network is a coordinator's or an auditor's.
const (
	Unrelated Relation = "unrelated"
	Sender    Relation = "sender"
	Receiver  Relation = "receiver"
	Network   Relation = "network"
	System    Relation = "system"
)

// Relations lists the relations a person can have.
var Relations = []Relation{Unrelated, Sender, Receiver, Network}

// RelationTo returns how the actor stands to the referral.
func (a Actor) RelationTo(r Referral) Relation {
	switch {
	case a.Role == Clock:
		return System
	case a.Role.OfNetwork():
		return Network
	case a.OrganisationID == uuid.Nil:
		return Unrelated
	case a.OrganisationID == r.Sender.ID:
		return Sender
	case a.OrganisationID == r.Receiver.ID:
		return Receiver
	}
	return Unrelated
}
