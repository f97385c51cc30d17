#!/usr/bin/env bash
# dist.sh: lays out target/dist from what Maven has packaged. Maven runs it at the end of `package`.
#
#   bin/composure        the launcher
#   app/composure.jar    everything but serve; its class path is what judging files needs, because each jar more on it
#                        costs time at the start
#   app/serve.jar        the same with Quarkus' additions; its class path is all of app/lib
#   app/*.aot            see aot-cache.sh
#   config, demo         the example settings and policies; see demo-bundle.sh
. "$(dirname "$0")/lib.sh"

# How the names of the libraries begin that composure.jar has on its class path.
SHORT_PATH=(info.picocli. org.snakeyaml. io.github.java-diff-utils. com.fasterxml.jackson.core.
    org.jboss.logging.jboss-logging- org.jspecify.)

# The time of every entry of a jar, as Maven has it.
JAR_DATE=$(sed -n 's|.*<project.build.outputTimestamp>\(.*\)</.*|\1|p' "$ROOT/pom.xml")

# with_class_path JAR LIBRARY…
with_class_path() {
    local manifest
    manifest=$(mktemp)
    # A line that goes on begins with a blank; the second one separates.
    {
        printf 'Class-Path: %s\n' "$2"
        printf '  %s\n' "${@:3}"
    } >"$manifest"
    "$("$ROOT/src/build/jdk.sh")/bin/jar" --update --file "$1" --manifest "$manifest" --date "$JAR_DATE"
    rm "$manifest"
}

dist=$ROOT/target/dist
mkdir -p "$dist"
rm -rf "${dist:?}"/{app,bin,config}
cp -R "$ROOT/src/main/dist/." "$dist"
cp -R "$ROOT/config" "$ROOT/LICENSE" "$ROOT/README.md" "$dist"
cp -R "$ROOT/target/lib" "$dist/app/lib"
# Picocli is compiled for Java 5, and Java keeps classes that old in no cache.
"$("$ROOT/src/build/jdk.sh")/bin/java" "$ROOT/src/build/NewerClasses.java" "$dist"/app/lib/info.picocli.picocli-*.jar
# The driver of the database brings its library for some twenty systems.
"$("$ROOT/src/build/jdk.sh")/bin/java" "$ROOT/src/build/OtherPlatforms.java" \
    "$dist"/app/lib/org.xerial.sqlite-jdbc-*.jar org/sqlite/native "Linux/$(uname -m)"
cp "$ROOT"/target/composure-*-runner.jar "$dist/app/serve.jar"
find "$ROOT/target" -maxdepth 1 -name 'composure-*.jar' ! -name '*-runner.jar' -exec cp {} "$dist/app/composure.jar" ';'
short=()
for start in "${SHORT_PATH[@]}"; do
    for library in "$dist/app/lib/$start"*.jar; do
        short+=("lib/${library##*/}")
    done
done
with_class_path "$dist/app/composure.jar" "${short[@]}"
chmod -R u=rwX,go=rX "$dist"/{app,bin,config,LICENSE,README.md}
"$ROOT/src/build/aot-cache.sh" "$dist"
"$ROOT/src/build/demo-bundle.sh" "$dist/demo" || say "without $dist/demo, composure demo will not run"
