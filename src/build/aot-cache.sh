#!/usr/bin/env bash
# aot-cache.sh DIST: has Java load, link and profile what short commands need, and keep it in DIST/app/composure.aot;
# and what the operator needs to start, in DIST/app/serve.aot. Without those files, or with ones that do not fit,
# everything works, only slower. They fit the Java that made them: the distribution's own, where it has one.
. "$(dirname "$0")/lib.sh"

[ "$#" -eq 1 ] || die "usage: aot-cache.sh DIST"
dist=$(cd "$1" && pwd)
java=$(first_executable "$dist/runtime/bin/java" "$("$ROOT/src/build/jdk.sh")/bin/java")
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

# An operator without an engine starts all the same, and looks for one. The Java options are those of bin/composure.
log=$LOGS/aot-cache-serve.log
rm -f "$dist/app/serve.aot"
env -i PATH="$PATH" HOME="$sample" DOCKER_HOST=unix:///nonexistent/docker.sock \
    "$java" -XX:+UseSerialGC -XX:-UsePerfData -XX:AOTCacheOutput="$dist/app/serve.aot" \
    --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow -XX:TieredStopAtLevel=1 \
    -Djava.util.logging.manager=org.jboss.logmanager.LogManager --add-opens=java.base/java.lang=ALL-UNNAMED \
    -Xms32m -Xmx512m -XX:MinHeapFreeRatio=10 -XX:MaxHeapFreeRatio=30 -cp "$dist/app/serve.jar" dev.composure.app.Main \
    serve --state "$sample/state" --listen 127.0.0.1:0 >"$log" 2>&1 </dev/null &
operator=$!
for _ in $(seq 240); do
    ! grep -q 'No Docker Engine' "$log" || break
    sleep 0.5
done
kill "$operator" 2>/dev/null || true
wait "$operator" || true
[ -s "$dist/app/serve.aot" ] || die "Java made no cache for serve ($log)"
