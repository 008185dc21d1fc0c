#!/bin/sh
# Writes what Kafka and Caddy keep to DIRECTORY/taxi-<time>.tar.gz, for its owner's eyes only, and keeps those of the
# last 14 days.
#   usage: backup.sh DIRECTORY
# Everything stands still meanwhile. What the consumers remember is not in it: it follows from what Kafka holds.
set -eu
[ $# -eq 1 ] || { sed -n '2,5p' "$0" >&2; exit 2; }
mkdir -p "$1"
to=$(cd "$1" && pwd)
cd "$(dirname "$0")"
project=$(docker compose config | sed -n 's/^name: //p')
file=taxi-$(date -u +%Y%m%dT%H%M%SZ).tar.gz

docker compose stop
trap 'rm -f "$to/$file.part"; docker compose up --detach' EXIT
docker run --rm --network none --volume "$to:/to" \
  --volume "${project}_kafka:/volumes/kafka:ro" --volume "${project}_caddy-data:/volumes/caddy-data:ro" \
  eclipse-temurin:25-jre sh -c "umask 077 && tar -czf '/to/$file.part' -C /volumes . && chown $(id -u):$(id -g) '/to/$file.part'"
mv "$to/$file.part" "$to/$file"
find "$to" -name 'taxi-*.tar.gz' -mtime +14 -delete
echo "$to/$file"
