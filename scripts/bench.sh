#!/usr/bin/env bash
# Drives the hub as shipped and two bare relays with one load generator, and prints figures and ratios.
# Usage: scripts/bench.sh [one|single|robin|pairs|cast|paced|one-16k ...]; ROUNDS=3 rounds each. SERVERS=hub,hub-memory,hub-unwatched,channel,api
# chooses who serves: hub-memory keeps the history in memory only, hub-unwatched has no watcher. scripts/bench.sh history measures filters instead.
set -euo pipefail
cd "$(dirname "$0")/.."
./mvnw -q -B -pl hub-engine -am -DskipTests test-compile
classpath=$(mktemp)
./mvnw -q -B -pl hub-engine dependency:build-classpath -Dmdep.outputFile="$classpath" -Dmdep.includeScope=test
for java in "${JAVA_HOME:-/nonexistent}/bin/java" /usr/lib/jvm/*/bin/java java; do
  "$java" -version 2>&1 | grep -qE 'version "(2[5-9]|[3-9][0-9])' && break
done
main=Benchmark
if [ "${1:-}" = history ]; then main=HistoryBenchmark; shift; fi
exec "$java" --enable-native-access=ALL-UNNAMED -Dbench.rounds="${ROUNDS:-3}" -Dbench.servers="${SERVERS:-hub,channel,api}" \
  -cp "hub-engine/target/classes:hub-engine/target/test-classes:$(cat "$classpath")" "dev.thalamus.hub.bench.$main" "$@"
