package main

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"strings"

	"github.com/google/uuid"

	"onward/files"
	"onward/mail"
)

func (c doctorCommand) lookAtMail(ctx context.Context) []finding {
	sender, err := mail.NewSender(mail.Config{BaseURL: c.SendGridURL, APIKey: c.SendGridKey, From: c.MailFrom, FromName: c.NetworkName})
	if err != nil {
		return []finding{{ill, "E-mails cannot be sent: " + err.Error() + ".", "Check SENDGRID_API_KEY, SENDGRID_BASE_URL and ONWARD_MAIL_FROM."}}
	}
	var all []finding
	var failure *mail.Failure
	switch err := sender.Check(ctx); {
	case errors.As(err, &failure) && failure.Kind == mail.Unauthorised:
		all = append(all, finding{ill, "SendGrid refuses our key: no e-mail leaves.", "Make a key there that may send mail, and set SENDGRID_API_KEY."})
	case err != nil:
		all = append(all, finding{worry, "SendGrid does not answer us now: " + err.Error() + ".", "Letters wait and are tried for a day. Check the way out of this machine, and SENDGRID_BASE_URL."})
	default:
		all = append(all, fine("SendGrid takes our key. (Whether %s may send there, only a letter shows.)", c.MailFrom))
	}
	if c.SendGridPublicKey == "" {
		all = append(all, finding{
			worry, "Nobody tells us which e-mails arrive.",
			"Turn on SendGrid's signed event webhook to " + strings.TrimRight(c.PublicURL, "/") + "/webhooks/sendgrid, and set SENDGRID_WEBHOOK_PUBLIC_KEY.",
		})
	}
	return all
}

// lookAtFiles keeps a file, reads it and takes it away.
func (c doctorCommand) lookAtFiles(ctx context.Context) []finding {
	const advice = "Check ONWARD_FILES_URL, its rights and its space, and that ONWARD_FILES_KEYS holds every key that files were kept under."
	store, err := openFiles(ctx, c.Config)
	if err != nil {
		return []finding{{ill, "Attached files cannot be kept: " + err.Error(), advice}}
	}
	defer func() { _ = store.Close() }() // what it kept is gone again
	id, content := uuid.New(), []byte("onward doctor")
	if err := store.Put(ctx, id, content); err != nil {
		return []finding{{ill, "A file cannot be kept: " + err.Error(), advice}}
	}
	err = readBack(ctx, store, id, content)
	if err := errors.Join(err, store.Delete(ctx, id)); err != nil {
		return []finding{{ill, "A file that was kept cannot be read or taken away: " + err.Error(), advice}}
	}
	return []finding{fine("Attached files are kept, encrypted, read and taken away.")}
}

func readBack(ctx context.Context, store *files.Store, id uuid.UUID, content []byte) error {
	r, err := store.Open(ctx, id)
	if err != nil {
		return err
	}
	read, err := io.ReadAll(r)
	if err := errors.Join(err, r.Close()); err != nil {
		return err
	}
	if !bytes.Equal(read, content) {
		return errors.New("it is another")
	}
	return nil
}

// eicar is what every virus scanner takes for a virus, by agreement, and is none.
// In two parts, so that no scanner takes this program for one.
const eicar = `X5O!P%@AP[4\PZX54(P^)7CC)7}$` + `EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*`

func (c doctorCommand) lookAtScanner(ctx context.Context) []finding {
	if c.Clamd == "" {
		return []finding{{worry, "Attached files are not looked at for viruses.", "Run clamd, and set ONWARD_CLAMD_ADDRESS."}}
	}
	switch infected, err := files.NewScanner(c.Clamd).Infected(ctx, []byte(eicar)); {
	case err != nil:
		return []finding{{ill, "The virus scanner does not answer: " + err.Error(), "Check that clamd runs, and ONWARD_CLAMD_ADDRESS. Files wait for it, and nobody can open them."}}
	case !infected:
		return []finding{{ill, "The virus scanner does not know the virus that all know for a test.", "Let freshclam bring its signatures."}}
	}
	return []finding{fine("The virus scanner finds the virus that is made for tests.")}
}

func (c doctorCommand) lookAtPages(ctx context.Context) []finding {
	var all []finding
	ready := strings.TrimRight(c.PublicURL, "/") + "/health/ready"
	switch status := get(ctx, ready); status {
	case http.StatusOK:
		all = append(all, fine("The web pages are there, at %s.", c.PublicURL))
	case 0:
		all = append(all, finding{ill, "Nothing answers at " + c.PublicURL + ".", "Check that `onward api` runs, the proxy in front of it, and ONWARD_PUBLIC_URL: every link in an e-mail begins with it."})
	default:
		all = append(all, finding{ill, fmt.Sprintf("%s answers %d.", ready, status), "Ask it in a browser: it says which part is down."})
	}
	if !c.Secure() {
		all = append(all, finding{worry, "The web pages are served without https.", "Put a proxy with a certificate in front, and set ONWARD_PUBLIC_URL to https://… It is right only on one's own machine."})
	}
	if c.Secure() && c.Proxies == "" {
		all = append(all, finding{worry, "No proxy is trusted, so that all people seem to come from one address and share its limits.", "Set ONWARD_PROXIES to the address of the proxy that ends https."})
	}
	if c.SecondFactorKey == "" {
		all = append(all, finding{worry, "Nobody can set up a second factor.", "Set ONWARD_SECOND_FACTOR_KEY, once and for good: openssl rand -base64 32"})
	}
	return all
}
