// Command faults starts the whole product as separate processes (Postgres,
// Temporal, two APIs, two workers, a mail service), has people work on it, breaks
// one part after another, and then several at once, and checks after each that
// every promise was kept. Its ledger holds every answer that anybody got.
//
//	make faults                        all experiments, under 20 minutes
//	make faults ARGS="-only F4,F9"     some of them
//	make faults ARGS="-long 2h"        again and again, with longer outages
//	make faults ARGS="-seed 7"         the same people doing the same things
//
// The tags (F1, I4) are those of docs/proof/README.md.
package main
