#!/usr/bin/env bash
# reproducible.sh: builds the tarball of HEAD twice, from clones in different folders, and compares every file of them,
# its place, its mode and its time, but for the caches that Java makes by running (*.aot) and for serve.jar, where the
# classes in which Quarkus records how to start (io/quarkus/runner/recorded) differ from build to build.
. "$(dirname "$0")/lib.sh"

# built FOLDER: prints what a build there has packed.
built() {
    local archive
    git clone --quiet "$ROOT" "$1"
    git -C "$1" checkout --quiet "$commit"
    if [ -d "$ROOT/target/dist/demo" ]; then
        mkdir -p "$1/target/dist"
        cp -R "$ROOT/target/dist/demo" "$1/target/dist"
    fi
    "$1/src/build/mvn.sh" package -q -Dmaven.test.skip -Djacoco.skip >&2
    "$1/src/build/package.sh"
    archive=$(echo "$1"/target/composure-*.tar.gz)
    compared <"$archive.contents"
    tar --list --verbose --numeric-owner --full-time --file "$archive" | compared
}

compared() {
    grep -Ev '\.aot$|app/serve\.jar$'
}

commit=$(git -C "$ROOT" rev-parse HEAD)
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
built "$work/one" >"$work/one.txt"
built "$work/at/another/place" >"$work/other.txt"
[ "$(grep -c 'app/composure.jar$' "$work/one.txt")" -eq 2 ] || die "the builds list nothing"
diff "$work/one.txt" "$work/other.txt" >&2 || die "two builds of one commit differ"
say "two builds of $commit are the same, but for the caches and serve.jar"
