package inbox

import (
	"embed"
	"html/template"
	"io/fs"
	"net/http"
	"net/url"
	"strings"
	"time"

	"onward/referral"
)

const pageLimit = 100

// The page runs nothing and shows nothing but its own; a letter may bring its
// own style, and no more: no script, no picture, no form.
const (
	pagePolicy   = "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
	letterPolicy = "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; frame-ancestors 'self'; sandbox allow-same-origin allow-popups allow-popups-to-escape-sandbox"
)

//go:embed pages assets
var files embed.FS

var pages = template.Must(template.New("").Funcs(template.FuncMap{
	"clock": func(t time.Time) string { return t.In(referral.London).Format("15:04") },
	"full":  func(t time.Time) string { return t.In(referral.London).Format("Monday 2 January 2006, 15:04:05") },
	"iso":   func(t time.Time) string { return t.Format(time.RFC3339) },
}).ParseFS(files, "pages/*.html"))

// frame is what every page shows.
type frame struct {
	Title string // of this page
	Name  string // of the inbox
	Query string // what the list is filtered by
	Fault string // what is amiss on purpose, in words
}

func (in *Inbox) frame(title string, r *http.Request) frame {
	return frame{Title: title, Name: in.options.Title, Query: r.URL.Query().Get("q"), Fault: modes[in.faults.get().Mode]}
}

// day is the letters of one day, the newest first.
type day struct {
	Name    string
	Letters []Letter
}

func (in *Inbox) listPage(w http.ResponseWriter, r *http.Request) {
	f := filterOf(r.URL.Query())
	found, more, _ := in.letters.find(f, pageLimit)
	data := struct {
		frame
		Days  []day
		Older string
		Empty bool // nothing has ever come
	}{frame: in.frame(in.options.Title, r), Days: days(found, in.options.Now()), Empty: len(found) == 0 && f == filter{}}
	if more {
		query := r.URL.Query()
		query.Set("before", found[len(found)-1].ID)
		data.Older = "/?" + query.Encode()
	}
	in.show(w, http.StatusOK, "list.html", data)
}

func days(letters []Letter, now time.Time) []day {
	var all []day
	for _, l := range letters {
		name := dayName(l.At, now)
		if len(all) == 0 || all[len(all)-1].Name != name {
			all = append(all, day{Name: name})
		}
		last := &all[len(all)-1]
		last.Letters = append(last.Letters, l)
	}
	return all
}

func dayName(at, now time.Time) string {
	today := referral.DateOf(now)
	switch referral.DateOf(at) {
	case today:
		return "Today"
	case today.AddDays(-1):
		return "Yesterday"
	}
	at = at.In(referral.London)
	if at.Year() != today.Year() {
		return at.Format("Monday 2 January 2006")
	}
	return at.Format("Monday 2 January")
}

// view is one way of looking at a letter.
type view struct {
	Name, Label, Link string
	Current           bool
}

func (in *Inbox) messagePage(w http.ResponseWriter, r *http.Request) {
	l, newer, older, known := in.letters.one(r.PathValue("id"))
	if !known {
		in.notFound(w, r)
		return
	}
	name := r.URL.Query().Get("view")
	if name != "phone" && name != "text" {
		name = "wide"
	}
	in.show(w, http.StatusOK, "message.html", struct {
		frame
		Letter       Letter
		Views        []view
		View         string
		Newer, Older string
	}{in.frame(l.Subject, r), l, views(l, name), name, link(newer, name), link(older, name)})
}

func views(l Letter, current string) []view {
	all := []view{{Name: "wide", Label: "Full width"}, {Name: "phone", Label: "On a phone"}, {Name: "text", Label: "Plain text"}}
	for i := range all {
		all[i].Link = link(l.ID, all[i].Name)
		all[i].Current = all[i].Name == current
	}
	return all
}

// link leads to a letter in the same view; to none without an id.
func link(id, view string) string {
	if id == "" {
		return ""
	}
	address := "/messages/" + url.PathEscape(id)
	if view != "wide" {
		address += "?view=" + view
	}
	return address
}

// messageHTML is the letter as its reader's program gets it, for the frame on
// the page. It is a document of its own, not the frame's srcdoc, which would
// inherit the page's policy and lose its style. Its links open a new tab.
func (in *Inbox) messageHTML(w http.ResponseWriter, r *http.Request) {
	l, _, _, known := in.letters.one(r.PathValue("id"))
	if !known {
		in.notFound(w, r)
		return
	}
	w.Header().Set("Content-Security-Policy", letterPolicy)
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	const base = `<base target="_blank">`
	body := strings.Replace(l.HTML, "<head>", "<head>"+base, 1)
	if body == l.HTML {
		body = base + body
	}
	_, _ = w.Write([]byte(body)) // the reader is gone, and nothing is lost
}

func (in *Inbox) notFound(w http.ResponseWriter, r *http.Request) {
	if strings.HasPrefix(r.URL.Path, "/api/") || strings.HasPrefix(r.URL.Path, "/v3/") {
		refuse(w, http.StatusNotFound, "", "There is nothing at this address.")
		return
	}
	in.show(w, http.StatusNotFound, "missing.html", in.frame("Not here", r))
}

// assets serves the page's style, script and icon.
func assets() http.Handler {
	folder, err := fs.Sub(files, "assets")
	if err != nil {
		panic(err) // impossible: the folder is in the binary
	}
	return http.StripPrefix("/assets/", http.FileServerFS(folder))
}

func (in *Inbox) show(w http.ResponseWriter, status int, page string, data any) {
	var b strings.Builder
	if err := pages.ExecuteTemplate(&b, page, data); err != nil {
		in.options.Log.Error().Err(err).Str("page", page).Msg("a page of the inbox cannot be shown")
		http.Error(w, "This page cannot be shown.", http.StatusInternalServerError)
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.WriteHeader(status)
	_, _ = w.Write([]byte(b.String())) // the reader is gone, and nothing is lost
}
