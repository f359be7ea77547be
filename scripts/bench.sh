#!/usr/bin/env bash
# Drives the hub as shipped, two bare relays, a bare JDBC loop and (where it is installed) nats-server with one load generator, and prints figures, ratios and marks as Markdown.
# Usage: scripts/bench.sh [one|single|robin|pairs|cast|one-16k|cast-16k|paced|paced-16k|slow|minute|offline|idle-1000|idle-10000 ...], all of them when none is named.
#   ROUNDS=3   rounds each; medians and spreads are printed         WARM=6000 RUN=4000   milliseconds before and while a row is measured
#   SERVERS=hub,hub-memory,hub-unwatched,channel,channel-names,api,nats,jdbc      hub-memory keeps the history in memory only, hub-unwatched has no watcher
# scripts/bench.sh history measures the filters over a history of 1,000,000 signals instead.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/lib/java.sh
classes hub-engine
main=Benchmark
if [ "${1:-}" = history ]; then main=HistoryBenchmark; shift; fi
exec "$java" --enable-native-access=ALL-UNNAMED -Dbench.rounds="${ROUNDS:-3}" -Dbench.servers="${SERVERS:-}" -Dbench.warm="${WARM:-6000}" \
  -Dbench.run="${RUN:-4000}" -Dbench.queues="${QUEUES:-100}" -cp "$classpath" "dev.thalamus.hub.bench.$main" "$@"
