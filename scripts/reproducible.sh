#!/bin/sh
# Builds the jars twice and compares them byte by byte (R25). Arguments go to Maven, such as -pl assets.
set -eu
cd "$(dirname "$0")/.."
build() {
    ${MVN:-./mvnw} -q -B -DskipTests clean package "$@"
    find . -path '*/target/*.jar' -not -path '*/target/*/*' | sort | xargs sha256sum
}
first=$(build "$@")
second=$(build "$@")
if [ "$first" != "$second" ]; then
    echo "The second build differs from the first:" >&2
    printf '%s\n\n%s\n' "$first" "$second" >&2
    exit 1
fi
printf '%s\n' "$second"
echo "Both builds are the same, byte by byte."
