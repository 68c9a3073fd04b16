package api

import (
	"bytes"
	"context"
	"crypto/sha256"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http"
	"net/url"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/google/uuid"

	"onward/files"
	"onward/referral"
	"onward/schema"
)

// FileStore keeps the bytes of files.
type FileStore interface {
	Put(ctx context.Context, id uuid.UUID, content []byte) error
	Open(ctx context.Context, id uuid.UUID) (io.ReadCloser, error)
}

// Scanner looks for viruses.
type Scanner interface {
	Infected(ctx context.Context, content []byte) (bool, error)
}

// placesForFiles is how many files are received at once: each is in memory
// while it is looked at.
const placesForFiles = 4

func (s *Server) registerFiles() {
	up := answering(http.StatusCreated, operation("upload-file", http.MethodPost, filesPath, tagReferral, "Upload a file, to be attached"))
	up.MaxBodyBytes, up.BodyReadTimeout = files.MaxSize+1, filePatience
	up.Middlewares = append(up.Middlewares, s.place)
	up.RequestBody = &huma.RequestBody{Content: map[string]*huma.MediaType{}}
	add(s, up, s.uploadFile)
	up.RequestBody.Required = false // an empty file is refused as one, in words
	add(s, answeringBytes(operation("uploaded-file", http.MethodGet, filesPath+"/{id}", tagReferral, "Read one's own file that is not sent yet")), s.uploadedFile)
	add(s, answeringBytes(operation("referral-file", http.MethodGet, "/referrals/{id}/files/{file}", tagReferral, "Read a file of a referral")), s.referralFile)
}

// answeringBytes says that the answer is a file, of whichever kind it is.
func answeringBytes(op huma.Operation) huma.Operation {
	binary := &huma.MediaType{Schema: &huma.Schema{Type: huma.TypeString, Format: "binary"}}
	op.Responses = map[string]*huma.Response{"200": {Description: "The file", Content: map[string]*huma.MediaType{"*/*": binary}}}
	return op
}

// place waits until another file may come in, before it does.
func (s *Server) place(hctx huma.Context, next func(huma.Context)) {
	select {
	case s.files <- struct{}{}:
		defer func() { <-s.files }()
		next(hctx)
	case <-hctx.Context().Done():
		s.writeRefusal(hctx, &referral.Error{Code: referral.CodeUnavailable, Message: "Too many files are arriving at this moment. Try again in a minute."})
	}
}

// uploadFile looks at a file and keeps it. Its bytes are stored before anybody
// can learn of it; what is stored and never remembered is swept.
func (s *Server) uploadFile(ctx context.Context, in *uploadInput) (*uploadOutput, error) {
	if err := s.store.MayUpload(ctx, actor(ctx)); err != nil {
		return nil, fmt.Errorf("ask for an upload: %w", err)
	}
	f, content, err := s.examine(ctx, in)
	if err != nil {
		return nil, err
	}
	if err := s.config.Files.Put(ctx, f.ID, content); err != nil {
		return nil, fmt.Errorf("store a file: %w", err)
	}
	added, err := s.store.AddUpload(ctx, actor(ctx), f)
	if err != nil {
		return nil, fmt.Errorf("remember a file: %w", err)
	}
	return &uploadOutput{Body: showUpload(added)}, nil
}

// examine says what the file is, takes out what it should not tell, and has it
// scanned. Where the scanner does not answer, the file waits for it.
func (s *Server) examine(ctx context.Context, in *uploadInput) (f schema.File, content []byte, err error) {
	name, err := url.PathUnescape(in.Name)
	if err != nil {
		return f, nil, invalid("file", "The file's name cannot be read. Rename it, then attach it again.")
	}
	name = files.TidyName(name)
	kind, err := files.Recognise(name, in.RawBody)
	if err != nil {
		return f, nil, err
	}
	content, whole := files.Clean(kind, in.RawBody)
	if !whole {
		return f, nil, invalid("file", "This picture is damaged. Open it on your computer, save it again, and attach that.")
	}
	f = schema.File{ID: uuid.New(), Name: name, Kind: string(kind), Size: int64(len(content)), SHA256: sha256.Sum256(content), State: schema.FileClean}
	infected, err := s.config.Scanner.Infected(ctx, content)
	switch {
	case err != nil:
		s.config.Log.Warn().Err(err).Str("request_id", requestID(ctx)).Msg("a file waits for the virus scanner")
		f.State = schema.FileWaiting
	case infected:
		s.config.Log.Warn().Str("request_id", requestID(ctx)).Msg("a virus was found in a file, which was not kept")
		return f, nil, invalid("file", "A virus was found in this file, so it was not attached. Have your computer looked at before you send anything else from it.")
	}
	return f, content, nil
}

func showUpload(f schema.File) Upload {
	return Upload{ID: f.ID, Name: f.Name, Kind: f.Kind, Size: f.Size, State: string(f.State), Preview: files.Kind(f.Kind).Preview()}
}

func (s *Server) uploadedFile(ctx context.Context, in *uploadedInput) (*huma.StreamResponse, error) {
	f, err := s.store.Upload(ctx, actor(ctx), in.ID)
	if err != nil {
		return nil, fmt.Errorf("read an upload: %w", err)
	}
	if err := f.Readable(); err != nil {
		return nil, err
	}
	return s.serveFile(ctx, f, f.ID, in.Reading)
}

func (s *Server) referralFile(ctx context.Context, in *referralFileInput) (*huma.StreamResponse, error) {
	f, err := s.store.OpenFile(ctx, actor(ctx), in.ID, in.File)
	if err != nil {
		return nil, fmt.Errorf("open a file: %w", err)
	}
	return s.serveFile(ctx, f.File, f.Content, in.Reading)
}

// serveFile hands a file over in a way in which nothing in it can act: to be
// saved, or shown where a browser shows it without running it. It
// is read whole before the first byte goes, so that what was changed where it
// lies is an error and not half a letter.
func (s *Server) serveFile(ctx context.Context, f schema.File, content uuid.UUID, how Reading) (*huma.StreamResponse, error) {
	if how.Site == "cross-site" {
		return nil, &referral.Error{Code: referral.CodeNotAllowed, Message: wordsCrossSite}
	}
	body, err := s.readFile(ctx, content)
	if err != nil {
		return nil, err
	}
	kind := files.Kind(f.Kind)
	disposition := "attachment"
	if how.Preview && kind.Preview() {
		disposition = "inline"
	}
	return &huma.StreamResponse{Body: func(hctx huma.Context) {
		hctx.SetHeader("Content-Type", kind.MIME())
		hctx.SetHeader("Content-Length", fmt.Sprint(len(body)))
		hctx.SetHeader("Content-Disposition", mime.FormatMediaType(disposition, map[string]string{"filename": f.Name}))
		hctx.SetHeader("Content-Security-Policy", contentPolicy(kind))
		if _, err := io.Copy(hctx.BodyWriter(), bytes.NewReader(body)); err != nil {
			s.config.Log.Debug().Str("request_id", requestID(ctx)).Msg("a file was not read to its end")
		}
	}}, nil
}

func (s *Server) readFile(ctx context.Context, content uuid.UUID) ([]byte, error) {
	r, err := s.config.Files.Open(ctx, content)
	if err != nil {
		return nil, fmt.Errorf("open a stored file: %w", err)
	}
	body, err := io.ReadAll(io.LimitReader(r, files.MaxSize))
	if err := errors.Join(err, r.Close()); err != nil {
		return nil, fmt.Errorf("read a stored file: %w", err)
	}
	return body, nil
}

// contentPolicy lets a file do nothing. A browser's reader of PDFs does not
// open in a sandbox, and runs nothing of the page's anyway.
func contentPolicy(k files.Kind) string {
	if k == files.PDF {
		return "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'none'"
	}
	return "default-src 'none'; sandbox; frame-ancestors 'none'"
}

// filePatience is how long a file may take to arrive or to be read, on a slow
// line.
const filePatience = 5 * time.Minute

// filesPath is where files are uploaded.
const filesPath = "/files"
