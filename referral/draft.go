package referral

import "time"

const (
	// DraftDays is how many days a draft is kept after it was last saved: it holds
	// a client's details, and nobody has sent them anywhere.
	DraftDays = 30
	// draftWarning is how many days before its last one a list points a draft out.
	draftWarning = 5
)

// DraftKeptUntil returns the last day, in London, of a draft that was saved then.
func DraftKeptUntil(saved time.Time) Date { return DateOf(saved).AddDays(DraftDays) }

// DraftGoesSoon reports whether a draft with this last day should be sent, or
// kept for longer, before it is lost.
func DraftGoesSoon(last, today Date) bool { return !last.After(today.AddDays(draftWarning)) }
