package web

import (
	"bytes"
	"compress/gzip"
	"crypto/sha256"
	"encoding/hex"
	"mime"
	"net/http"
	"path"
	"strconv"
	"strings"
)

// asset is one file of the build, kept as it is and compressed.
type asset struct {
	contentType string
	etag        string
	plain       []byte
	gzipped     []byte // nil where compressing saves nothing
}

// contentTypes are fixed here, because the machine's own table may lack or bend them.
var contentTypes = map[string]string{
	".css":   "text/css; charset=utf-8",
	".js":    "text/javascript; charset=utf-8",
	".json":  "application/json",
	".svg":   "image/svg+xml",
	".woff":  "font/woff",
	".woff2": "font/woff2",
}

func newAsset(name string, content []byte) (asset, error) {
	sum := sha256.Sum256(content)
	a := asset{contentType: contentType(name), etag: hex.EncodeToString(sum[:12]), plain: content}
	small, err := compress(content)
	if err != nil {
		return asset{}, err
	}
	if len(small) < len(content) {
		a.gzipped = small
	}
	return a, nil
}

func contentType(name string) string {
	ext := path.Ext(name)
	if known, ok := contentTypes[ext]; ok {
		return known
	}
	if known := mime.TypeByExtension(ext); known != "" {
		return known
	}
	return "application/octet-stream"
}

func compress(content []byte) ([]byte, error) {
	var out bytes.Buffer
	w, err := gzip.NewWriterLevel(&out, gzip.BestCompression)
	if err != nil {
		return nil, err
	}
	if _, err := w.Write(content); err != nil {
		return nil, err
	}
	if err := w.Close(); err != nil {
		return nil, err
	}
	return out.Bytes(), nil
}

func (a asset) serve(w http.ResponseWriter, r *http.Request, lifetime string) {
	header := w.Header()
	header.Set("Cache-Control", lifetime)
	header.Set("Vary", "Accept-Encoding")
	body, etag := a.plain, a.etag
	if a.gzipped != nil && strings.Contains(r.Header.Get("Accept-Encoding"), "gzip") {
		body, etag = a.gzipped, a.etag+"-gzip"
		header.Set("Content-Encoding", "gzip")
	}
	header.Set("ETag", strconv.Quote(etag))
	if strings.Contains(r.Header.Get("If-None-Match"), strconv.Quote(etag)) {
		header.Del("Content-Encoding")
		w.WriteHeader(http.StatusNotModified)
		return
	}
	header.Set("Content-Type", a.contentType)
	header.Set("Content-Length", strconv.Itoa(len(body)))
	w.WriteHeader(http.StatusOK)
	if r.Method == http.MethodHead {
		return
	}
	// A reader that has gone away is not our error.
	_, _ = w.Write(body)
}
