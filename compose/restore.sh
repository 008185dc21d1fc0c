#!/bin/sh
# Puts back what backup.sh found of Kafka and Caddy, here or on another machine. What is there now is lost, and with it
# what the consumers remember of a later Kafka: they start from nothing and read it again.
#   usage: restore.sh taxi-<time>.tar.gz
set -eu
[ $# -eq 1 ] && [ -f "$1" ] || { sed -n '2,4p' "$0" >&2; exit 2; }
from=$(cd "$(dirname "$1")" && pwd)/$(basename "$1")
# Before anything is lost: it is whole, and Kafka is in it.
tar -tzf "$from" ./kafka/meta.properties >/dev/null ||
  { echo "$1: expected an archive of backup.sh, found another file, or a part of one" >&2; exit 1; }
cd "$(dirname "$0")"
project=$(docker compose config | sed -n 's/^name: //p')

docker compose down
for state in duration-state tip-state cost-state; do
  docker volume rm --force "${project}_$state" >/dev/null
done
docker compose create
docker run --rm --network none --volume "$from:/backup.tar.gz:ro" \
  --volume "${project}_kafka:/volumes/kafka" --volume "${project}_caddy-data:/volumes/caddy-data" \
  eclipse-temurin:25-jre \
  sh -c 'find /volumes -mindepth 2 -delete && tar -xzpf /backup.tar.gz -C /volumes ./kafka ./caddy-data'
docker compose up --detach
