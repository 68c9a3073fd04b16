package api

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"sync"
	"sync/atomic"
	"time"

	"github.com/danielgtaylor/huma/v2"
	"github.com/gin-gonic/gin"

	"onward/directory"
	"onward/referral"
	"onward/schema"
	"onward/web"
)

// Limits of one connection (B11).
const (
	headerTimeout = 5 * time.Second
	writeTimeout  = 30 * time.Second
	idleTimeout   = 2 * time.Minute
	maxHeader     = 32 << 10
	stopTimeout   = 10 * time.Second
)

// Server answers the API's requests, and hands others to the web UI.
type Server struct {
	config      Config
	store       *schema.Store
	engine      *gin.Engine
	api         huma.API
	passwords   *hasher
	crossOrigin *http.CrossOriginProtection
	signIns     *limiter
	addresses   *limiter
	sessions    *limiter
	tests       *limiter      // of letters, by who sends themselves one
	applying    *limiter      // to join the network, by address
	suggesters  *limiter      // of changes of a profile, by address
	files       chan struct{} // places for those that arrive
	hub         *hub
	clockwork   probe
	listCache   listCache
	sealer      *sealer // nil without a key
	dispatching sync.WaitGroup
	leaving     atomic.Bool // it serves what still comes, and wants no more
	document    []byte
	docs        docsPage
	directory   *directory.Directory
}

// New returns a server that is ready to answer.
func New(c Config) (*Server, error) {
	tune()
	c = c.withDefaults()
	passwords, err := newHasher(c.Hashing)
	if err != nil {
		return nil, err
	}
	seal, err := newSealer(c.SecondFactorKey)
	if err != nil {
		return nil, err
	}
	s := &Server{
		sealer: seal,
		config: c, store: c.Store, engine: gin.New(), passwords: passwords,
		crossOrigin: http.NewCrossOriginProtection(),
		signIns:     newLimiter(c.Limits.SignIn), addresses: newLimiter(c.Limits.Address), sessions: newLimiter(c.Limits.Session), tests: newLimiter(testsOfLetters),
		applying: newLimiter(c.Limits.Application), suggesters: newLimiter(c.Limits.Suggest),
		files: make(chan struct{}, placesForFiles), hub: newHub(),
	}
	s.directory = directory.New(directory.Config{
		Store: c.Store, PublicURL: c.PublicURL, NetworkName: c.NetworkName, Tokens: web.Tokens, Access: facilityLabels, Log: c.Log, Now: c.Now,
		MayApply:   func(visitor string) bool { return s.applying.allow(visitor, c.Now()) },
		MaySuggest: func(visitor string) bool { return s.suggesters.allow(visitor, c.Now()) },
	})
	if err := s.engine.SetTrustedProxies(c.TrustedProxies); err != nil {
		return nil, fmt.Errorf("trusted proxies: %w", err)
	}
	s.route()
	return s, s.describe()
}

// route puts the layers around every request, the outermost first.
func (s *Server) route() {
	e := s.engine
	e.RedirectTrailingSlash, e.HandleMethodNotAllowed = false, true
	e.Use(s.begin, s.survive, s.headers, s.protect)
	e.NoRoute(s.elsewhere)
	e.NoMethod(s.wrongMethod)
	s.register()
	s.registerMachines()
}

// ServeHTTP answers one request.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) { s.engine.ServeHTTP(w, r) }

// Run serves on the address until the context ends.
func (s *Server) Run(ctx context.Context, addr string) error {
	listener, err := (&net.ListenConfig{}).Listen(ctx, "tcp", addr)
	if err != nil {
		return fmt.Errorf("listen on %s: %w", addr, err)
	}
	return s.Serve(ctx, listener)
}

// Serve serves on the listener until the context ends. Then it says that it is
// not ready, and serves on for a while, until the load balancer has noticed; lets
// what is under way finish; and closes live streams, which would never end by
// themselves.
func (s *Server) Serve(ctx context.Context, listener net.Listener) error {
	streams, endStreams := context.WithCancel(context.WithoutCancel(ctx))
	defer endStreams()
	server := &http.Server{
		Handler: s, ReadHeaderTimeout: headerTimeout, ReadTimeout: s.config.ReadTimeout, WriteTimeout: writeTimeout,
		IdleTimeout: idleTimeout, MaxHeaderBytes: maxHeader,
		BaseContext: func(net.Listener) context.Context { return streams },
	}
	server.RegisterOnShutdown(endStreams)
	go s.hub.run(streams, s.store, s.config.Log)
	stopped := make(chan error, 1)
	go func() {
		<-ctx.Done()
		s.leaving.Store(true)
		time.Sleep(s.config.Drain)
		grace, cancel := context.WithTimeout(context.WithoutCancel(ctx), stopTimeout)
		defer cancel()
		stopped <- server.Shutdown(grace)
	}()
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("serve: %w", err)
	}
	err := <-stopped
	s.dispatching.Wait()
	return err
}

// refuse turns an error into the answer. What a person must not read is logged
// here, once, under the id that they are given.
func (s *Server) refuse(ctx context.Context, err error) error {
	var ready *Problem
	if errors.As(err, &ready) {
		return err
	}
	p, readable := problemFor(ctx, err)
	if !readable || errors.Is(err, &referral.Error{Code: referral.CodeUnavailable}) {
		s.config.Log.Error().Err(err).Str("request_id", p.RequestID).Msg("request failed")
	}
	if wait := retryAfter(p.Status); wait > 0 {
		return huma.ErrorWithHeaders(p, http.Header{"Retry-After": {fmt.Sprint(int(wait.Seconds()))}})
	}
	return p
}
