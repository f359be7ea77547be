# For the other scripts, from the top folder: $java is a Java 25 or newer, and `classes MODULE` compiles a module with its tests and sets $classpath.
# CLASSPATH_FILE names a file with a class path that is used as it is: nothing is compiled then.
for java in "${JAVA_HOME:-/nonexistent}/bin/java" /usr/lib/jvm/*/bin/java java; do
  "$java" -version 2>&1 | grep -qE 'version "(2[5-9]|[3-9][0-9])' && break
done

classes() {
  if [ -n "${CLASSPATH_FILE:-}" ]; then
    classpath=$(cat "$CLASSPATH_FILE")
    return
  fi
  local libraries modules module
  libraries=$(mktemp)
  # One call for both, so that the other modules are found where they were compiled.
  ./mvnw -q -B -pl "$1" -am -DskipTests test-compile dependency:build-classpath -Dmdep.outputFile="$libraries" -Dmdep.includeScope=test
  modules="$1/target/test-classes:"
  for module in assets hub-engine ui app; do
    modules+="$module/target/classes:"
    [ "$module" = "$1" ] && break
  done
  classpath="$modules$(cat "$libraries")"
  rm -f "$libraries"
}
