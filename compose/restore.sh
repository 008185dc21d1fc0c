#!/bin/sh
# Puts the volumes back as backup.sh found them, here or on another machine. What is in them now is lost.
#   usage: restore.sh taxi-<time>.tar.gz
set -eu
[ $# -eq 1 ] && [ -f "$1" ] || { sed -n '2,3p' "$0" >&2; exit 2; }
from=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
cd "$(dirname "$0")"
project=${COMPOSE_PROJECT_NAME:-taxi}

docker compose down
docker compose create
set --
for volume in kafka duration-state tip-state cost-state caddy-data; do
  set -- "$@" --volume "${project}_$volume:/volumes/$volume"
done
docker run --rm --network none "$@" --volume "$from:/backup.tar.gz:ro" eclipse-temurin:25-jre \
  sh -c 'find /volumes -mindepth 2 -delete && tar -xzpf /backup.tar.gz -C /volumes'
docker compose up --detach
