#!/usr/bin/env bash
# Opens the real window with its hub under a steady load and prints the pulses of each screen.
# Usage: scripts/window-bench.sh [signals a second] [seconds a screen] [screens by their number keys ...]; without a display it makes one with xvfb-run.
set -euo pipefail
cd "$(dirname "$0")/.."
./mvnw -q -B -pl app -am -DskipTests test-compile
classpath=$(mktemp)
./mvnw -q -B -pl app -am -DskipTests test-compile dependency:build-classpath -Dmdep.outputFile="$classpath" -Dmdep.includeScope=test
for java in "${JAVA_HOME:-/nonexistent}/bin/java" /usr/lib/jvm/*/bin/java java; do
  "$java" -version 2>&1 | grep -qE 'version "(2[5-9]|[3-9][0-9])' && break
done
modules=$(printf '%s:' {assets,hub-engine,ui,app}/target/classes app/target/test-classes)
run=("$java" --enable-native-access=ALL-UNNAMED -Xmx512m -cp "$modules$(cat "$classpath")" dev.thalamus.app.WindowBenchmark "${1:-5000}" "${2:-60}" "${@:3}")
[ $# -ge 3 ] || run+=(1 2 3 4)
if [ -z "${DISPLAY:-}" ]; then exec xvfb-run -a -s "-screen 0 1440x900x24" "${run[@]}"; fi
exec "${run[@]}"
