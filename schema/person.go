package schema

import (
	"github.com/google/uuid"

	"onward/referral"
)

// Person is somebody as both sides of a referral see them: first name and the
// initial of the surname (H3).
type Person struct {
	ID           uuid.UUID
	Name         string
	Organisation string
}

// nameRow is a person joined to something they did.
type nameRow struct {
	FirstName    string `bun:"first_name"`
	LastName     string `bun:"last_name"`
	Organisation string `bun:"organisation"`
}

func (n nameRow) person(id uuid.UUID) *Person {
	if id == uuid.Nil {
		return nil
	}
	return &Person{ID: id, Name: referral.ShortName(n.FirstName, n.LastName), Organisation: n.Organisation}
}
