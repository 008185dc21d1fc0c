#!/bin/sh
# Prints what `java` is told to run a module. The class path has an order of its own, not a directory's: the cache
# that is made with one order is refused with another.
set -eu
heap=
case $1 in
  # Rides stay in its view for hours: each young collection moves those that came since the last.
  backend-service) main=io.taxiapp.backend.Application heap=-XX:MaxNewSize=16m ;;
  duration-consumer) main=io.taxiapp.duration.DurationConsumer ;;
  tip-consumer) main=io.taxiapp.tip.TipConsumer ;;
  cost-consumer) main=io.taxiapp.cost.CostConsumer ;;
  *) echo "MODULE: expected a service, found '$1'" >&2 && exit 1 ;;
esac
cat <<END
-XX:+UseSerialGC
-XX:+UseCompactObjectHeaders
-XX:TrimNativeHeapInterval=10000
$heap
-XX:+ExitOnOutOfMemoryError
-Duser.language=en
-Duser.country=
-Duser.timezone=UTC
-XX:AOTCache=/app/service.aot
--enable-native-access=ALL-UNNAMED
--sun-misc-unsafe-memory-access=allow
-cp
/app/$1.jar$(find /app/lib -name '*.jar' | LC_ALL=C sort | sed 's/^/:/' | tr -d '\n')
$main
END
