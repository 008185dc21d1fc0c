#!/bin/bash
# Exits with 0 if the backend here answers an estimate. A training run ends with it, in the images and in ./taxi bench
# (P11): the cache has what an answer takes, and not only what starting does.
exec 3<>"/dev/tcp/127.0.0.1/${1:-8080}" || exit 1
body='{"pickupZone":132,"dropoffZone":230,"requestedAt":"2026-01-14T09:05:00Z"}'
printf 'POST /duration-estimates HTTP/1.0\r\nHost: localhost\r\nContent-Type: application/json\r\n' >&3
printf 'Content-Length: %d\r\n\r\n%s' "${#body}" "$body" >&3
read -r _ status _ <&3
[ "$status" = 200 ]
