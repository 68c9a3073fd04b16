package workflows

import (
	"time"

	enumspb "go.temporal.io/api/enums/v1"
	"go.temporal.io/sdk/temporal"

	"onward/referral"
)

// What a coordinator can search for in Temporal UI, such as
// `Overdue = true and Receiver = "harbour-debt-advice"`.
var (
	keyNumber   = temporal.NewSearchAttributeKeyInt64("ReferralNumber")
	keyStatus   = temporal.NewSearchAttributeKeyKeyword("ReferralStatus")
	keySender   = temporal.NewSearchAttributeKeyKeyword("Sender")
	keyReceiver = temporal.NewSearchAttributeKeyKeyword("Receiver")
	keyUrgent   = temporal.NewSearchAttributeKeyBool("Urgent")
	keyOverdue  = temporal.NewSearchAttributeKeyBool("Overdue")
	keyStuck    = temporal.NewSearchAttributeKeyBool("Stuck")
	keyDueBy    = temporal.NewSearchAttributeKeyTime("DueBy")
)

// SearchAttributes lists the attributes a namespace must have before the first
// workflow starts, with their types.
func SearchAttributes() map[string]enumspb.IndexedValueType {
	keys := []temporal.SearchAttributeKey{
		keyNumber, keyStatus, keySender, keyReceiver, keyUrgent, keyOverdue, keyStuck, keyDueBy,
	}
	types := make(map[string]enumspb.IndexedValueType, len(keys))
	for _, k := range keys {
		types[k.GetName()] = k.GetValueType()
	}
	return types
}

// attributes are the values under which a referral's workflow is found.
type attributes struct {
	number           int64
	sender, receiver string
	status           referral.Status
	urgent           bool
	overdue, stuck   bool
	dueBy            time.Time // zero: nothing is due
}

func attributesOf(e referral.Event) attributes {
	due, _ := e.Due()
	return attributes{
		number: e.Number, sender: e.Sender, receiver: e.Receiver,
		status: e.Status, urgent: e.Urgent, overdue: e.Overdue, stuck: e.Stuck, dueBy: due,
	}
}

// collection is all of them, for the start of a workflow.
func (a attributes) collection() temporal.SearchAttributes {
	updates := []temporal.SearchAttributeUpdate{
		keyNumber.ValueSet(a.number), keySender.ValueSet(a.sender), keyReceiver.ValueSet(a.receiver),
		keyStatus.ValueSet(string(a.status)), keyUrgent.ValueSet(a.urgent),
		keyOverdue.ValueSet(a.overdue), keyStuck.ValueSet(a.stuck),
	}
	if !a.dueBy.IsZero() {
		updates = append(updates, keyDueBy.ValueSet(a.dueBy))
	}
	return temporal.NewSearchAttributes(updates...)
}

// changes are those that differ from what is known, for each costs an index
// write. Number and parties never change.
func (a attributes) changes(known attributes) []temporal.SearchAttributeUpdate {
	var updates []temporal.SearchAttributeUpdate
	if a.status != known.status {
		updates = append(updates, keyStatus.ValueSet(string(a.status)))
	}
	if a.urgent != known.urgent {
		updates = append(updates, keyUrgent.ValueSet(a.urgent))
	}
	if a.overdue != known.overdue {
		updates = append(updates, keyOverdue.ValueSet(a.overdue))
	}
	if a.stuck != known.stuck {
		updates = append(updates, keyStuck.ValueSet(a.stuck))
	}
	switch {
	case a.dueBy.Equal(known.dueBy):
	case a.dueBy.IsZero():
		updates = append(updates, keyDueBy.ValueUnset())
	default:
		updates = append(updates, keyDueBy.ValueSet(a.dueBy))
	}
	return updates
}

// emailAttributes lets a coordinator find every e-mail about a referral.
func emailAttributes(in EmailInput) temporal.SearchAttributes {
	return temporal.NewSearchAttributes(keyNumber.ValueSet(in.Number))
}
