package files_test

import (
	"bytes"
	"encoding/binary"
	"image/jpeg"
	"image/png"
	"testing"

	"github.com/stretchr/testify/require"

	"onward/files"
)

func TestPicturesForgetWhereTheyWereTaken(t *testing.T) {
	t.Parallel()
	cleaned, ok := files.Clean(files.JPEG, photo(t, 6, binary.BigEndian))
	require.True(t, ok)
	require.NotContains(t, string(cleaned), place)
	_, err := jpeg.Decode(bytes.NewReader(cleaned))
	require.NoError(t, err)

	cleaned, ok = files.Clean(files.PNG, drawing(t))
	require.True(t, ok)
	require.NotContains(t, string(cleaned), place)
	_, err = png.Decode(bytes.NewReader(cleaned))
	require.NoError(t, err)
}

// A photograph taken on its side is still the right way up.
func TestPicturesKeepWhichWayUpTheyAre(t *testing.T) {
	t.Parallel()
	for name, order := range map[string]binary.AppendByteOrder{"big-endian": binary.BigEndian, "little-endian": binary.LittleEndian} {
		cleaned, ok := files.Clean(files.JPEG, photo(t, 6, order))
		require.True(t, ok, name)
		require.Contains(t, string(cleaned), "Exif\x00\x00MM\x00\x2A\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00\x06\x00\x00\x00\x00\x00\x00", name)
		again, ok := files.Clean(files.JPEG, cleaned)
		require.True(t, ok, name)
		require.Equal(t, cleaned, again, "cleaning twice changes nothing")
	}
	upright, _ := files.Clean(files.JPEG, photo(t, 1, binary.BigEndian))
	require.NotContains(t, string(upright), "Exif")
}

func TestBrokenPicturesAreSaidToBe(t *testing.T) {
	t.Parallel()
	whole := photo(t, 6, binary.BigEndian)
	for _, cut := range []int{0, 2, 3, 10, 40, len(whole) / 2} {
		_, ok := files.Clean(files.JPEG, whole[:cut])
		require.False(t, ok, "cut at %d", cut)
	}
	_, ok := files.Clean(files.PNG, drawing(t)[:60])
	require.False(t, ok)
}

func FuzzClean(f *testing.F) {
	f.Add(true, photo(f, 6, binary.BigEndian))
	f.Add(true, photo(f, 3, binary.LittleEndian))
	f.Add(false, drawing(f))
	f.Fuzz(func(t *testing.T, isJPEG bool, content []byte) {
		kind := files.PNG
		if isJPEG {
			kind = files.JPEG
		}
		once, ok := files.Clean(kind, content)
		if !ok {
			return
		}
		twice, ok := files.Clean(kind, once)
		require.True(t, ok)
		require.Equal(t, once, twice)
	})
}
