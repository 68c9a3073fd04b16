// Package config is everything that an installation of Onward can be told, in
// one struct: flags and environment variables are the same list, and the
// operators' table in docs/configuration.md is made from it.
package config

import (
	"errors"
	"fmt"
	"net/url"
	"os"
	"strings"
	"time"
)

// Config configures the processes that serve people: `onward api`, `onward
// worker` and what they share. The demo installation fills it in by itself.
type Config struct {
	DatabaseURL string `env:"ONWARD_DATABASE_URL" placeholder:"URL" help:"Postgres, as postgres://user:password@host/onward?sslmode=verify-full. A secret: ONWARD_DATABASE_URL_FILE names a file that holds it."`

	Address     string `env:"ONWARD_ADDRESS" default:"127.0.0.1:8080" help:"Where the API and the web pages listen."`
	Metrics     string `name:"metrics-address" env:"ONWARD_METRICS_ADDRESS" placeholder:"ADDRESS" help:"Where Prometheus finds /metrics of this process, such as 127.0.0.1:9090: never where the public can reach it. None by default."`
	PublicURL   string `env:"ONWARD_PUBLIC_URL" default:"http://localhost:8080" help:"How people reach the web pages: the start of every link in an e-mail. With https, cookies are for https only."`
	NetworkName string `env:"ONWARD_NETWORK_NAME" default:"Onward" help:"The network's name, as people know it."`
	Proxies     string `env:"ONWARD_PROXIES" help:"Addresses of the proxies in front, separated by commas, whose X-Forwarded-For is believed. None by default."`

	TemporalAddress   string `env:"ONWARD_TEMPORAL_ADDRESS" default:"127.0.0.1:7233" help:"Temporal's front end."`
	TemporalNamespace string `env:"ONWARD_TEMPORAL_NAMESPACE" default:"default" help:"Temporal's namespace; made if it is missing."`
	TemporalUIURL     string `env:"ONWARD_TEMPORAL_UI_URL" default:"http://localhost:8233" help:"Temporal UI, for the links that coordinators follow."`

	SendGridKey       string `name:"sendgrid-api-key" env:"SENDGRID_API_KEY" placeholder:"KEY" help:"SendGrid's API key. A secret: SENDGRID_API_KEY_FILE names a file that holds it."`
	SendGridURL       string `name:"sendgrid-url" env:"SENDGRID_BASE_URL" default:"https://api.sendgrid.com" help:"SendGrid, or what speaks as it does."`
	SendGridPublicKey string `name:"sendgrid-public-key" env:"SENDGRID_WEBHOOK_PUBLIC_KEY" placeholder:"KEY" help:"The key with which SendGrid signs its event webhook (POST /webhooks/sendgrid). Without it the webhook is refused."`
	MailFrom          string `env:"ONWARD_MAIL_FROM" default:"onward@localhost" help:"The address e-mails come from."`

	FilesURL        string `name:"files-url" env:"ONWARD_FILES_URL" default:"file:///var/lib/onward/files?create_dir=true&no_tmp_dir=true" help:"Where attached files lie, encrypted: a folder, or what speaks S3 as s3://bucket?region=…&endpoint=https://…"`
	FilesKeys       string `name:"files-keys" env:"ONWARD_FILES_KEYS" placeholder:"KEYS" help:"The keys that encrypt attached files: 32 bytes in base64 each, the newest first, separated by commas or space. A secret: ONWARD_FILES_KEYS_FILE names a file that holds them."`
	Clamd           string `name:"clamd" env:"ONWARD_CLAMD_ADDRESS" placeholder:"ADDRESS" help:"The virus scanner (clamd) that attached files are shown to: host:port, or the path of its socket. None by default."`
	SecondFactorKey string `env:"ONWARD_SECOND_FACTOR_KEY" placeholder:"KEY" help:"Seals the secrets of second factors: 32 random characters or more, and never changed. Without it nobody can set one up. A secret: ONWARD_SECOND_FACTOR_KEY_FILE names a file that holds it."`

	SignInLimit int           `env:"ONWARD_SIGN_IN_LIMIT" default:"10" help:"Wrong or right, how many times one address may try to sign in within five minutes; and half as many times apply to join within an hour."`
	Drain       time.Duration `env:"ONWARD_DRAIN" default:"3s" help:"How long the API serves on after it was told to stop, while /health/ready says that it leaves: longer than a load balancer in front takes to notice."`
	Pool        int32         `env:"ONWARD_DATABASE_CONNECTIONS" default:"16" help:"The most connections each process opens to Postgres."`
	LogLevel    string        `env:"ONWARD_LOG_LEVEL" default:"info" enum:"debug,info,warn,error" help:"How much is logged: debug, info, warn or error."`
	WorkingDay  time.Duration `env:"ONWARD_TEST_WORKING_DAY" hidden:"" help:"For tests of the whole system only: each day is a working day of this length."`
	FeedsInside bool          `env:"ONWARD_TEST_FEEDS_INSIDE" hidden:"" help:"For tests only: directories are read from this machine's own network, and without https."`
	Demo        bool          `env:"ONWARD_DEMO" hidden:"" help:"The sign-in page names the demo network's people."`
}

// shortestKey is the fewest characters of a key that seals secrets.
const shortestKey = 32

// Problems reports everything that is wrong with the configuration together, or
// returns nil.
func (c Config) Problems() error {
	var problems []error
	say := func(wrong bool, format string, args ...any) {
		if wrong {
			problems = append(problems, fmt.Errorf(format, args...))
		}
	}
	say(c.DatabaseURL == "", "ONWARD_DATABASE_URL is not set: Onward keeps everything in Postgres")
	say(c.SendGridKey == "", "SENDGRID_API_KEY is not set: without it nobody is ever told of a referral")
	for name, value := range map[string]string{"ONWARD_PUBLIC_URL": c.PublicURL, "SENDGRID_BASE_URL": c.SendGridURL, "ONWARD_TEMPORAL_UI_URL": c.TemporalUIURL} {
		u, err := url.Parse(value)
		say(err != nil || u.Host == "" || u.Scheme != "http" && u.Scheme != "https", "%s is not a web address", name)
	}
	say(!strings.Contains(c.MailFrom, "@"), "ONWARD_MAIL_FROM is not an e-mail address")
	say(c.FilesKeys == "", "ONWARD_FILES_KEYS is not set: attached files are never kept unencrypted. Make a key with: head -c 32 /dev/urandom | base64")
	say(c.SecondFactorKey != "" && len(c.SecondFactorKey) < shortestKey, "ONWARD_SECOND_FACTOR_KEY must have %d characters or more", shortestKey)
	say(c.SignInLimit < 1, "ONWARD_SIGN_IN_LIMIT must be 1 or more")
	say(c.Drain < 0 || c.Drain > time.Minute, "ONWARD_DRAIN must be between 0s and 1m")
	say(c.Pool < 2, "ONWARD_DATABASE_CONNECTIONS must be 2 or more")
	return errors.Join(problems...)
}

// Secure reports whether people reach the pages over https, so that cookies may
// demand it.
func (c Config) Secure() bool { return strings.HasPrefix(c.PublicURL, "https://") }

// TrustedProxies lists the proxies whose word about an address counts.
func (c Config) TrustedProxies() []string {
	return strings.FieldsFunc(c.Proxies, func(r rune) bool { return r == ',' || r == ' ' })
}

// ReadSecretFiles sets each environment variable NAME whose NAME_FILE names a
// file to that file's content, the way containers are given secrets. It returns
// all that could not be read.
func ReadSecretFiles() error {
	var problems []error
	for _, pair := range os.Environ() {
		name, path, _ := strings.Cut(pair, "=")
		target, isFile := strings.CutSuffix(name, "_FILE")
		if !isFile || path == "" || !strings.HasPrefix(name, "ONWARD_") && !strings.HasPrefix(name, "SENDGRID_") {
			continue
		}
		content, err := os.ReadFile(path)
		if err != nil {
			problems = append(problems, fmt.Errorf("%s: %w", name, err))
			continue
		}
		if err := os.Setenv(target, strings.TrimSpace(string(content))); err != nil {
			problems = append(problems, fmt.Errorf("%s: %w", name, err))
		}
	}
	return errors.Join(problems...)
}
