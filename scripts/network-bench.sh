#!/usr/bin/env bash
# One conversation of two AG2 agents over loopback, hub and driver in processes of their own: a table of messages a second.
# AG2's own hub was recorded at 730 to 830 (memory) and 280 to 460 (disk) for the row "posted and read", one at a time. It does not force what it
# writes: "disk, forced later" (network.forceWithin=100ms) compares like with like, "disk" is as shipped and survives a power cut.
# Usage: scripts/network-bench.sh
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/lib/java.sh
classes hub-engine
printf '%s, %s processors, load %s\n\n| kept in | what | at once | messages | messages/s |\n|---|---|---|---|---|\n' "$(date +%F)" "$(nproc)" \
  "$(cut -d' ' -f1 /proc/loadavg)"
for kept in memory disk "disk, forced later"; do
  variant=${kept##* }
  dir=$(mktemp -d)
  mkfifo "$dir/in"
  "$java" --enable-native-access=ALL-UNNAMED -cp "$classpath" dev.thalamus.hub.bench.Server "hub-$variant" "$dir/data" <"$dir/in" >"$dir/out" 2>/dev/null &
  exec 3>"$dir/in"
  until grep -qs '^port' "$dir/out"; do sleep 0.2; done
  url=ws://127.0.0.1:$(sed -n 's/^port //p' "$dir/out")
  for work in "1 20000 send" "64 20000 send" "1 5000 answer" "64 15000 answer" "1 300 calls"; do
    printf '| %s ' "$kept"
    # shellcheck disable=SC2086
    "$java" -cp "$classpath" dev.thalamus.hub.NetworkDriver "$url" $work
  done
  exec 3>&-
  wait
  rm -r "$dir"
done
