// Package workflows is the durable life of a referral, and of an e-mail. Its
// code is deterministic: it knows only what came in its input, its signals and
// the answers of activities. It holds no rule (package referral does) and no
// calendar: the moments it waits for come with each Event.
//
// Names and payloads are kept by Temporal for as long as a referral is open:
// they are add-only. A change of behaviour goes behind a predicate in
// versions.go.
package workflows
