#!/bin/sh
# Run once by the postgres image, after the owner is made: the role that the nodes of a cluster share. A single node makes
# a role of its own with a new password at each start, so without a password here there is nothing to do.
set -eu
if [ -n "${SUNLEDGER_APP_PASSWORD_FILE:-}" ]; then
    psql --no-psqlrc --set=ON_ERROR_STOP=1 --set=password="$(cat "$SUNLEDGER_APP_PASSWORD_FILE")" \
        --username="${POSTGRES_USER:-postgres}" --dbname=postgres <<'SQL'
create role sunledger_app login password :'password';
SQL
fi
