// Package referral holds the rules of Onward: what a referral is, which
// commands change it, who may give them, and when its deadlines fall. It is
// pure: no I/O, no clock, no database. The API, the activities and the tests
// all call it, so that every rule lives in one place.
package referral
