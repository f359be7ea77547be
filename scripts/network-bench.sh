#!/bin/sh
# One conversation of two AG2 agents over loopback, hub and driver in processes of their own: a table of messages a second.
# AG2's own hub was recorded at 730 to 830 (memory) and 280 to 460 (disk) for the row "posted and read", one at a time.
# Build before: ./mvnw -pl hub-engine -am test-compile
# Usage: scripts/network-bench.sh CLASSPATH   (target/classes, target/test-classes and the dependencies of hub-engine)
set -eu
java=${JAVA:-java}
printf '%s, load %s\n\n| kept in | what | at once | messages | messages/s |\n|---|---|---|---|---|\n' "$(date -u +%F)" "$(cut -d' ' -f1 /proc/loadavg)"
for variant in memory disk; do
  dir=$(mktemp -d)
  mkfifo "$dir/in"
  "$java" --enable-native-access=ALL-UNNAMED -cp "$1" dev.thalamus.hub.bench.Server hub "$dir/data" "$variant" <"$dir/in" >"$dir/out" 2>/dev/null &
  exec 3>"$dir/in"
  until grep -q '^port' "$dir/out"; do sleep 0.2; done
  url=ws://127.0.0.1:$(sed -n 's/^port //p' "$dir/out")
  for work in "1 20000 send" "64 20000 send" "1 5000 answer" "64 15000 answer" "1 300 calls"; do
    printf '| %s ' "$variant"
    # shellcheck disable=SC2086
    "$java" -cp "$1" dev.thalamus.hub.NetworkDriver "$url" $work
  done
  exec 3>&-
  wait
  rm -r "$dir"
done
