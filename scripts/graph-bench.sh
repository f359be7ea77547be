#!/usr/bin/env bash
# Prints what the synapse graph costs, as Markdown: the layout, and frames in which everything moves, with JavaFX's software renderer. Usage: scripts/graph-bench.sh
# [AGENTSxSYNAPSES ...], 24x60 300x1500 2000x10000 when none is named; RENDERER=es2 takes the graphics card. Without a display it makes one.
set -euo pipefail
cd "$(dirname "$0")/.."
. scripts/lib/java.sh
classes ui
run=("$java" --enable-native-access=ALL-UNNAMED -Xmx512m -Dprism.order="${RENDERER:-sw}" -cp "$classpath" dev.thalamus.ui.screen.graph.GraphBenchmark "$@")
if [ -z "${DISPLAY:-}" ]; then exec xvfb-run -a -s "-screen 0 1440x900x24" "${run[@]}"; fi
exec "${run[@]}"
