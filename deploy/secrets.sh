#!/usr/bin/env bash
# Make the secrets of a new installation. It never overwrites one that is there.
set -euo pipefail
folder=${1:-deploy/secrets}
mkdir -p "$folder" && chmod 700 "$folder"
make() { # name, content
  [ -e "$folder/$1" ] && { echo "kept   $1"; return; }
  (umask 077 && printf '%s' "$2" >"$folder/$1")
  chmod 444 "$folder/$1" # the folder is closed; inside the containers another user reads it
  echo "made   $1"
}
random() { od -An -N24 -tx1 /dev/urandom | tr -d ' \n'; }
make postgres_password "$(random)"
make onward_database_password "$(random)"
make temporal_database_password "$(random)"
make onward_files_keys "$(head -c 32 /dev/urandom | base64)"
make onward_database_url "postgres://onward:$(cat "$folder/onward_database_password")@postgres:5432/onward?sslmode=disable"
make second_factor_key "$(random)"
[ -e "$folder/sendgrid_api_key" ] || echo "Now put SendGrid's API key into $folder/sendgrid_api_key, and the public key of its event webhook into $folder/sendgrid_public_key."
