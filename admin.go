package main

import (
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/base64"
	"errors"
	"fmt"
	"strings"

	"onward/referral"
	"onward/schema"
)

// adminCreateCommand makes a coordinator: the first one above all, for there is
// no default account.
type adminCreateCommand struct {
	database
	PublicURL string `env:"ONWARD_PUBLIC_URL" default:"http://localhost:8080" help:"How people reach the web pages."`
	Name      string `required:"" help:"First name and surname, in quotes."`
	Email     string `required:"" help:"Their own e-mail address."`
}

// Run makes the account and prints the link.
func (c adminCreateCommand) Run(ctx context.Context, to streams) error {
	first, last, ok := strings.Cut(strings.TrimSpace(c.Name), " ")
	if !ok {
		return errors.New("--name: a first name and a surname, in quotes")
	}
	store, closeStore, err := c.open(ctx, to)
	if err != nil {
		return err
	}
	defer closeStore()
	user, err := store.CreateUser(ctx, referral.TheClock, schema.NewUser{FirstName: first, LastName: last, Email: c.Email, Role: referral.Coordinator, ByHand: true})
	if err != nil {
		return err
	}
	secret := make([]byte, 32)
	if _, err := rand.Read(secret); err != nil {
		return fmt.Errorf("make a token: %w", err)
	}
	token := base64.RawURLEncoding.EncodeToString(secret)
	if _, err := store.NewPasswordToken(ctx, user.ID, sha256.Sum256([]byte(token))); err != nil {
		return err
	}
	_, err = fmt.Fprintf(to.out, "%s is a coordinator, with the username %s.\nThey set their password here, once, within 72 hours:\n\n  %s/set-password#%s\n",
		referral.ShortName(first, last), user.Username, strings.TrimRight(c.PublicURL, "/"), token)
	return err
}

// adminUnlockCommand unlocks an account from the machine: the way back when the
// last coordinator is locked out.
type adminUnlockCommand struct {
	database
	Username string `arg:"" help:"Whose account."`
	Reason   string `required:"" help:"Why; it is kept in the audit."`
}

// Run unlocks.
func (c adminUnlockCommand) Run(ctx context.Context, to streams) error {
	store, closeStore, err := c.open(ctx, to)
	if err != nil {
		return err
	}
	defer closeStore()
	page, err := store.Users(ctx, referral.TheClock, schema.UserQuery{Search: c.Username})
	if err != nil {
		return err
	}
	for _, user := range page.Items {
		if user.Username == c.Username {
			return store.Unlock(ctx, referral.TheClock, user.ID, c.Reason)
		}
	}
	return fmt.Errorf("nobody has the username %s", c.Username)
}
