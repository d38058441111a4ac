#!/bin/sh
# Run once by the postgres image, when its data directory is new: an owner that is no superuser, and its database.
# The owner may create roles because the program makes one for itself that cannot change events.
set -eu
password="${SUNLEDGER_OWNER_PASSWORD:-$(cat "${SUNLEDGER_OWNER_PASSWORD_FILE:?}")}"
psql --no-psqlrc --set=ON_ERROR_STOP=1 --set=password="$password" \
    --username="${POSTGRES_USER:-postgres}" --dbname=postgres <<'SQL'
create role sunledger login createrole password :'password';
create database sunledger owner sunledger encoding 'UTF8' locale 'C.UTF-8' template template0;
SQL
