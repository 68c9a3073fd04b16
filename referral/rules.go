package referral

import (
	"slices"
	"time"
)

// rule says who may give a command, at which statuses, and what it does.
type rule struct {
	from   []Status
	by     []Relation
	leads  bool // of the receiver's people, only its leads (ExtendClock)
	change func(r *Referral, cmd Command, cal Calendar, now time.Time) error
}

var anyOpen = []Status{Sent, Acknowledged, Returned, Accepted, Declined}

// rules is the whole of spec section 3: every command, and nothing else.
var rules = map[Kind]rule{
	Send:              {from: []Status{Draft, Returned}, by: []Relation{Sender}, change: send},
	Acknowledge:       {from: []Status{Sent}, by: []Relation{Receiver}, change: acknowledge},
	Accept:            {from: []Status{Acknowledged}, by: []Relation{Receiver}, change: accept},
	Decline:           {from: []Status{Sent, Acknowledged}, by: []Relation{Receiver}, change: decline},
	Return:            {from: []Status{Sent, Acknowledged}, by: []Relation{Receiver}, change: sendBack},
	RecordContact:     {from: []Status{Acknowledged, Accepted}, by: []Relation{Receiver}, change: recordContact},
	Close:             {from: []Status{Accepted}, by: []Relation{Receiver}, change: closeWithOutcomes},
	Withdraw:          {from: anyOpen, by: []Relation{Sender}, change: withdraw},
	Undo:              {from: []Status{Accepted, Declined, Closed}, by: []Relation{Receiver}, change: undo},
	Forward:           {from: Statuses, by: []Relation{Sender, Receiver}, change: forward},
	NoFurtherReferral: {from: []Status{Declined}, by: []Relation{Sender}, change: noFurtherReferral},
	ExtendClock:       {from: []Status{Sent, Acknowledged}, by: []Relation{Sender, Receiver, Network}, leads: true, change: extendClock},
	StopClock:         {from: []Status{Sent, Acknowledged}, by: []Relation{Sender, Receiver, Network}, leads: true, change: stopClock},
	RestartClock:      {from: []Status{Sent, Acknowledged}, by: []Relation{Sender, Receiver, Network}, leads: true, change: restartClock},
	Assign:            {from: anyOpen, by: []Relation{Receiver, System}, change: assign},
	AddNote:           {from: Statuses, by: []Relation{Sender, Receiver}, change: addNote},
	DeleteNote:        {from: Statuses, by: []Relation{Sender, Receiver}, change: deleteNote},
	AddFile:           {from: Statuses, by: []Relation{Sender, Receiver}, change: addFile},
	RemoveFile:        {from: Statuses, by: []Relation{Sender, Receiver}, change: removeFile},
	BreakGlass:        {from: Statuses, by: []Relation{Network}, change: breakGlass},
	MoveDeadline:      {from: []Status{Sent, Acknowledged}, by: []Relation{Network}, change: moveDeadline},
	PassMoment:        {from: []Status{Sent, Acknowledged}, by: []Relation{System}, change: passMoment},
}

// Kinds lists every command a person can give, in the order of a menu.
var Kinds = []Kind{
	Acknowledge, Accept, Decline, Return, Send, RecordContact, Close, Undo, NoFurtherReferral, Forward, Withdraw,
	Assign, AddNote, DeleteNote, AddFile, RemoveFile, ExtendClock, StopClock, RestartClock,
}

// Apply returns the referral after cmd and the event to record. It is pure: the
// API, the activities and the tests all call it, so the rules live in one place.
// A refusal is an *Error with words for the person who asked, and changes
// nothing.
func Apply(r Referral, cmd Command, cal Calendar, now time.Time) (Referral, Event, error) {
	rl, known := rules[cmd.Kind]
	if !known {
		return r, Event{}, &Error{Code: CodeInvalid, Message: "There is no such action."}
	}
	if err := permitted(r, cmd, rl); err != nil {
		return r, Event{}, err
	}
	next := r
	next.Moments = slices.Clone(r.Moments)
	if err := rl.change(&next, cmd, cal, now); err != nil {
		return r, Event{}, err
	}
	next.Version++
	if r.Final() && !next.Final() {
		next.Epoch++ // its workflow has ended; a new run keeps time from here
	}
	return next, NewEvent(next, cmd, now), nil
}

// permitted checks who asks, when, and whether they saw the latest.
func permitted(r Referral, cmd Command, rl rule) error {
	relation := cmd.By.RelationTo(r)
	switch {
	case relation == Unrelated:
		return &Error{Code: CodeNotFound, Message: "There is no such referral, or it is not one of your organisation's."}
	case !rl.mayGive(cmd.By, relation):
		return notYours(cmd.Kind, rl)
	case cmd.Version != 0 && cmd.Version != r.Version:
		return staleError()
	case !slices.Contains(rl.from, r.Status):
		if cmd.Kind == PassMoment {
			return ErrSuperseded
		}
		return wrongStage(cmd.Kind, r.Status)
	}
	return nil
}

// mayGive reports whether a person of this role and relation may give the
// command at all.
func (rl rule) mayGive(by Actor, relation Relation) bool {
	if !slices.Contains(rl.by, relation) || by.Role == Auditor {
		return false
	}
	return !rl.leads || relation != Receiver || by.Role == Lead
}

// Allowed lists the commands the actor may give the referral now, in the order
// of a menu. The screens show these and no others; Apply decides again.
func Allowed(r Referral, by Actor, now time.Time) []Kind {
	relation := by.RelationTo(r)
	allowed := []Kind{}
	for _, k := range Kinds {
		rl := rules[k]
		if rl.mayGive(by, relation) && slices.Contains(rl.from, r.Status) && sensible(r, k, now) {
			allowed = append(allowed, k)
		}
	}
	return allowed
}

// sensible leaves out what the rule's own check would refuse at once.
func sensible(r Referral, k Kind, now time.Time) bool {
	switch k {
	case Undo:
		return undoable(r, now) == nil
	case NoFurtherReferral:
		return !r.Forwarded
	case Withdraw:
		return !r.Final()
	case StopClock, ExtendClock:
		return !r.Stopped
	case RestartClock:
		return r.Stopped || r.Overdue
	}
	return true
}
