#!/bin/sh
# Start the Temporal server, with its database password read from a file.
set -eu
POSTGRES_PWD=$(cat "$POSTGRES_PWD_FILE")
export POSTGRES_PWD
# Inside the containers' own network there is one address to be known by.
TEMPORAL_BROADCAST_ADDRESS=${TEMPORAL_BROADCAST_ADDRESS:-$(hostname -i | cut -d' ' -f1)}
export TEMPORAL_BROADCAST_ADDRESS
exec temporal-server --allow-no-auth start
