package schema

import (
	"context"
	"time"

	"github.com/jackc/pgx/v5"

	"github.com/uptrace/bun"
	"onward/referral"
)

// reconnectEvery is how long Listen waits before it tries to connect again.
const reconnectEvery = time.Second

// Now is the database's clock, by which everything is decided.
func (s *Store) Now(ctx context.Context) (now time.Time, err error) {
	err = s.in(ctx, referral.TheClock, "read the clock", func(ctx context.Context, tx bun.Tx) error {
		now, err = s.now(ctx, tx)
		return err
	})
	return now, err
}

// Listen hears what is told on the channel until ctx ends, which closes the
// channel it returns. It reconnects by itself; what was told meanwhile is lost,
// so after each connection it gives an empty text, which means "look for
// yourself".
func (s *Store) Listen(ctx context.Context, channel string) (<-chan string, error) {
	connection, err := s.listener(ctx, channel)
	if err != nil {
		return nil, mapError(err, "listen")
	}
	heard := make(chan string, 64)
	go func() {
		defer close(heard)
		for ctx.Err() == nil {
			if connection != nil {
				s.hear(ctx, connection, heard)
			}
			wait(ctx, reconnectEvery)
			connection, _ = s.listener(ctx, channel) // tried again in a second
		}
		release(connection)
	}()
	return heard, nil
}

// listener takes a connection of its own, so that a busy pool cannot make the
// relay deaf.
func (s *Store) listener(ctx context.Context, channel string) (*pgx.Conn, error) {
	connection, err := pgx.ConnectConfig(ctx, s.pool.Config().ConnConfig)
	if err != nil {
		return nil, err
	}
	if _, err := connection.Exec(ctx, "LISTEN "+pgx.Identifier{channel}.Sanitize()); err != nil {
		release(connection)
		return nil, err
	}
	return connection, nil
}

func (s *Store) hear(ctx context.Context, connection *pgx.Conn, heard chan<- string) {
	defer release(connection)
	for payload := ""; ; {
		select {
		case heard <- payload:
		case <-ctx.Done():
			return
		}
		told, err := connection.WaitForNotification(ctx)
		if err != nil {
			return
		}
		payload = told.Payload
	}
}

func release(connection *pgx.Conn) {
	if connection == nil {
		return
	}
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	_ = connection.Close(ctx) // it goes either way
}

func wait(ctx context.Context, d time.Duration) {
	select {
	case <-ctx.Done():
	case <-time.After(d):
	}
}
