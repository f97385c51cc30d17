#!/usr/bin/env bash
# test.sh [MAVEN ARGUMENT…]: every test, against private engines. Without root, which an engine needs, the tests that
# need none run, the rest is named as not run, and with CI=true that is a failure.
#
# Tests with an engine mostly wait for probes. So two classes of them run at once, each with an engine to itself;
# ENGINES=1 runs one at a time, which is what is measured by.
. "$(dirname "$0")/lib.sh"

build=$ROOT/src/build
if is_root || [ "${COMPOSURE_TEST_ENGINE:-private}" = shared ]; then
    apt_install make git openssh-server pre-commit chromium shellcheck zsh fish
    "$build/demo-bundle.sh" "$ROOT/target/dist/demo"
    "$build/kubectl.sh"
    engine=("$build/engine.sh" run -- "$build/with-images.sh")
    if [ "${ENGINES:-2}" = 1 ] || [ "${COMPOSURE_TEST_ENGINE:-private}" = shared ]; then
        exec "${engine[@]}" "$build/mvn.sh" verify -Ddocker.required=true "$@"
    fi
    exec "${engine[@]}" "${engine[@]}" "$build/mvn.sh" verify -Ddocker.required=true -Dengines=2 "$@"
fi

code=0
"$build/mvn.sh" verify -DskipITs "$@" || code=$?
say "not run, for want of root: the tests that need a Docker Engine (classes named *IT, src/test/scenarios)"
if [ "${CI:-}" = true ]; then
    die "with CI=true that is a failure"
fi
exit "$code"
