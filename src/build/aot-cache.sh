#!/usr/bin/env bash
# aot-cache.sh DIST: has Java load, link and profile what short commands need, and keep it in DIST/app/composure.aot.
# Without that file, or with one that does not fit, everything works, only slower.
. "$(dirname "$0")/lib.sh"

[ "$#" -eq 1 ] || die "usage: aot-cache.sh DIST"
dist=$(cd "$1" && pwd)
java=$("$ROOT/src/build/jdk.sh")/bin/java
sample=$(mktemp -d)
trap 'rm -rf "$sample"' EXIT

cat >"$sample/compose.yaml" <<'YAML'
# Representative: anchors, merges, interpolation, both forms of a test, and something to find.
x-check: &check
  interval: ${INTERVAL:-30s}
  timeout: 5s
services:
  notes:
    image: "notes:${TAG-1.0}"
    ports: ["1111:1111"]
    depends_on:
      db: {condition: service_healthy}
    healthcheck:
      <<: *check
      test: ["CMD", "wget", "-q", "-O", "/dev/null", "https://notes.example.com/"]
  site:
    extends: {file: base.yaml, service: web}
    healthcheck:
      test: curl -fsS http://localhost:8080/ || exit 1
  db:
    image: postgres:17
    environment: {POSTGRES_USER: notes}
    healthcheck:
      <<: *check
      test: ["CMD-SHELL", "pg_isready -U $${POSTGRES_USER}"]
YAML
cat >"$sample/base.yaml" <<'YAML'
services:
  web:
    image: web
    labels: [a=b]
YAML

cd "$sample"
rm -f "$dist/app/composure.aot"
logged aot-cache "$java" -XX:+UseSerialGC -XX:AOTCacheOutput="$dist/app/composure.aot" \
    --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow \
    -Djava.util.logging.config.file="$dist/app/logging.properties" \
    -cp "$dist/app/composure.jar" dev.composure.app.Rehearsal \
    check --color always --diff compose.yaml -- \
    check --format json --policy "$dist/config/policies" --report sarif=a.sarif --report junit=a.xml . -- \
    check --format github --report gitlab=a.json --report markdown=a.md --write-baseline b.json . -- \
    check --quiet --baseline b.json . -- \
    check -f compose.yaml --quiet nowhere.yaml -- \
    explain -- explain orphan-always -- get --help -- --help -- --version
[ -s "$dist/app/composure.aot" ] || die "Java made no cache ($LOGS/aot-cache.log)"
