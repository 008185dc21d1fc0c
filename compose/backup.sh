#!/bin/sh
# Writes what Kafka, the consumers and Caddy keep to DIRECTORY/taxi-<time>.tar.gz and keeps those of the last 14 days.
#   usage: backup.sh DIRECTORY
# Everything stands still meanwhile, so that what Kafka holds and what the consumers remember fit together.
set -eu
[ $# -eq 1 ] || { sed -n '2,4p' "$0" >&2; exit 2; }
mkdir -p "$1"
to=$(cd "$1" && pwd)
cd "$(dirname "$0")"
project=${COMPOSE_PROJECT_NAME:-taxi}
file=taxi-$(date -u +%Y%m%dT%H%M%SZ).tar.gz

docker compose stop
trap 'docker compose up --detach' EXIT
set -- # one mount for each volume
for volume in kafka duration-state tip-state cost-state caddy-data; do
  set -- "$@" --volume "${project}_$volume:/volumes/$volume:ro"
done
docker run --rm --network none "$@" --volume "$to:/to" eclipse-temurin:25-jre \
  tar -czf "/to/$file.part" -C /volumes .
mv "$to/$file.part" "$to/$file"
find "$to" -name 'taxi-*.tar.gz' -mtime +14 -delete
echo "$to/$file"
