#!/bin/sh
# Prints the home of a JDK 25: JAVA_HOME if that is one, else the first under /usr/lib/jvm.
set -eu

is_jdk_25() {
    [ -x "$1/bin/javac" ] && [ -r "$1/release" ] && grep -q '^JAVA_VERSION="25[."]' "$1/release"
}

for home in "${JAVA_HOME:-}" /usr/lib/jvm/*; do
    if [ -n "$home" ] && is_jdk_25 "$home"; then
        printf '%s\n' "$home"
        exit 0
    fi
done

cat >&2 <<'END'
error: Composure is built with JDK 25, and none is in JAVA_HOME or under /usr/lib/jvm.
Debian 12 has no package for it. Get a JDK 25 of your choice (Eclipse Temurin has packages for Debian),
unpack it under /usr/lib/jvm or set JAVA_HOME to its home, and try again.
END
exit 1
