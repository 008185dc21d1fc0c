#!/bin/bash
# Gathers in /system what a service needs of the image it is built on: Java, bash, flock and the libraries of these and
# of the native code in the jars. The rest of the distribution is larger than the service and only there to be attacked.
set -euo pipefail
mkdir -p /system/state /system/tmp
chown 10001:10001 /system/state # a named volume takes over who owns the directory
chmod 1777 /system/tmp
rm -f "$JAVA_HOME"/lib/server/*.jsa # each service brings its own cache
native=$(find /usr/lib -name 'libstdc++.so.6' -o -name 'libgcc_s.so.1')
# shellcheck disable=SC2086
libraries=$(ldd /bin/bash /usr/bin/flock "$JAVA_HOME/bin/java" "$JAVA_HOME/lib/server/libjvm.so" $native |
  sed -nE 's/.*[[:space:]](\/[^ ]+) \(0x.*/\1/p' | grep -v "^$JAVA_HOME" | sort -u)
# shellcheck disable=SC2086
cp --dereference --parents /bin/bash /usr/bin/flock $native $libraries /system
cp --archive --parents /usr/lib/locale/C.utf8 "$JAVA_HOME" /system
