package workflows

// A referral stays open for weeks, longer than a release. A workflow that began
// under old code is replayed under new code, and must then take the same steps.
// So a change of what a workflow does goes behind a predicate here, named for
// the behaviour, and nowhere else (a test looks):
//
//	// keepsTimerOfSameMoment reports whether this run leaves its timer alone when
//	// an event did not move the next moment (since 0.3).
//	func keepsTimerOfSameMoment(ctx workflow.Context) bool {
//		return workflow.GetVersion(ctx, "keep-timer", workflow.DefaultVersion, 1) >= 1
//	}
//
// Then: test both branches with env.OnGetVersion, and add a history of the new
// one with `make histories`. Payloads need no predicate: they are add-only, and
// what an old history lacks is its zero value.
//
// No behaviour has changed since the first release, so there is none yet.
