package demo

import (
	"bytes"
	"fmt"
	"image"
	"image/color" //nolint:misspell // the package is called so
	"image/draw"
	"image/png"
	"strings"
)

// paper is what a client brings along, and an adviser attaches.
type paper struct {
	name  string
	kind  string
	bytes []byte
}

// papers are a few of them. They name nobody: whoever looks sees that they are
// invented.
func papers() []paper {
	return []paper{
		{"Notice of enforcement.pdf", "pdf", letterPDF("Notice of enforcement", "You owe 742.18 in council tax.", "An enforcement agent may call on or after the day below.", "Pay, or ask for advice.")},
		{"Photo of the letter.png", "png", photoPNG()},
		{"Budget sheet.pdf", "pdf", letterPDF("Budget sheet", "Coming in each month: 1,184.00", "Rent 610.00, gas and electricity 148.00, food 260.00", "Left over: 166.00")},
	}
}

// letterPDF writes a letter of one page, by hand: a heading and some lines.
func letterPDF(heading string, lines ...string) []byte {
	escape := strings.NewReplacer(`\`, `\\`, "(", `\(`, ")", `\)`)
	var text strings.Builder
	fmt.Fprintf(&text, "BT /F1 20 Tf 72 740 Td (%s) Tj /F1 12 Tf 0 -40 Td 20 TL", escape.Replace(heading))
	for _, line := range append(lines, "", "Invented for the demonstration of Onward.") {
		fmt.Fprintf(&text, " (%s) Tj T*", escape.Replace(line))
	}
	text.WriteString(" ET")
	var b bytes.Buffer
	b.WriteString("%PDF-1.4\n")
	objects := []string{
		"<< /Type /Catalog /Pages 2 0 R >>",
		"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
		"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
		fmt.Sprintf("<< /Length %d >>\nstream\n%s\nendstream", text.Len(), text.String()),
		"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
	}
	places := make([]int, len(objects))
	for i, object := range objects {
		places[i] = b.Len()
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, object)
	}
	table := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(objects)+1)
	for _, at := range places {
		fmt.Fprintf(&b, "%010d 00000 n \n", at)
	}
	fmt.Fprintf(&b, "trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n", len(objects)+1, table)
	return b.Bytes()
}

// photoPNG draws a sheet of paper on a table, too small to read, as such photos
// are.
func photoPNG() []byte {
	table, sheet, ink := inked(120, 92, 66), inked(246, 243, 234), inked(96, 96, 104)
	photo := image.NewRGBA(image.Rect(0, 0, 480, 640))
	fill := func(at image.Rectangle, with *image.Uniform) { draw.Draw(photo, at, with, image.Point{}, draw.Src) }
	fill(photo.Bounds(), table)
	fill(image.Rect(60, 40, 420, 600), sheet)
	fill(image.Rect(90, 80, 250, 94), ink)
	for y, i := 130, 0; y < 560; y, i = y+22, i+1 {
		fill(image.Rect(90, y, 390-(i*37)%120, y+7), ink)
	}
	var b bytes.Buffer
	if err := png.Encode(&b, photo); err != nil {
		panic("demo: " + err.Error()) // impossible: a buffer takes everything
	}
	return b.Bytes()
}

func inked(red, green, blue uint8) *image.Uniform {
	return image.NewUniform(color.RGBA{red, green, blue, 255}) //nolint:misspell // the standard library's word
}
