#!/bin/sh
# Starts one EventStoreDB node with passwords from files. The server takes them from its environment alone, uses them when
# its database is new, and says "changeit" where there are none: so there must be some.
set -eu
secrets="${SECRETS:-/run/secrets}"
for name in admin ops; do
    if ! [ -s "$secrets/$name-password" ]; then
        echo "start.sh: no password in $secrets/$name-password" >&2
        exit 1
    fi
done
EVENTSTORE_DEFAULT_ADMIN_PASSWORD="$(cat "$secrets/admin-password")"
EVENTSTORE_DEFAULT_OPS_PASSWORD="$(cat "$secrets/ops-password")"
export EVENTSTORE_DEFAULT_ADMIN_PASSWORD EVENTSTORE_DEFAULT_OPS_PASSWORD
exec "${EVENTSTORE_PROGRAM:-/opt/eventstore/EventStore.ClusterNode}" "$@"
