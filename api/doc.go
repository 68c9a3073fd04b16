// Package api is Onward's one way in: Gin with huma, whose typed operations
// become commands and queries. It holds no rule of the referral's life; it knows
// who asks (sessions), whether they may ask (the access matrix), how to say what
// came of it (problems), and the document that describes all of it.
package api
