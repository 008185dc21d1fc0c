#!/bin/bash
# Runs the service. Several containers may share the volume /state: each keeps to the first directory in it that no
# other has, and so finds its stores and its process id again when it comes back.
set -eu
if [ -z "${TAXI_STATE_DIR:-}" ] && [ -w /state ]; then
  slot=1
  exec 9>/state/1.lock
  until flock --nonblock 9; do
    slot=$((slot + 1))
    exec 9>"/state/$slot.lock"
  done
  export TAXI_STATE_DIR=/state/$slot
  # A static member: killed and started again, it has its partitions back at once.
  export TAXI_KAFKA_CONSUMER_GROUP_INSTANCE_ID=${TAXI_KAFKA_CONSUMER_GROUP_INSTANCE_ID:-$slot}
fi
exec java @/app/java-arguments
