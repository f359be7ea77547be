#!/usr/bin/env bash
# Makes pictures of all screens: light and dark, English and Spanish, 1280x800 and 1440x900, with the demo running.
# Usage: scripts/screens.sh [folder] [screen ...]; LOOKS="light-en" SIZES="1440x900" choose fewer. Needs xvfb-run where there is no display.
set -euo pipefail
cd "$(dirname "$0")/.."
folder=$(mkdir -p "${1:-target/screens}" && cd "${1:-target/screens}" && pwd)
if [ -z "${CLASSPATH:-}" ]; then
  libraries=$(mktemp)
  trap 'rm -f "$libraries"' EXIT
  ./mvnw -q -B -pl app -am -DskipTests test-compile dependency:build-classpath -Dmdep.outputFile="$libraries" -Dmdep.includeScope=test
  CLASSPATH=$(printf '%s:' {assets,hub-engine,ui,app}/target/classes app/target/test-classes)$(cat "$libraries")
fi
for java in "${JAVA_HOME:-/nonexistent}/bin/java" /usr/lib/jvm/*/bin/java java; do
  "$java" -version 2>&1 | grep -qE 'version "(2[5-9]|[3-9][0-9])' && break
done
run=("$java" --enable-native-access=ALL-UNNAMED -Djava.awt.headless=true -Xmx1g -cp "$CLASSPATH" dev.thalamus.app.ScreenPictures "$folder" "${@:2}")
if [ -z "${DISPLAY:-}" ]; then run=(xvfb-run -a -s "-screen 0 1600x1000x24" "${run[@]}"); fi
"${run[@]}"
