#!/usr/bin/env bash
# dclint.sh: puts dclint, which the benchmark measures against, under target/dclint. Where it is not to be had, the
# benchmark says so and goes on without.
. "$(dirname "$0")/lib.sh"

VERSION=3.1.0
target=$ROOT/target/dclint

command -v node >/dev/null && command -v npm >/dev/null || { is_root && apt_install nodejs npm; } || true
if ! command -v npm >/dev/null; then
    say "no npm, so no dclint to measure against"
    exit 0
fi
[ ! -e "$target/node_modules/dclint/package.json" ] || exit 0
mkdir -p "$target"
(logged dclint npm install --prefix "$target" --no-audit --no-fund --ignore-scripts "dclint@$VERSION") \
    || say "dclint is not to be had ($LOGS/dclint.log); the benchmark goes on without it"
