// Package listings reads directories that others publish as Open Referral UK,
// whichever of its versions they keep to (v1, or 3.0 to 3.2). What it is given
// was written by strangers, and so is the address: everything is bounded, and no
// address inside our own network is asked.
package listings

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/netip"
	"net/url"
	"strconv"
	"strings"
	"sync/atomic"
	"syscall"
	"time"

	"golang.org/x/sync/errgroup"

	"onward/referral"
	"onward/schema"
)

// The most that is read of one directory. More is a file's business, or that of
// a directory of its own.
const (
	MaxBytes    = 8 << 20
	MaxServices = 500
	Patience    = 20 * time.Second

	perPage   = 100
	maxPages  = 50
	atOnce    = 4 // requests for single services
	redirects = 3
)

// Reader reads directories over the web.
type Reader struct {
	client *http.Client
	inside bool
}

// New returns a reader. Inside allows addresses of our own network and plain
// HTTP, for tests and for trying it on one machine.
func New(inside bool) *Reader {
	dialer := &net.Dialer{Timeout: 5 * time.Second}
	if !inside {
		dialer.Control = outsideOnly
	}
	return &Reader{inside: inside, client: &http.Client{
		// Without a proxy: it would ask in our stead what we must not ask.
		Transport: &http.Transport{DialContext: dialer.DialContext, TLSHandshakeTimeout: 5 * time.Second, ResponseHeaderTimeout: 10 * time.Second, MaxConnsPerHost: atOnce},
		CheckRedirect: func(r *http.Request, via []*http.Request) error {
			if len(via) > redirects || !inside && r.URL.Scheme != "https" {
				return errElsewhere
			}
			return nil
		},
	}}
}

var errElsewhere = errors.New("it leads elsewhere")

// nat64 is how IPv4 addresses are reached through IPv6; shared is a provider's own network.
var (
	nat64  = netip.MustParsePrefix("64:ff9b::/16")
	sixTo4 = netip.MustParsePrefix("2002::/16")
	shared = netip.MustParsePrefix("100.64.0.0/10")
)

// outsideOnly refuses to connect to anything but a public address. It looks at
// the address itself, after every name has been resolved and at each redirect.
func outsideOnly(_, address string, _ syscall.RawConn) error {
	at, err := netip.ParseAddrPort(address)
	if err != nil || !Outside(at.Addr()) || at.Port() != 443 {
		return errElsewhere
	}
	return nil
}

// Outside reports whether the address is one of the public internet.
func Outside(a netip.Addr) bool {
	a = a.Unmap()
	return a.IsGlobalUnicast() && !a.IsPrivate() && !nat64.Contains(a) && !sixTo4.Contains(a) && !shared.Contains(a)
}

// Read reads every service of the directory at the address, which is that of its
// feed or of its list of services.
func (r *Reader) Read(ctx context.Context, address string) ([]schema.Listing, error) {
	base, err := r.base(address)
	if err != nil {
		return nil, err
	}
	ctx, stop := context.WithTimeout(ctx, Patience)
	defer stop()
	one := &reading{Reader: r, base: base}
	one.left.Store(MaxBytes)
	services, err := one.pages(ctx)
	if err == nil {
		err = one.fill(ctx, services)
	}
	if err != nil {
		return nil, unreadable(err)
	}
	return toListings(services)
}

// base is the address of the feed, without a list and without what it was asked.
func (r *Reader) base(address string) (*url.URL, error) {
	u, err := url.Parse(strings.TrimSpace(address))
	if err != nil || u.Host == "" || u.User != nil || u.Scheme != "https" && (u.Scheme != "http" || !r.inside) {
		return nil, wrong("Enter the address of the feed, beginning with https://.")
	}
	u.RawQuery, u.Fragment = "", ""
	u.Path = strings.TrimSuffix(strings.TrimRight(u.Path, "/"), "/services")
	return u, nil
}

// reading is one directory being read.
type reading struct {
	*Reader

	base *url.URL
	left atomic.Int64 // bytes
}

// pages reads the list of services, page by page.
func (r *reading) pages(ctx context.Context) (services []object, err error) {
	for page := 1; page <= maxPages; page++ {
		content, err := r.get(ctx, r.base.JoinPath("services"), url.Values{"page": {strconv.Itoa(page)}, "per_page": {strconv.Itoa(perPage)}})
		if err != nil {
			return nil, err
		}
		found, last, err := servicesIn(content)
		if err != nil {
			return nil, err
		}
		services = append(services, found...)
		if len(services) > MaxServices {
			return nil, tooMany()
		}
		if last || len(found) == 0 {
			return services, nil
		}
	}
	return nil, tooMany()
}

// fill asks for each service by itself: lists leave out where and when it is.
func (r *reading) fill(ctx context.Context, services []object) error {
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(atOnce)
	for i, s := range services {
		id := s.text("id")
		if id == "" || strings.Contains(id, "/") || id == ".." {
			continue
		}
		group.Go(func() error {
			content, err := r.get(ctx, r.base.JoinPath("services", id), nil)
			if err != nil {
				return err
			}
			var full object
			if err := json.Unmarshal(content, &full); err != nil {
				return errNotFeed
			}
			services[i] = full
			return nil
		})
	}
	return group.Wait() //nolint:wrapcheck // unreadable says it
}

func (r *reading) get(ctx context.Context, at *url.URL, query url.Values) ([]byte, error) {
	at.RawQuery = query.Encode()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, at.String(), http.NoBody)
	if err != nil {
		return nil, errNotFeed
	}
	request.Header.Set("Accept", "application/json")
	answer, err := r.client.Do(request)
	if err != nil {
		return nil, err //nolint:wrapcheck // unreadable says it
	}
	defer answer.Body.Close() //nolint:errcheck // it was only read
	if answer.StatusCode != http.StatusOK {
		return nil, wrong(fmt.Sprintf("The directory answers with status %d. Check the address, or ask whoever runs it.", answer.StatusCode))
	}
	content, err := io.ReadAll(io.LimitReader(answer.Body, max(r.left.Load(), 0)+1))
	if err != nil {
		return nil, err //nolint:wrapcheck // unreadable says it
	}
	if r.left.Add(-int64(len(content))) < 0 {
		return nil, tooMany()
	}
	return content, nil
}

// unreadable says in words why a directory could not be read.
func unreadable(err error) error {
	var refusal *referral.Error
	switch {
	case errors.As(err, &refusal):
		return refusal
	case errors.Is(err, errElsewhere):
		return wrong("This address leads to a place that Onward does not ask: only public addresses with https are read. Download the file and choose it instead.")
	case errors.Is(err, context.DeadlineExceeded):
		return wrong("The directory took too long to answer. Try again later, or download the file and choose it instead.")
	case errors.Is(err, errNotFeed):
		return wrong("What is there is no feed of Open Referral UK. Check the address or the file.")
	}
	return wrong("The directory cannot be reached. Check the address, or try again later.")
}

func tooMany() error {
	return wrong(fmt.Sprintf("The directory is larger than what is read at once: %d services or %d MB.", MaxServices, MaxBytes>>20))
}

// wrong says what is the matter with the source.
func wrong(message string) *referral.Error {
	return &referral.Error{
		Code: referral.CodeInvalid, Message: "The directory was not read, and nothing was changed.",
		Fields: []referral.FieldError{{Field: "source", Message: message}},
	}
}
