package files_test

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/jpeg"
	"image/png"
	"io"
	"testing"

	"github.com/stretchr/testify/require"
)

// place is what no stored picture may say.
const place = "52.6309N 1.2974E"

func picture() image.Image { return image.NewGray(image.Rect(0, 0, 40, 20)) }

// photo is a JPEG as a telephone makes it: with EXIF that says where it was
// taken and which way up it is, a remark, and more data behind its end.
func photo(t testing.TB, orientation uint16, order binary.AppendByteOrder) []byte {
	t.Helper()
	var plain bytes.Buffer
	require.NoError(t, jpeg.Encode(&plain, picture(), nil))
	mark := "MM"
	if order == binary.AppendByteOrder(binary.LittleEndian) {
		mark = "II"
	}
	exif := []byte("Exif\x00\x00" + mark)
	exif = order.AppendUint16(exif, 42)
	exif = order.AppendUint32(exif, 8)
	exif = order.AppendUint16(exif, 2)
	for _, e := range [][2]uint16{{0x010F, 1}, {0x0112, orientation}} {
		exif = order.AppendUint16(order.AppendUint32(order.AppendUint16(order.AppendUint16(exif, e[0]), 3), 1), e[1])
		exif = append(exif, 0, 0)
	}
	exif = append(order.AppendUint32(exif, 0), place...)
	out := append([]byte{0xFF, 0xD8}, segment(0xE1, exif)...)
	out = append(out, segment(0xE1, []byte("http://ns.adobe.com/xap/1.0/\x00"+place))...)
	out = append(out, segment(0xED, []byte("Photoshop 3.0\x00"+place))...)
	out = append(out, segment(0xFE, []byte(place))...)
	out = append(out, plain.Bytes()[2:]...)
	return append(out, "a film that begins behind the picture: "+place...)
}

func segment(marker byte, body []byte) []byte {
	return append(binary.BigEndian.AppendUint16([]byte{0xFF, marker}, uint16(len(body)+2)), body...)
}

// drawing is a PNG with a text that says where it was drawn.
func drawing(t testing.TB) []byte {
	t.Helper()
	var plain bytes.Buffer
	require.NoError(t, png.Encode(&plain, picture()))
	head := plain.Bytes()[:33] // the signature and IHDR
	text := append([]byte("tEXt"), "Location\x00"+place...)
	chunk := binary.BigEndian.AppendUint32(nil, uint32(len(text)-4))
	chunk = binary.BigEndian.AppendUint32(append(chunk, text...), crc32.ChecksumIEEE(text))
	return append(append(append([]byte{}, head...), chunk...), append(plain.Bytes()[33:], place...)...)
}

// document is an office document whose parts have these names, each filled with
// as many of the same letter.
func document(t testing.TB, mime string, parts map[string]int) []byte {
	t.Helper()
	var b bytes.Buffer
	w := zip.NewWriter(&b)
	w.RegisterCompressor(zip.Deflate, func(to io.Writer) (io.WriteCloser, error) { return flate.NewWriter(to, flate.BestSpeed) })
	add := func(name string, content []byte, method uint16) {
		part, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: method})
		require.NoError(t, err)
		_, err = part.Write(content)
		require.NoError(t, err)
	}
	if mime != "" {
		add("mimetype", []byte(mime), zip.Store)
	} else {
		add("[Content_Types].xml", []byte("<Types/>"), zip.Deflate)
		add("word/document.xml", []byte("<w:document/>"), zip.Deflate)
	}
	for name, size := range parts {
		add(name, bytes.Repeat([]byte{'a'}, size), zip.Deflate)
	}
	require.NoError(t, w.Close())
	return b.Bytes()
}

// bitmap is a BMP of one pixel.
func bitmap() []byte {
	out := append([]byte("BM"), binary.LittleEndian.AppendUint32(nil, 58)...)
	out = append(out, 0, 0, 0, 0, 54, 0, 0, 0, 40, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 24, 0)
	return append(out, make([]byte, 28)...)
}
