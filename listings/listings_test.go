package listings_test

import (
	"fmt"
	"net/http"
	"net/http/httptest"
	"net/netip"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"

	"onward/listings"
	"onward/referral"
	"onward/schema"
)

// In version 3 a service says where and when by its locations and schedules.
const three = `{"id": "a1", "name": "Chess club", "description": "<p>Tea &amp; chess.</p><p>No &lt;fee&gt;.</p>", "status": "active", "url": "https://chess.example.org", "email": "chess@example.org",
	"organization": {"id": "o1", "name": "Marram Games"}, "service_areas": [{"id": "x", "name": "Broad Lode"}, {"id": "y", "name": "Broad Lode"}], "something_of_3.2": [1],
	"contacts": [{"id": "c", "phones": [{"id": "p", "number": "01632 960 999"}]}],
	"schedules": [{"id": "s", "freq": "WEEKLY", "byday": "MO,TH", "opens_at": "09:30:00Z", "closes_at": "17:00:00Z"}, {"freq": "MONTHLY", "byday": "FR", "opens_at": "09:00", "closes_at": "10:00"}],
	"service_at_locations": [{"id": "l", "location": {"id": "m", "latitude": 53.1, "longitude": "2.5", "addresses": [{"address_1": "1 Mill Lane", "city": "Marram", "state_province": "Marram", "postal_code": "mr11ab"}]}}]}`

// In v1 the same is called otherwise.
const one = `{"id": "a1", "name": "Chess club", "description": "Tea & chess.\n\nNo &lt;fee&gt;.", "status": "active", "url": "https://chess.example.org", "email": "chess@example.org",
	"organization": {"id": "o1", "name": "Marram Games"}, "service_areas": [{"service_area": "Broad Lode"}], "contacts": [{"phones": [{"number": "01632 960 999"}]}],
	"regular_schedules": [{"weekday": "MO", "opens_at": "09:30", "closes_at": "17:00"}, {"byday": "TH", "opens_at": "09:30", "closes_at": "17:00"}],
	"service_at_locations": [{"location": {"latitude": "53.1", "longitude": 2.5, "physical_addresses": [{"address_1": "1 Mill Lane", "city": "Marram", "postal_code": "MR1 1AB"}]}}]}`

var chess = schema.Listing{
	ExternalID: "a1", Name: "Chess club", Provider: "Marram Games", Summary: "Tea & chess.\n\nNo <fee>.", Phone: "01632 960 999", Email: "chess@example.org",
	Website: "https://chess.example.org", Line1: "1 Mill Lane", Town: "Marram", Postcode: "MR1 1AB", Latitude: 53.1, Longitude: 2.5, Areas: []string{"Broad Lode"},
	Opening: referral.Opening{{Morning: "09:30 to 12:00", Afternoon: "12:00 to 17:00"}, {}, {}, {Morning: "09:30 to 12:00", Afternoon: "12:00 to 17:00"}, {}, {}, {}},
}

func TestEveryVersionSaysTheSame(t *testing.T) {
	t.Parallel()
	for name, file := range map[string]string{
		"version 3, a page": `{"total_items": 1, "contents": [` + three + `]}`, "v1, a page": `{"totalElements": 1, "content": [` + one + `]}`,
		"a list": `[` + three + `, ` + three + `]`, "with a mark before it": "\xef\xbb\xbf" + `{"services": [` + one + `]}`,
	} {
		all, err := listings.Parse([]byte(file))
		require.NoError(t, err, name)
		require.Equal(t, []schema.Listing{chess}, all, name)
	}
}

func TestWhatIsOddIsLeftOutAndNeverBelieved(t *testing.T) {
	t.Parallel()
	all, err := listings.Parse([]byte(`[{"id": "1", "name": "Odd", "url": "javascript:alert(1)", "email": "me <a@b.c>", "organization": "none", "service_areas": {"name": "x"},
		"schedules": [{"byday": "X", "opens_at": 9}, {"byday": "MO", "opens_at": "17:00", "closes_at": "09:00"}], "service_at_locations": [{"location": {"latitude": 153, "longitude": 2}}]},
		{"id": "2", "name": "Gone", "status": "defunct"}, {"id": "3"}, {"name": "Nameless"}, 7, null]`))
	require.NoError(t, err)
	require.Equal(t, []schema.Listing{{ExternalID: "1", Name: "Odd", Areas: []string{}, Opening: referral.Opening{}}}, all)
	for file, want := range map[string]string{
		"hello": "no feed", `{"hello": 1}`: "no feed", `[]`: "no service in it", "": "no feed",
		"[" + strings.Repeat(`{"id": "1", "name": "x"},`, 500) + `{"id": "1", "name": "x"}]`: "larger than",
	} {
		_, err := listings.Parse([]byte(file))
		require.ErrorIs(t, err, referral.ErrInvalid)
		require.ErrorContains(t, err, want)
	}
}

func FuzzParse(f *testing.F) {
	f.Add(`[` + three + `]`)
	f.Add(`{"content": [` + one + `]}`)
	f.Fuzz(func(t *testing.T, file string) {
		all, err := listings.Parse([]byte(file))
		if err != nil {
			require.ErrorIs(t, err, referral.ErrInvalid)
		}
		for _, l := range all {
			require.NotEmpty(t, l.ExternalID)
			require.NotEmpty(t, l.Name)
			require.NotContains(t, l.Summary, "\x00")
		}
	})
}

// feed is a directory of two pages whose lists leave out the half.
func feed(t *testing.T) *httptest.Server {
	t.Helper()
	mux := http.NewServeMux()
	mux.HandleFunc("GET /v3/services", func(w http.ResponseWriter, r *http.Request) {
		page := r.URL.Query().Get("page")
		_, _ = fmt.Fprintf(w, `{"total_pages": 2, "page_number": %s, "contents": [{"id": "a%s", "name": "Chess club"}]}`, page, page)
	})
	mux.HandleFunc("GET /v3/services/a1", func(w http.ResponseWriter, _ *http.Request) { _, _ = fmt.Fprint(w, three) })
	mux.HandleFunc("GET /v3/services/a2", func(w http.ResponseWriter, _ *http.Request) { _, _ = fmt.Fprint(w, `{"id": "a2", "name": "Darts"}`) })
	mux.HandleFunc("GET /endless/services", func(w http.ResponseWriter, r *http.Request) {
		_, _ = fmt.Fprintf(w, `{"total_pages": 900000, "page_number": %s, "contents": [{"id": "%s", "name": "x"}]}`, r.URL.Query().Get("page"), r.URL.Query().Get("page"))
	})
	mux.HandleFunc("GET /large/services", func(w http.ResponseWriter, _ *http.Request) {
		_, _ = fmt.Fprint(w, `{"contents": "`, strings.Repeat("x", listings.MaxBytes), `"}`)
	})
	mux.Handle("GET /round/services", http.RedirectHandler("/round/services", http.StatusFound))
	server := httptest.NewServer(mux)
	t.Cleanup(server.Close)
	return server
}

func TestRead(t *testing.T) {
	t.Parallel()
	server := feed(t)
	for _, address := range []string{"/v3", "/v3/", "/v3/services", "/v3/services/?page=7#x"} {
		all, err := listings.New(true).Read(t.Context(), server.URL+address)
		require.NoError(t, err, address)
		require.Len(t, all, 2)
		require.Equal(t, chess, all[0])
	}
	for address, want := range map[string]string{
		server.URL + "/none": "status 404", server.URL + "/endless": "larger than", server.URL + "/large": "larger than", server.URL + "/round": "Onward does not ask",
		"ftp://example.org": "beginning with https", "http://me:secret@example.org": "beginning with https", "nowhere": "beginning with https", "http://127.0.0.1:1": "cannot be reached",
	} {
		_, err := listings.New(true).Read(t.Context(), address)
		require.ErrorIs(t, err, referral.ErrInvalid, address)
		require.ErrorContains(t, err, want, address)
	}
}

// The address is a stranger's: it must not make us ask our own network.
func TestNothingInsideIsAsked(t *testing.T) {
	t.Parallel()
	server := httptest.NewTLSServer(http.HandlerFunc(func(http.ResponseWriter, *http.Request) { t.Error("it was asked") }))
	t.Cleanup(server.Close)
	for _, address := range []string{server.URL, "https://localhost", "https://127.1", "https://[::1]", "https://[::ffff:127.0.0.1]", "https://0.0.0.0", "https://169.254.169.254/latest", "https://10.0.0.1"} {
		_, err := listings.New(false).Read(t.Context(), address)
		require.ErrorContains(t, err, "nothing was changed", address)
		require.NotContains(t, err.Error(), "status", address)
	}
	_, err := listings.New(false).Read(t.Context(), "http://example.org")
	require.ErrorContains(t, err, "beginning with https")
	for address, want := range map[string]bool{
		"93.184.215.14": true, "2606:2800:21f:cb07::1": true,
		"127.0.0.1": false, "10.1.2.3": false, "172.16.0.1": false, "192.168.1.1": false, "169.254.169.254": false, "0.0.0.0": false, "100.64.0.1": false, "224.0.0.1": false,
		"255.255.255.255": false, "::1": false, "::": false, "fe80::1": false, "fd00::1": false, "::ffff:10.0.0.1": false, "64:ff9b::a00:1": false, "2002:a00:1::": false,
	} {
		require.Equal(t, want, listings.Outside(netip.MustParseAddr(address)), address)
	}
}
