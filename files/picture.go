package files

import (
	"bytes"
	"encoding/binary"
)

// Clean returns the content without what a picture says of where, when and with
// what it was taken. Which way up it is stays. What is not a picture, or
// is one that cannot be read through, is returned as it was, and false.
func Clean(k Kind, content []byte) (cleaned []byte, ok bool) {
	switch k {
	case JPEG:
		return cleanJPEG(content)
	case PNG:
		return cleanPNG(content)
	}
	return content, true
}

// Markers of a JPEG file (ITU T.81, B.1).
const (
	jpegStart  = 0xD8
	jpegEnd    = 0xD9
	jpegScan   = 0xDA
	jpegFirst  = 0xD0 // restarts, which have no length
	jpegLast   = 0xD7
	jpegApp0   = 0xE0 // JFIF
	jpegApp1   = 0xE1 // EXIF, XMP
	jpegApp2   = 0xE2 // colour profile, or more pictures
	jpegApp14  = 0xEE // how colours are written (Adobe)
	jpegApp15  = 0xEF
	jpegRemark = 0xFE
)

// cleanJPEG copies the segments that make the picture, and ends where it ends.
func cleanJPEG(in []byte) ([]byte, bool) {
	if len(in) < 4 || in[0] != 0xFF || in[1] != jpegStart {
		return in, false
	}
	out := append(make([]byte, 0, len(in)), in[:2]...)
	for at := 2; ; {
		for at < len(in) && in[at] == 0xFF && at+1 < len(in) && in[at+1] == 0xFF {
			at++ // padding
		}
		if at+2 > len(in) || in[at] != 0xFF {
			return in, false
		}
		marker := in[at+1]
		if marker == jpegEnd {
			return append(out, in[at:at+2]...), true
		}
		end, whole := segmentEnd(in, at)
		if !whole {
			return in, false
		}
		if marker == jpegScan {
			end = scanEnd(in, end)
		}
		out = append(out, kept(in[at:end], marker)...)
		at = end
	}
}

// segmentEnd is where the segment with a length ends.
func segmentEnd(in []byte, at int) (int, bool) {
	if at+4 > len(in) {
		return 0, false
	}
	length := int(binary.BigEndian.Uint16(in[at+2:]))
	return at + 2 + length, length >= 2 && at+2+length <= len(in)
}

// scanEnd passes over a picture's own data to the next marker that is none of it.
func scanEnd(in []byte, at int) int {
	for ; at+1 < len(in); at++ {
		if next := in[at+1]; in[at] == 0xFF && next != 0 && next != 0xFF && (next < jpegFirst || next > jpegLast) {
			return at
		}
	}
	return len(in)
}

// kept is what of a segment stays.
func kept(segment []byte, marker byte) []byte {
	switch {
	case marker == jpegApp1:
		return uprightness(segment)
	case marker == jpegApp2 && bytes.HasPrefix(segment[4:], []byte("ICC_PROFILE\x00")):
		return segment
	case marker == jpegApp0 || marker == jpegApp14:
		return segment
	case marker > jpegApp0 && marker <= jpegApp15 || marker == jpegRemark:
		return nil
	}
	return segment
}

// orientation is the one entry of EXIF that a picture needs (CIPA DC-008, 4.6.4).
const orientation = 0x0112

// uprightness is a segment that says which way up the picture is and nothing
// else, or nothing where that is as it should be.
func uprightness(app1 []byte) []byte {
	const exif = "Exif\x00\x00"
	if !bytes.HasPrefix(app1[4:], []byte(exif)) {
		return nil
	}
	tiff := app1[4+len(exif):]
	up, found := entry(tiff, orientation)
	if !found || up < 2 || up > 8 {
		return nil
	}
	body := append([]byte(exif), "MM\x00\x2A\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00"...)
	body = append(body, byte(up), 0, 0, 0, 0, 0, 0)
	out := []byte{0xFF, jpegApp1, 0, 0}
	binary.BigEndian.PutUint16(out[2:], uint16(len(body)+2))
	return append(out, body...)
}

// entry reads a short value of the first directory of a TIFF header.
func entry(tiff []byte, tag uint16) (uint16, bool) {
	if len(tiff) < 8 {
		return 0, false
	}
	var order binary.ByteOrder = binary.BigEndian
	if tiff[0] == 'I' {
		order = binary.LittleEndian
	}
	at := uint64(order.Uint32(tiff[4:]))
	if at+2 > uint64(len(tiff)) {
		return 0, false
	}
	entries := tiff[at+2:]
	for range order.Uint16(tiff[at:]) {
		if len(entries) < 12 {
			return 0, false
		}
		if order.Uint16(entries) == tag {
			return order.Uint16(entries[8:]), true
		}
		entries = entries[12:]
	}
	return 0, false
}

// pngKept are the chunks without which the picture would look different (PNG,
// third edition, 11).
var pngKept = map[string]bool{
	"IHDR": true, "PLTE": true, "IDAT": true, "IEND": true, "tRNS": true, "gAMA": true, "cHRM": true, "sRGB": true, "iCCP": true,
	"cICP": true, "sBIT": true, "bKGD": true, "pHYs": true, "acTL": true, "fcTL": true, "fdAT": true,
}

const pngSignature = "\x89PNG\r\n\x1a\n"

func cleanPNG(in []byte) ([]byte, bool) {
	if !bytes.HasPrefix(in, []byte(pngSignature)) {
		return in, false
	}
	out := append(make([]byte, 0, len(in)), pngSignature...)
	for rest := in[len(pngSignature):]; ; {
		if len(rest) < 12 {
			return in, false
		}
		size := uint64(binary.BigEndian.Uint32(rest)) + 12
		if size > uint64(len(rest)) {
			return in, false
		}
		name := string(rest[4:8])
		if pngKept[name] {
			out = append(out, rest[:size]...)
		}
		if name == "IEND" {
			return out, true
		}
		rest = rest[size:]
	}
}
