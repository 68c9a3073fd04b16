package dev

import (
	"context"
	"time"
)

// PostgresVersion is the pinned version of the binaries.
const PostgresVersion = postgresVersion

// JanitorScript is what ends a shared cluster.
var JanitorScript = janitorScript

// WatchTemporal makes the supervisor less patient than people need it to be.
func (o *Options) WatchTemporal(every, patience time.Duration) {
	o.canary = canary{every: every, patience: patience}
}

// RestartAfter makes the supervisor give up sooner.
func (o *Options) RestartAfter(backoff time.Duration) { o.backoff = backoff }

// EnsureTool builds one package of the module in folder into bin.
func EnsureTool(ctx context.Context, module, pkg, folder, bin string, progress func(string, int64, int64)) (string, error) {
	return tool{name: "a tool", file: "tool", module: module, pkg: pkg}.ensure(ctx, folder, bin, progress)
}
