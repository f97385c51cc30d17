#!/usr/bin/env bash
# test.sh [MAVEN ARGUMENT…]: every test, against a private engine. Without root, which an engine needs, the tests that
# need none run, the rest is named as not run, and with CI=true that is a failure.
. "$(dirname "$0")/lib.sh"

build=$ROOT/src/build
if is_root || [ "${COMPOSURE_TEST_ENGINE:-private}" = shared ]; then
    apt_install make git openssh-server pre-commit
    "$build/demo-bundle.sh" "$ROOT/target/dist/demo"
    "$build/kubectl.sh"
    exec "$build/engine.sh" run -- "$build/with-images.sh" "$build/mvn.sh" verify -Ddocker.required=true "$@"
fi

code=0
"$build/mvn.sh" verify -DskipITs "$@" || code=$?
say "not run, for want of root: the tests that need a Docker Engine (classes named *IT, src/test/scenarios)"
if [ "${CI:-}" = true ]; then
    die "with CI=true that is a failure"
fi
exit "$code"
