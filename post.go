package main

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/x509"
	"encoding/base64"
	"encoding/hex"
	"errors"
	"fmt"
	"net"
	"net/http"
	"os"
	"path/filepath"
	"time"

	"onward/mail/inbox"
)

// post is the local SendGrid of `onward dev`: it shows what was sent, and posts
// back, signed, that it was delivered.
type post struct {
	url       string
	key       string // the API key it expects
	publicKey string // of its webhook, as SendGrid shows it
	letters   *inbox.Inbox
}

// newPost makes the local SendGrid, with its letters kept in the folder.
func newPost(folder string, l listeners) (post, error) {
	signing, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	if err != nil {
		return post{}, fmt.Errorf("make the webhook's key: %w", err)
	}
	public, err := x509.MarshalPKIXPublicKey(&signing.PublicKey)
	if err != nil {
		return post{}, fmt.Errorf("make the webhook's key: %w", err)
	}
	secret := make([]byte, 16)
	if _, err := rand.Read(secret); err != nil {
		return post{}, fmt.Errorf("make the inbox's key: %w", err)
	}
	key := hex.EncodeToString(secret)
	letters := filepath.Join(folder, "inbox")
	if err := os.MkdirAll(letters, 0o700); err != nil {
		return post{}, fmt.Errorf("make the inbox's folder: %w", err)
	}
	in, err := inbox.New(inbox.Options{
		Folder: letters, APIKey: key, WebhookKey: signing,
		WebhookURL: "http://" + l.web.Addr().String() + "/webhooks/sendgrid",
	})
	if err != nil {
		return post{}, err
	}
	return post{
		url: "http://localhost:" + portOf(l.inbox), key: key,
		publicKey: base64.StdEncoding.EncodeToString(public), letters: in,
	}, nil
}

// serve serves the inbox until the context ends.
func (p post) serve(ctx context.Context, l net.Listener) error {
	server := &http.Server{Handler: p.letters, ReadHeaderTimeout: 5 * time.Second, BaseContext: func(net.Listener) context.Context { return ctx }}
	go func() {
		<-ctx.Done()
		_ = errors.Join(server.Close(), p.letters.Close()) // a local page: nothing of it is worth waiting for
	}()
	if err := server.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("serve the inbox: %w", err)
	}
	return nil
}
