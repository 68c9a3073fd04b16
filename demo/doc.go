// Package demo makes a network that looks like a county, for people who try
// Onward and for tests of its size: invented organisations, advisers and
// clients, and a year of referrals. Nothing in it is real. Every referral's
// life is lived through referral.Apply, command by command and moment by moment,
// so that its history, deadlines and flags are what the rules make them.
package demo
