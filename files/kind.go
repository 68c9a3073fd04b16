package files

import (
	"bytes"
	"net/mail"
	"path"
	"slices"
	"strings"

	"github.com/gabriel-vasile/mimetype"

	"onward/referral"
)

// MaxSize is how large a file may be.
const MaxSize = 25 << 20

// MaxName is how long a file's name may be, in characters.
const MaxName = 200

// Kind is what a file is, by its bytes.
type Kind string

// The kinds that are taken (R16, R-46).
const (
	PDF  Kind = "pdf"
	JPEG Kind = "jpeg"
	PNG  Kind = "png"
	BMP  Kind = "bmp"
	DOCX Kind = "docx"
	XLSX Kind = "xlsx"
	ODT  Kind = "odt"
	DOC  Kind = "doc"
	XLS  Kind = "xls"
	Text Kind = "txt"
	Mail Kind = "eml"
)

// kind says how a kind is known, by which endings it goes, and how it is served.
type kind struct {
	endings []string
	mime    string // as recognised, and as served
	preview bool   // a browser may show it
}

var kinds = map[Kind]kind{
	PDF:  {[]string{".pdf"}, "application/pdf", true},
	JPEG: {[]string{".jpg", ".jpeg"}, "image/jpeg", true},
	PNG:  {[]string{".png"}, "image/png", true},
	BMP:  {[]string{".bmp"}, "image/bmp", true},
	DOCX: {[]string{".docx"}, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", false},
	XLSX: {[]string{".xlsx"}, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", false},
	ODT:  {[]string{".odt"}, "application/vnd.oasis.opendocument.text", false},
	DOC:  {[]string{".doc"}, "application/msword", false},
	XLS:  {[]string{".xls"}, "application/vnd.ms-excel", false},
	Text: {[]string{".txt"}, "text/plain", false},
	Mail: {[]string{".eml"}, "message/rfc822", false},
}

// MIME returns the type under which the kind is served.
func (k Kind) MIME() string { return kinds[k].mime }

// Preview reports whether a browser may show the kind in a page.
func (k Kind) Preview() bool { return kinds[k].preview }

func refused(words string) error {
	return &referral.Error{
		Code: referral.CodeInvalid, Message: words,
		Fields: []referral.FieldError{{Field: "file", Message: words}},
	}
}

const wordsKinds = "Attach a PDF, a picture (JPEG, PNG or BMP), a Word, Excel or OpenDocument text file, plain text, or a saved e-mail (.eml)."

// TidyName is the file's own name without the folders it came from and without
// what no name should hold.
func TidyName(name string) string {
	name = path.Base(strings.ReplaceAll(name, `\`, "/"))
	name = strings.TrimSpace(strings.Map(func(r rune) rune {
		if r < ' ' || r == 0x7f || r == '\uFFFD' || r >= 0x200B && r <= 0x200F || r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 {
			return -1 // controls, and marks that make an ending look like another
		}
		return r
	}, name))
	if name == "." || name == "/" {
		return ""
	}
	if letters := []rune(name); len(letters) > MaxName {
		ending := []rune(path.Ext(name))
		if len(ending) > 10 {
			ending = nil
		}
		name = string(letters[:MaxName-len(ending)]) + string(ending)
	}
	return name
}

// Recognise says what the file is. It is refused, in words, where it is none of
// the kinds, or where its name says one thing and its bytes another.
func Recognise(name string, content []byte) (Kind, error) {
	ending := strings.ToLower(path.Ext(name))
	switch {
	case name == "" || ending == "":
		return "", refused("This file has no name with an ending such as .pdf, so nobody could open it. Give it one, then attach it again.")
	case len(content) == 0:
		return "", refused("This file is empty. Check it on your computer, then attach it again.")
	case len(content) > MaxSize:
		return "", TooLarge()
	case slices.Contains([]string{".heic", ".heif"}, ending):
		return "", refused("This is a picture in a format (HEIC) that many computers cannot open. Save it as JPEG, or send it to yourself by e-mail as JPEG, then attach that.")
	}
	for k, known := range kinds {
		if slices.Contains(known.endings, ending) {
			if !is(k, content) {
				return "", refused("This file is not what its name says (" + ending + "). Open it on your computer, save it again in that format, and attach that.")
			}
			return k, safe(k, content)
		}
	}
	return "", refused("This kind of file (" + ending + ") cannot be attached. " + wordsKinds)
}

// TooLarge is the refusal of a file over MaxSize.
func TooLarge() error {
	return refused("This file is larger than 25 MB. Make it smaller, for example by saving it as PDF or by sending fewer pages at a time.")
}

// is reports whether the bytes are of the kind.
func is(k Kind, content []byte) bool {
	switch found := mimetype.Detect(content); k {
	case Text:
		return found.Is("text/plain")
	case Mail:
		m, err := mail.ReadMessage(bytes.NewReader(content))
		return err == nil && m.Header.Get("From") != ""
	case PDF: // readers forgive what stands before it, and so do those who hide a page there
		return bytes.HasPrefix(content, []byte("%PDF-"))
	default:
		return found.Is(kinds[k].mime)
	}
}
