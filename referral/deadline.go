package referral

import "time"

// longestExtension is how many working days one extension may add.
const longestExtension = 20

// startAcknowledgement sets both deadlines from the moment of sending. Nobody
// acknowledged: the decision is due its days after the acknowledgement was (N22).
func (r *Referral) startAcknowledgement(cal Calendar, now time.Time) {
	r.AcknowledgeBy, r.DecideBy = r.Terms.Deadlines(cal, now)
	r.aim(cal, now)
}

// Deadlines returns both deadlines of a referral sent now under these terms.
func (t Terms) Deadlines(cal Calendar, now time.Time) (acknowledge, decide time.Time) {
	acknowledge = cal.EndOf(now, t.AcknowledgeDays)
	return acknowledge, cal.EndOf(acknowledge, t.DecideDays)
}

// startDecision sets the deadline of the decision from the acknowledgement.
func (r *Referral) startDecision(cal Calendar, now time.Time) {
	r.DecideBy = cal.EndOf(now, r.Terms.DecideDays)
	r.aim(cal, now)
}

// aim points the clock at the referral's deadlines as they now are.
func (r *Referral) aim(cal Calendar, now time.Time) {
	r.quieten()
	if due, waiting := r.Due(); waiting && !due.After(now) {
		r.Overdue = true
	}
	r.Moments = moments(*r, cal, now)
}

// quieten makes the clock forget the referral.
func (r *Referral) quieten() {
	r.Moments, r.Overdue, r.Stuck, r.Stopped = nil, false, false, false
}

// decide records a decision, so that it can be taken back.
func (r *Referral) decide(to Status, now time.Time) {
	r.Before, r.Status, r.DecidedAt = r.Status, to, now
	r.quieten()
}

// extendClock gives the deadline that is awaited more working days.
func extendClock(r *Referral, cmd Command, cal Calendar, now time.Time) error {
	if cmd.Days < 1 || cmd.Days > longestExtension {
		return invalid("days", "Extend by 1 to 20 working days.")
	}
	if r.Stopped {
		return &Error{Code: CodeRefused, Message: "The clock is stopped. Restart it instead."}
	}
	if err := words(cmd, "Say why more time is needed, for both sides to read."); err != nil {
		return err
	}
	from := func(due time.Time) time.Time {
		if due.Before(now) {
			return now // a deadline that has passed is extended from today
		}
		return due
	}
	if r.Status == Sent {
		r.AcknowledgeBy = cal.EndOf(from(r.AcknowledgeBy), cmd.Days)
		r.DecideBy = cal.EndOf(r.AcknowledgeBy, r.Terms.DecideDays)
	} else {
		r.DecideBy = cal.EndOf(from(r.DecideBy), cmd.Days)
	}
	r.aim(cal, now)
	return nil
}

// stopClock lets a referral wait for as long as people agree it must.
func stopClock(r *Referral, cmd Command, _ Calendar, _ time.Time) error {
	if r.Stopped {
		return &Error{Code: CodeRefused, Message: "The clock is already stopped."}
	}
	if err := words(cmd, "Say why the clock must stop, for both sides to read."); err != nil {
		return err
	}
	r.quieten()
	r.Stopped = true
	return nil
}

// restartClock begins the awaited deadline afresh from now.
func restartClock(r *Referral, cmd Command, cal Calendar, now time.Time) error {
	if !r.Stopped && !r.Overdue {
		return &Error{Code: CodeRefused, Message: "The clock is running and on time."}
	}
	if err := words(cmd, "Say why the clock starts again, for both sides to read."); err != nil {
		return err
	}
	r.Stopped = false
	if r.Status == Sent {
		r.startAcknowledgement(cal, now)
	} else {
		r.startDecision(cal, now)
	}
	return nil
}

// passMoment is the clock's own command: what was to happen at this moment
// happens, once. It is refused as early before its time, and as superseded when
// the referral no longer waits for it.
func passMoment(r *Referral, cmd Command, _ Calendar, now time.Time) error {
	if len(r.Moments) == 0 || !r.Moments[0].Same(cmd.Moment) {
		return ErrSuperseded
	}
	if now.Before(r.Moments[0].At) {
		return ErrEarly
	}
	r.Moments = r.Moments[1:]
	switch cmd.Moment.Kind {
	case MissAcknowledge, MissDecide:
		r.Overdue = true
	case BecomeStuck:
		r.Stuck = true
		if r.Terms.SilenceCloses {
			r.Status, r.Result, r.ClosedAt = Closed, ResultNoResponse, now
			r.Moments = nil
		}
	}
	return nil
}
