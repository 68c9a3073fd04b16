// Package whole holds the tests of the whole system, with everything real but
// the mail service: faults are injected between its parts, and what must hold
// afterwards is asked of Postgres, of Temporal and of the inbox.
package whole
