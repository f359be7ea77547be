#!/bin/sh
# Starts Thalamus with its own Java. THALAMUS_JAVA_OPTS adds options for it, split at spaces.
self=$(readlink -f "$0")
home=${self%/bin/*}
cache=
if [ -f "$home/lib/thalamus.aot" ]; then
  cache=-XX:AOTCache=$home/lib/thalamus.aot
fi
# A class cache that does not match is passed over; Java need not complain about it.
# shellcheck disable=SC2086
exec "$home/runtime/bin/thalamus" ${cache:+"$cache"} '-Xlog:aot*=off' @OPTIONS@ "-Dorg.sqlite.lib.path=$home/lib" "-Dthalamus.launcher=$home/bin/thalamus" ${THALAMUS_JAVA_OPTS:-} \
  -cp "@CLASSPATH@" @MAIN@ "$@"
