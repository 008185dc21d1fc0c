#!/bin/bash
# Runs the service of this image beside a broker until it is ready, asks the backend for one estimate, and stops it: its
# JVM writes /app/service.aot.
set -euo pipefail
java -XX:+UseSerialGC -Xmx320m --enable-native-access=ALL-UNNAMED -cp '/broker/*' \
  io.taxiapp.broker.LocalBrokerProcess --dir /tmp/kafka --port 9092 >/tmp/broker.log &
broker=$!
until grep -q '^ready' /tmp/broker.log; do kill -0 $broker; sleep 0.1; done
java -XX:+UseSerialGC -cp '/app/lib/*' io.taxiapp.stream.CreateTopics
grep -v AOTCache /app/java-arguments >/tmp/java-arguments
TAXI_STATE_DIR=/tmp/state java -XX:AOTCacheOutput=/app/service.aot @/tmp/java-arguments &
service=$!
until /app/ready.sh 2>/dev/null; do kill -0 $service; sleep 0.1; done
[ ! -e /app/backend-service.jar ] || /first-estimate.sh
kill $service
wait $service
[ -s /app/service.aot ] || { echo 'expected /app/service.aot, found none' >&2; exit 1; }
kill $broker
