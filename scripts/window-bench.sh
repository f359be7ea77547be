#!/usr/bin/env bash
# Opens the real window with its hub and prints, as Markdown, the pulses of its FX thread, heap, and what was lost or not shown. Without a display it makes one.
# Usage: scripts/window-bench.sh steady [signals a second: 5000] [seconds: 600] [screens by their number keys: 4 3 1]    screens in turn, 20 s each
#        scripts/window-bench.sh flood [20000] [60] [4 3 1]                                                          more than anybody can look at
#        scripts/window-bench.sh million [signals: 1000000]                       the stream over a long history: open, scroll, choose all, filter, find
set -euo pipefail
cd "$(dirname "$0")/.."
case "${1:-}" in
  steady | flood | million) ;;
  *) sed -n '3,5s/^# \{0,1\}//p' "$0" >&2; exit 2 ;;
esac
. scripts/lib/java.sh
classes app
run=("$java" --enable-native-access=ALL-UNNAMED -Xmx512m -Dprism.order=sw -cp "$classpath" dev.thalamus.app.WindowBenchmark "$@")
if [ -z "${DISPLAY:-}" ]; then exec xvfb-run -a -s "-screen 0 1440x900x24" "${run[@]}"; fi
exec "${run[@]}"
