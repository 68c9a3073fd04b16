package main

// mutant is one place in which the code that guards a promise is broken.
type mutant struct {
	promise  string // of docs/proof/README.md
	what     string
	file     string
	from, to string // the text, which is in the file once
	test     string
	in       string // the package of the test
}

var mutants = []mutant{
	{
		"I2", "the row of the outbox that tells the workflow is not written", "schema/apply.go",
		"due && (t == tell || kind == OutboxStart)", "due && t != tell && kind == OutboxStart", "TestOutboxKeepsTheOrderOfAReferral", "./schema",
	},
	{
		"I2", "another run's moment is taken for one's own: no fence", "schema/apply.go",
		"before.referral.Epoch != in.Epoch", "before.referral.Epoch < 0", "TestPassMoment", "./schema",
	},
	{
		"I3", "a request that is repeated is done again", "schema/idempotency.go",
		"n, _ := result.RowsAffected(); n == 0", "n, _ := result.RowsAffected(); n < 0", "TestIdempotent", "./schema",
	},
	{
		"I3", "another request under the same key gets the first one's answer", "schema/idempotency.go",
		"string(row.Body) != string(asked.Body)", "len(row.Body) != len(asked.Body)", "TestIdempotent", "./schema",
	},
	{
		"I4", "a moment that has passed stays, and passes again", "referral/deadline.go",
		"r.Moments = r.Moments[1:]", "r.Moments = r.Moments[0:]", "TestPassMoment", "./referral",
	},
	{
		"I4", "a moment passes before its time", "referral/deadline.go",
		"if now.Before(r.Moments[0].At) {", "if now.Before(r.Moments[0].At.Add(-time.Hour)) {", "TestPassMoment", "./referral",
	},
	{
		"I5", "a change is not audited", "schema/event_row.go",
		`w.audit(e.At, cmd.By, "referral."+string(cmd.Kind), r.ID, detail)`, "_ = detail", "TestApplyWritesEverything", "./schema",
	},
	{
		"I6", "who saw an older referral may change it all the same", "referral/rules.go",
		"cmd.Version != 0 && cmd.Version != r.Version", "cmd.Version < 0", "TestApplyRefuses", "./referral",
	},
	{
		"I7", "a letter of which nobody knows the end is sent again at once", "schema/notification.go",
		"case state == NotificationSending:", "case state == NotificationAmbiguous && !repeat:", "TestStatesOfALetter", "./schema",
	},
	{
		"I7", "a letter in doubt is sent again and again", "schema/notification.go",
		"repeat && row.Doubts < maxDoubts", "repeat", "TestStatesOfALetter", "./schema",
	},
	{
		"I8", "a stranger's command is looked at as if they belonged", "referral/rules.go",
		"case relation == Unrelated:", `case relation == "nobody":`, "TestWhoMayGiveACommand", "./referral",
	},
	{
		"I8", "somebody's private note leaves a trace in another's history", "schema/history.go",
		`Where("(NOT e.private OR e.actor_id = ?)", by.UserID)`, `Where("(NOT e.private OR e.actor_id <> ?)", by.UserID)`, "TestPrivateNotes", "./schema",
	},
	{
		"I8", "the access matrix is not asked", "api/access.go",
		"case !referral.Permits(id, p.Actor.Role), !referral.Grants(id, p.Rights):", "case p.Actor.Role == \"\" && !referral.Grants(id, p.Rights):",
		"TestRolesMayUseWhatTheMatrixSays", "./api",
	},
	{
		"I9", "the database's own error, which repeats what was typed, goes to Temporal", "activities/failure.go",
		"return again(CodeStore, 0)", "return err", "TestTheDatabaseFailsInBetween", "./activities",
	},
	{
		"I9", "addresses are logged as they were typed", "api/request.go",
		`Str("method", c.Request.Method).Str("route", c.FullPath()).`, `Str("method", c.Request.Method).Str("route", c.Request.URL.Path).`,
		"TestTheLogHasRoutesAndNothingThatPeopleType", "./api",
	},
	{
		"I10", "a file is served before it was looked at for viruses", "schema/attachment.go",
		"case FileWaiting:\n\t\treturn &referral.Error", "case \"never\":\n\t\treturn &referral.Error", "TestFilesThatAreNotServed", "./schema",
	},
	{
		"I12", "somebody who is suspended stays signed in", "schema/user_change.go",
		"return w.asSystem(ctx, by, endSessions(w.tx, id), endTokens(w.tx, id, now))", "return w.asSystem(ctx, by, endTokens(w.tx, id, now))",
		"TestSessions", "./schema",
	},
	{
		"I14", "a row that nobody can read holds up all the others", "workflows/dispatch/dispatch.go",
		"|| errors.Is(failure, errUnreadable)", "|| errors.Is(failure, errors.ErrUnsupported)", "TestRound", "./workflows/dispatch",
	},
	{
		"R-04", "what somebody typed runs as a formula", "sheet/sheet.go",
		"if strings.ContainsRune(\"=+-@|%＝＋－＠﹢﹣﹦﹫⁺⁻⁼−\", first) && skipped != \"\" {", "if first == '!' && skipped != \"\" {", "TestNothingInASheetRuns", "./sheet",
	},
	{
		"R-21", "more than five passwords are tried", "schema/signin.go",
		`Where("u.failed_attempts < ?", maxAttempts).`, `Where("u.failed_attempts < ?", 100*maxAttempts).`, "TestLockAfterFiveWhoeverGuesses", "./schema",
	},
}
