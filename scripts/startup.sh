#!/usr/bin/env bash
# Measures cold starts of the packaged program: until a hub listens (without a window), and until the window is visible and its hub listens; with the class
# cache and without. Usage: scripts/startup.sh [runs]. Needs the program as installed (installers/build.sh) or as compiled (./mvnw -q -DskipTests package);
# the window also xvfb and xdotool. PROGRAM names another one. FIRST=1 (as root, on Linux) runs before all other work of a busy machine.
set -euo pipefail
if [ -n "${FIRST:-}" ]; then
  [ -z "${STARTUP_SESSION:-}" ] && exec env STARTUP_SESSION=1 setsid -w "$0" "$@"
  renice -n -20 $$ >/dev/null
  [ ! -w /proc/$$/autogroup ] || echo -20 >/proc/$$/autogroup
fi
cd "$(dirname "$0")/.."
runs=${1:-5}
for program in "${PROGRAM:-}" "$PWD/installers/target/image/thalamus/bin/thalamus" "$PWD/app/target/thalamus/bin/thalamus"; do
  [ -x "$program" ] && break
done
[ -x "$program" ] || { echo "startup.sh: build first: installers/build.sh --quick tar.gz" >&2; exit 1; }

millis() { echo $(($(date +%s%N) / 1000000)); }
middle() { sort -n | awk '{ v[NR] = $1 } END { printf "%d (%d to %d)", v[int((NR + 1) / 2)], v[1], v[NR] }'; }
listens() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }
visible() { xdotool search --onlyvisible --class thalamus >/dev/null 2>&1; }
# since BEGAN PID COMMAND...: milliseconds until the command succeeds
since() {
  local began=$1 pid=$2
  shift 2
  until "$@"; do
    kill -0 "$pid" || { echo "startup.sh: the program ended" >&2; exit 1; }
    sleep 0.01
  done
  echo $(($(millis) - began))
}
# start FOLDER PORT OUT [command]: prints what each condition took, one line each, into OUT
start() {
  local home=$1 port=$2 out=$3 began pid
  shift 3
  began=$(millis)
  XDG_DATA_HOME=$home XDG_CONFIG_HOME=$home XDG_STATE_HOME=$home THALAMUS_LISTEN_PORT=$port "$program" "$@" >/dev/null 2>&1 &
  pid=$!
  if [ $# = 0 ]; then
    since "$began" $pid visible >>"$out.window" &
    local watch=$!
    since "$began" $pid listens "$port" >>"$out.hub"
    wait $watch
  else
    since "$began" $pid listens "$port" >>"$out.headless"
  fi
  kill $pid
  wait $pid || true
}

work=$(mktemp -d)
server=
trap 'kill ${server:-} 2>/dev/null || true; rm -rf "$work"' EXIT
if command -v Xvfb >/dev/null && command -v xdotool >/dev/null; then
  export DISPLAY=:$((100 + RANDOM % 400))
  Xvfb "$DISPLAY" -screen 0 1440x900x24 >/dev/null 2>&1 &
  server=$!
  until xdotool getmouselocation >/dev/null 2>&1; do sleep 0.1; done
fi

echo "$program, $(nproc) processors, $(uname -sm), load average $(cut -d' ' -f1 /proc/loadavg)${FIRST:+ (run before all of it)}; $runs runs, median (least to most) in ms"
for cache in auto off; do
  export THALAMUS_JAVA_OPTS=-XX:AOTMode=$cache
  if [ $cache = auto ]; then
    [ -n "$(find "$(dirname "$program")/../lib" -name '*.aot')" ] || continue
    echo 'with the class cache'
  else
    echo 'without the class cache'
  fi
  for run in $(seq "$runs"); do
    start "$work/$cache-$run-headless" $((20000 + RANDOM % 20000)) "$work/$cache" hub
    [ -z "$server" ] || start "$work/$cache-$run-window" $((20000 + RANDOM % 20000)) "$work/$cache"
  done
  echo "  without a window, to a listening hub: $(middle <"$work/$cache.headless")"
  if [ -n "$server" ]; then
    echo "  to a visible window: $(middle <"$work/$cache.window")"
    echo "  with the window, to a listening hub: $(middle <"$work/$cache.hub")"
  fi
done
echo "load average at the end $(cut -d' ' -f1 /proc/loadavg)"
