package mail

import (
	"embed"
	"fmt"
	htmltemplate "html/template"
	"path"
	"strings"
	"text/template"

	"onward/referral"
)

// Message is a letter ready to be sent.
type Message struct {
	Subject string
	Text    string
	HTML    string
}

//go:embed letters/*.tmpl layout
var files embed.FS

// letters holds the words of each letter; both layouts say the same ones.
var letters = loadLetters()

var (
	textLayout = template.Must(template.ParseFS(files, "layout/layout.txt"))
	htmlLayout = htmltemplate.Must(htmltemplate.ParseFS(files, "layout/layout.html"))
)

func loadLetters() map[referral.Letter]*template.Template {
	entries, err := files.ReadDir("letters")
	if err != nil {
		panic(err) // impossible: the folder is in the binary
	}
	all := make(map[referral.Letter]*template.Template, len(entries))
	for _, e := range entries {
		name := strings.TrimSuffix(e.Name(), path.Ext(e.Name()))
		all[referral.Letter(name)] = template.Must(template.ParseFS(files, "letters/"+e.Name()))
	}
	return all
}

// page is what a layout shows.
type page struct {
	Subject    string
	Greeting   string
	Network    string
	Heading    string
	Urgent     bool
	Paragraphs []string
	Steps      []step
	Progress   string
	Facts      []fact
	Button     button
	Second     *button
	Contact    string
	Closing    string
	AboutWork  bool // it is about a referral, not an account
	Figures    bool // it holds figures only
}

// fact is a line of the table; one without a value is the heading of those
// after it.
type fact struct{ Name, Value, Link string }

type button struct{ Label, Link string }

// Render writes the letter, as plain text and as HTML.
func Render(d Data) (Message, error) {
	p, err := compose(d.clean())
	if err != nil {
		return Message{}, fmt.Errorf("write letter %q: %w", d.Letter, err)
	}
	var text, html strings.Builder
	if err := textLayout.Execute(&text, p); err != nil {
		return Message{}, fmt.Errorf("write letter %q as text: %w", d.Letter, err)
	}
	if err := htmlLayout.Execute(&html, p); err != nil {
		return Message{}, fmt.Errorf("write letter %q as HTML: %w", d.Letter, err)
	}
	return Message{Subject: p.Subject, Text: strings.TrimSpace(text.String()) + "\n", HTML: html.String()}, nil
}

func compose(d Data) (page, error) {
	if err := d.check(); err != nil {
		return page{}, err
	}
	w, blocks := words{d}, map[string]string{}
	for _, name := range []string{"subject", "heading", "body", "button", "forward"} {
		said, err := w.say(name)
		if err != nil {
			return page{}, err
		}
		blocks[name] = said
	}
	p := page{
		Subject: oneLine(blocks["subject"]), Heading: oneLine(blocks["heading"]),
		Greeting: d.Greeting, Network: d.NetworkName, Paragraphs: paragraphs(blocks["body"]),
		Button:    button{oneLine(blocks["button"]), d.Link},
		Facts:     w.facts(),
		Contact:   d.Contact,
		Closing:   d.Closing,
		AboutWork: d.aboutReferral(),
	}
	if d.Note != "" {
		p.Paragraphs = append(p.Paragraphs, d.Note)
	}
	if d.isDigest() {
		p.Figures, p.Second = true, &button{"Choose which digests you get", d.Digests.Settings}
	}
	if p.AboutWork {
		p.Urgent, p.Steps, p.Progress = d.Urgent, w.steps(), w.progress()
	}
	if label := oneLine(blocks["forward"]); label != "" && d.ForwardLink != "" {
		p.offer(button{label, d.ForwardLink}, d.Letter)
	}
	return p, nil
}

// offer adds "forward on" (spec section 3). Where it is the reader's next step
// it takes the one button, and opening the referral becomes the link under it.
func (p *page) offer(forward button, l referral.Letter) {
	p.Second = &forward
	if l == referral.LetterDeclined || l == referral.LetterNoResponse {
		opening := p.Button
		p.Button, p.Second = forward, &opening
	}
}

// say writes one part of the letter; a part it does not have is empty.
func (w words) say(part string) (string, error) {
	t := letters[w.Letter].Lookup(part)
	if t == nil {
		return "", nil
	}
	var b strings.Builder
	if err := t.Execute(&b, w); err != nil {
		return "", err
	}
	return b.String(), nil
}

// paragraphs splits the body at its blank lines.
func paragraphs(body string) []string {
	var all []string
	for block := range strings.SplitSeq(body, "\n\n") {
		if p := oneLine(block); p != "" {
			all = append(all, p)
		}
	}
	return all
}

// facts is what a reader looks for before reading: which referral, between
// whom, about what, by when.
func (w words) facts() []fact {
	var all []fact
	add := func(name, value string) {
		if value != "" {
			all = append(all, fact{Name: name, Value: value})
		}
	}
	if agreementLetters[w.Letter] {
		add("Organisation", w.Organisation)
		add("Accept before", w.AgreementDay())
		return all
	}
	if w.isDigest() {
		return w.digestFacts()
	}
	if accountLetters[w.Letter] {
		switch w.Letter {
		case referral.LetterLocked: // which goes to coordinators, not to the account's owner
		case referral.LetterSuggested, referral.LetterThanks, referral.LetterCheckProfile: // about no account
		default:
			add("Your username", w.Username)
		}
		return all
	}
	add("Referral", fmt.Sprintf("#%d", w.Number))
	add("From", w.Sender)
	add("To", w.Receiver)
	if w.Letter == referral.LetterReferred || w.Letter == referral.LetterReferredAgain {
		add("About", strings.Join(w.Issues, ", "))
		add("Acknowledge by", w.Day(w.AcknowledgeBy))
		add("Accept or decline by", w.Day(w.DecideBy))
	}
	return all
}
