// Package activities is what a workflow asks of the world: to pass a moment, to
// send an e-mail, to compare Postgres with Temporal. Each is safe to run twice,
// for Temporal runs each at least once. The answers and errors that leave it
// hold no personal data, because Temporal keeps them in the clear.
package activities
