// Package schema keeps what is true, in Postgres: rows, migrations and
// queries. Every change of a referral, whoever makes it, goes through one
// method, Store.Apply, in one transaction. Row types never leave the package.
package schema
