package files_test

import (
	"strings"
	"testing"
	"unicode/utf8"

	"encoding/binary"

	"github.com/stretchr/testify/require"

	"onward/files"
	"onward/referral"
)

const pdf = "%PDF-1.7\n1 0 obj\n<<>>\nendobj\n"

func TestWhatIsTaken(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		content []byte
		want    files.Kind
	}{
		"letter.pdf":           {[]byte(pdf), files.PDF},
		"LETTER.PDF":           {[]byte(pdf), files.PDF},
		"photo.jpeg":           {photo(t, 1, binary.BigEndian), files.JPEG},
		"drawing.png":          {drawing(t), files.PNG},
		"scan.bmp":             {bitmap(), files.BMP},
		"budget.docx":          {document(t, "", nil), files.DOCX},
		"budget.odt":           {document(t, "application/vnd.oasis.opendocument.text", nil), files.ODT},
		"notes.txt":            {[]byte("She called at ten."), files.Text},
		"from the council.eml": {[]byte("From: a@example.org\r\nSubject: Arrears\r\n\r\nHello"), files.Mail},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			got, err := files.Recognise(name, tt.content)
			require.NoError(t, err)
			require.Equal(t, tt.want, got)
			require.NotEmpty(t, got.MIME())
		})
	}
}

// What is refused says why, and what to do (B5).
func TestWhatIsRefused(t *testing.T) {
	t.Parallel()
	for name, tt := range map[string]struct {
		name    string
		content []byte
		words   string
	}{
		"a program":                     {"setup.exe", []byte("MZ\x90\x00"), "cannot be attached"},
		"a program that says it is PDF": {"letter.pdf", []byte("MZ\x90\x00"), "not what its name says"},
		"a page that says it is text":   {"letter.txt", []byte("<!DOCTYPE html><script>alert(1)</script>"), "not what its name says"},
		"a page that says it is a PDF":  {"letter.pdf", []byte("<html>" + pdf), "not what its name says"},
		"a drawing with scripts":        {"logo.svg", []byte("<svg xmlns='http://www.w3.org/2000/svg'/>"), "cannot be attached"},
		"two endings":                   {"letter.pdf.html", []byte(pdf), "cannot be attached"},
		"no ending":                     {"letter", []byte(pdf), "no name with an ending"},
		"no name":                       {"", []byte(pdf), "no name with an ending"},
		"nothing":                       {"letter.pdf", nil, "empty"},
		"too large":                     {"letter.pdf", append([]byte(pdf), make([]byte, files.MaxSize)...), "larger than 25 MB"},
		"a telephone's own format":      {"IMG_1.HEIC", []byte("\x00\x00\x00\x18ftypheic"), "JPEG"},
		"macros":                        {"budget.docx", document(t, "", map[string]int{"word/vbaProject.bin": 10}), "macros"},
		"macros of the other office":    {"budget.odt", document(t, "application/vnd.oasis.opendocument.text", map[string]int{"Basic/Standard/Module1.xml": 10}), "macros"},
		"a bomb":                        {"budget.docx", document(t, "", map[string]int{"word/bomb.xml": 80 << 20}), "unpacks"},
		"a bomb in pieces":              {"budget.docx", document(t, "", map[string]int{"a": 120 << 20, "b": 120 << 20}), "unpacks"},
		"a document cut short":          {"budget.docx", document(t, "", nil)[:200], "damaged"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			_, err := files.Recognise(tt.name, tt.content)
			var refusal *referral.Error
			require.ErrorAs(t, err, &refusal)
			require.Equal(t, referral.CodeInvalid, refusal.Code)
			require.Contains(t, refusal.Message, tt.words)
			require.Equal(t, "file", refusal.Fields[0].Field)
		})
	}
}

func TestNames(t *testing.T) {
	t.Parallel()
	for given, want := range map[string]string{
		"letter.pdf":             "letter.pdf",
		`C:\Users\me\letter.pdf`: "letter.pdf",
		"../../etc/passwd":       "passwd",
		"..":                     "..",
		"/":                      "",
		"":                       "",
		"a\x00b\r\nc.pdf":        "abc.pdf",
		"gpj.\u202Efdp.exe":      "gpj.fdp.exe",
		"Übersicht – März 💷.pdf": "Übersicht – März 💷.pdf",
		"  letter.pdf ":          "letter.pdf",
	} {
		require.Equal(t, want, files.TidyName(given), "%q", given)
	}
	long := files.TidyName(strings.Repeat("ü", 400) + ".pdf")
	require.Equal(t, files.MaxName, utf8.RuneCountInString(long))
	require.True(t, strings.HasSuffix(long, "ü.pdf"))
}

func FuzzNames(f *testing.F) {
	f.Add("../letter.pdf")
	f.Add("\u202Efdp.exe")
	f.Fuzz(func(t *testing.T, name string) {
		tidy := files.TidyName(name)
		require.NotContains(t, tidy, "/")
		require.NotContains(t, tidy, "\n")
		require.LessOrEqual(t, utf8.RuneCountInString(tidy), files.MaxName)
		require.True(t, utf8.ValidString(tidy))
	})
}

func FuzzRecognise(f *testing.F) {
	f.Add("a.docx", document(f, "", nil))
	f.Add("a.png", drawing(f))
	f.Add("a.eml", []byte("From: x\n\n"))
	f.Fuzz(func(t *testing.T, name string, content []byte) {
		kind, err := files.Recognise(files.TidyName(name), content)
		if err == nil {
			cleaned, _ := files.Clean(kind, content)
			require.LessOrEqual(t, len(cleaned), len(content)+64)
		}
	})
}
