#!/usr/bin/env bash
# mvn.sh ARGUMENT…: Maven on JDK 25; installs Debian's Maven when there is none.
. "$(dirname "$0")/lib.sh"

JAVA_HOME=$("$ROOT/src/build/jdk.sh")
export JAVA_HOME
command -v mvn >/dev/null || apt_install maven
cd "$ROOT"
exec mvn -B -ntp "$@"
