#!/usr/bin/env bash
# Makes what the cluster keeps secret, once: passwords, an authority of its own, a certificate for each EventStoreDB node.
#   docker/cluster/make-secrets.sh [directory, docker/secrets when absent]
# What is there already is never replaced. To renew a node's certificate, remove its .crt and .key and run it again.
set -euo pipefail
directory="${1:-"$(dirname "${BASH_SOURCE[0]}")/../secrets"}"
nodes=(eventstore1 eventstore2 eventstore3)
# Ten years for the authority; nodes are renewed while they run, one after the other (operations.md).
ca_days=3650
node_days=825

# Only the directory's owner gets to the files; the containers' users (999, 1000, 10001) read what is mounted for them.
mkdir -p "$directory"
chmod 700 "$directory"
cd "$directory"

for name in superuser owner application eventstore-admin eventstore-ops eventstore; do
    # Hexadecimal needs no escaping in a connection string, in JSON or in SQL. No line end: files are read verbatim.
    [[ -s "$name-password" ]] || printf '%s' "$(openssl rand -hex 24)" >"$name-password"
done

if ! [[ -s ca.key ]]; then
    openssl req -x509 -newkey rsa:3072 -sha256 -nodes -days "$ca_days" -keyout ca.key -out ca.crt \
        -subj "/O=Sunledger/CN=Sunledger cluster authority" \
        -addext "basicConstraints=critical,CA:TRUE,pathlen:0" -addext "keyUsage=critical,keyCertSign,cRLSign"
fi

for node in "${nodes[@]}"; do
    [[ -s "$node.key" && -s "$node.crt" ]] && continue
    # Nodes know each other by one common name and by a certificate that is good for both sides of a connection.
    openssl req -newkey rsa:3072 -sha256 -nodes -keyout "$node.key" -out "$node.csr" \
        -subj "/O=Sunledger/CN=eventstoredb-node"
    openssl x509 -req -in "$node.csr" -CA ca.crt -CAkey ca.key -CAcreateserial -sha256 -days "$node_days" \
        -out "$node.crt" -extfile /dev/stdin <<EXTENSIONS
basicConstraints=critical,CA:FALSE
keyUsage=critical,digitalSignature,keyEncipherment
extendedKeyUsage=serverAuth,clientAuth
subjectAltName=DNS:$node,DNS:localhost,IP:127.0.0.1
EXTENSIONS
    rm -f "$node.csr"
done

chmod 444 ./*-password ./*.crt eventstore*.key
chmod 400 ca.key
echo "make-secrets.sh: $(pwd) is complete. Take ca.key off this machine; only new certificates need it."
