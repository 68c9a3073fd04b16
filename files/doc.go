// Package files keeps what advisers attach to a referral: it says what a file
// is by its bytes and not by its name, takes out of pictures what they say of
// the place and the camera, asks a virus scanner where there is one, and stores
// the rest encrypted, outside Postgres, under an id that means nothing (R-46 to
// Who may read a file is not decided here.
package files
