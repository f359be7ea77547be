#!/bin/sh
# Prints what CHANGELOG.md says about a version, which has to be the one of pom.xml. Usage: scripts/release-notes.sh 0.9.0
set -eu
cd "$(dirname "$0")/.."
version=${1:?which version?}
built=$(sed -n 's:^  <version>\(.*\)</version>:\1:p' pom.xml | head -n 1)
[ "$built" = "$version" ] || { echo "release-notes.sh: pom.xml is of version $built, not $version" >&2; exit 1; }
notes=$(awk -v heading="## [$version]" 'index($0, heading) == 1 { on = 1; next } /^## / { on = 0 } on' CHANGELOG.md)
[ -n "$notes" ] || { echo "release-notes.sh: CHANGELOG.md has nothing under '## [$version]'" >&2; exit 1; }
printf '%s\n' "$notes"
