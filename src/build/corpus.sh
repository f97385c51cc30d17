#!/usr/bin/env bash
# corpus.sh DIR: reads every compose file under DIR and compares with what Docker Compose reads there. The last line is
# "N agree, N differ, N not comparable, N files, S seconds"; exit 1 if one differs that is not on the list.
. "$(dirname "$0")/lib.sh"

if [ ! -d "${1:-}" ]; then
    echo 'usage: make corpus CORPUS=DIR' >&2
    exit 2
fi
folder=$(cd "$1" && pwd)
classpath=$ROOT/target/test.classpath
JAVA_HOME=$("$ROOT/src/build/jdk.sh")

if is_root; then
    apt_install docker-compose || say "there is no docker-compose to be had; answers recorded beside the corpus will do"
fi
logged corpus-build "$ROOT/src/build/mvn.sh" -q test-compile \
    org.apache.maven.plugins:maven-dependency-plugin:3.9.0:build-classpath \
    -Dmdep.outputFile="$classpath" -Dmdep.includeScope=test
exec "$JAVA_HOME/bin/java" -cp "$ROOT/target/test-classes:$ROOT/target/classes:$(cat "$classpath")" \
    dev.composure.compose.oracle.CorpusRun "$folder"
