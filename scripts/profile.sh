#!/usr/bin/env bash
# Records a server at work with the flight recorder and prints where its processor time and its allocations go.
# Usage: scripts/profile.sh [row of scripts/bench.sh: one] [hub|hub-memory|hub-unwatched|channel|api: hub] [seconds: 15]; KEEP=file.jfr keeps the recording.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/lib/java.sh
classes hub-engine
work=$(mktemp -d)
server=
trap 'kill ${server:-} 2>/dev/null || true; rm -rf "$work"' EXIT
recording=${KEEP:-$work/server.jfr}
mkfifo "$work/in"
"$java" --enable-native-access=ALL-UNNAMED -Xmx512m -XX:+UnlockDiagnosticVMOptions -XX:+DebugNonSafepoints \
  "-XX:StartFlightRecording:filename=$recording,settings=profile,jdk.CPUTimeSample#enabled=true,jdk.CPUTimeSample#throttle=500/s" \
  -cp "$classpath" dev.thalamus.hub.bench.Server "${2:-hub}" "$work/data" <"$work/in" >"$work/out" 2>"$work/err" &
server=$!
exec 3>"$work/in"
until grep -qs '^port' "$work/out"; do kill -0 $server || { cat "$work/err" >&2; exit 1; }; sleep 0.2; done
# The generator waits for a nod after each line it tells.
yes '' | "$java" -Dbench.warm="${WARM:-6000}" -Dbench.run=$((${3:-15} * 1000)) -cp "$classpath" dev.thalamus.hub.bench.Load \
  "$(sed -n 's/^port //p' "$work/out")" hub "${1:-one}" || true
exec 3>&-
wait $server || true
"$java" -cp "$classpath" dev.thalamus.hub.bench.Profile "$recording"
