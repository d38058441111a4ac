#!/bin/sh
# Prepares a new cluster for ledgers: the program's user, who may do what, and the projection that links. Run it again as
# often as you like: what is there already is left alone, and what somebody changed since is never changed back.
set -eu
here="$(cd "$(dirname "$0")" && pwd)"
secrets="${SECRETS:-/run/secrets}"
url="${EVENTSTORE_URL:?}"
ca="${EVENTSTORE_CA:?}"
scratch="$(mktemp -d)"
trap 'rm -rf "$scratch"' EXIT
umask 077

# Passwords go to curl by file: arguments can be read by everybody on the machine.
printf 'user = "admin:%s"\n' "$(cat "$secrets/admin-password")" >"$scratch/admin"
printf 'user = "sunledger:%s"\n' "$(cat "$secrets/application-password")" >"$scratch/sunledger"

# Every question may be asked twice, so while the nodes still choose a leader it is: for about a minute.
# ask <who> <what for> <accepted answers> <curl's arguments…>
ask() {
    who="$1" what="$2" accepted="$3"
    shift 3
    status="$(curl --silent --show-error --output "$scratch/answer" --write-out '%{http_code}' \
        --config "$scratch/$who" --cacert "$ca" --connect-timeout 10 --max-time 60 \
        --retry 30 --retry-delay 2 --retry-connrefused "$@")" || status=000
    for each in $accepted; do
        if [ "$status" = "$each" ]; then
            echo "init.sh: $what: $status"
            return 0
        fi
    done
    echo "init.sh: $what: answer $status instead of $accepted" >&2
    cat "$scratch/answer" >&2 2>/dev/null || true
    return 1
}

# write <stream path> <event id> <file> [event type]: as the stream's first event. The same id again is answered like the
# first time; another event there is a refusal, because a person decided otherwise since.
write() {
    if [ $# -eq 4 ]; then set -- "$1" "$2" "$3" --header "ES-EventType: $4"; fi
    path="$1" id="$2" file="$3"
    shift 3
    ask admin "$(basename "$file")" "200 201" --request POST "$url/streams/$path" \
        --header 'Content-Type: application/json' --header 'ES-ExpectedVersion: -1' --header "ES-EventId: $id" \
        "$@" --data-binary "@$file"
}

printf '{"loginName":"sunledger","fullName":"Sunledger","groups":["sunledger"],"password":"%s"}' \
    "$(cat "$secrets/application-password")" >"$scratch/user"
ask admin "user sunledger (409: there already)" "200 201 409" --request POST "$url/users/" \
    --header 'Content-Type: application/json' --data-binary "@$scratch/user"
ask sunledger "password of user sunledger" "200" "$url/users/\$current"

# What streams allow that say nothing themselves; then that the program may follow the log.
write '%24settings' 5f3d4c52-6f0a-4c1b-9a53-0f0c8f6a5e01 "$here/default-acl.json" '$settings'
write '%24all/metadata' 5f3d4c52-6f0a-4c1b-9a53-0f0c8f6a5e02 "$here/all-acl.json"

ask admin "projection sunledger-links (409: there already)" "200 201 409" --request POST \
    "$url/projections/continuous?name=sunledger-links&type=JS&enabled=yes&emit=yes&trackemittedstreams=no" \
    --header 'Content-Type: application/json' --data-binary "@$here/links.js"
echo "init.sh: done"
