#!/usr/bin/env bash
# Makes the vault's key where there is none: 32 random bytes that their owner alone may read, or no file at all.
set -euo pipefail
key="$1"
if [[ -e "$key" ]]; then exit 0; fi
umask 077
head -c 32 /dev/urandom >"$key.new"
mv --no-clobber "$key.new" "$key"
rm -f "$key.new"
