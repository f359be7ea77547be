#!/bin/sh
# Builds the installers of this system into installers/target/dist. Usage: installers/build.sh [--quick] [--no-compile] [KIND ...]
# KIND: deb rpm tar.gz (Linux), msi zip (Windows, from Git's bash or by build.cmd), dmg (macOS); without one all that can be made here.
set -eu
cd "$(dirname "$0")/.."
for home in "${JAVA_HOME:-/nonexistent}" /usr/lib/jvm/* /opt/java/* "$HOME"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
  if [ -x "$home/bin/jpackage" ] || [ -x "$home/bin/jpackage.exe" ]; then
    major=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$home/release")
    if [ "${major:-0}" -ge 25 ]; then
      exec "$home/bin/java" installers/build/Build.java "$@"
    fi
  fi
done
echo "build.sh: a JDK 25 or newer with jlink and jpackage is needed; name it with JAVA_HOME." >&2
exit 1
