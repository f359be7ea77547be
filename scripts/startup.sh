#!/usr/bin/env bash
# Measures the packaged program: time to a listening hub (headless) and to a visible window. Usage: scripts/startup.sh [runs]
# Needs app/target/thalamus (./mvnw -q -DskipTests package); the window also xvfb and xdotool.
set -euo pipefail
cd "$(dirname "$0")/.."
program="$PWD/app/target/thalamus/bin/thalamus"
runs=${1:-5}
[ -x "$program" ] || { echo "startup.sh: build first: ./mvnw -q -DskipTests package" >&2; exit 1; }

millis() { echo $(($(date +%s%N) / 1000000)); }
median() { sort -n | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] }'; }

headless() {
  local dir out began
  dir=$(mktemp -d); out=$(mktemp)
  began=$(millis)
  "$program" hub --port 0 --data-dir "$dir" > "$out" 2>&1 &
  local pid=$!
  until grep -q 'Listening on' "$out"; do kill -0 $pid || { cat "$out" >&2; exit 1; }; sleep 0.01; done
  echo $(($(millis) - began))
  kill $pid; wait $pid || true
  rm -rf "$dir" "$out"
}

window() {
  local dir began
  dir=$(mktemp -d)
  began=$(millis)
  XDG_DATA_HOME=$dir XDG_CONFIG_HOME=$dir XDG_STATE_HOME=$dir DISPLAY=:$1 "$program" > /dev/null 2>&1 &
  local pid=$!
  until DISPLAY=:$1 xdotool search --onlyvisible --name Thalamus > /dev/null 2>&1; do kill -0 $pid || exit 1; sleep 0.02; done
  echo $(($(millis) - began))
  kill $pid; wait $pid || true
  rm -rf "$dir"
}

echo "$(nproc) processors, $(uname -sm), $runs runs, medians in ms"
echo "start to listening, headless: $(for _ in $(seq "$runs"); do headless; done | median)"
if command -v Xvfb > /dev/null && command -v xdotool > /dev/null; then
  display=$((80 + RANDOM % 100))
  Xvfb :$display -screen 0 1440x900x24 > /dev/null 2>&1 &
  server=$!
  trap 'kill $server' EXIT
  sleep 1
  echo "start to a visible window: $(for _ in $(seq "$runs"); do window $display; done | median)"
fi
