#!/usr/bin/env bash
# package.sh: packs target/dist, with a Java runtime of just what it needs, a manual page and shell completions, into
#   target/composure-VERSION-linux-ARCH.tar.gz            and beside it
#   ….tar.gz.sha256                                       its checksum, for sha256sum -c
#   ….tar.gz.contents                                     the checksums of its files; the caches of Java (*.aot) apart
#
# Everything has the time of the commit (or SOURCE_DATE_EPOCH), and root as its owner. Two builds of a commit give the
# same bytes but for the caches, which Java makes anew by running, and serve.jar (reproducible.sh tells why).
. "$(dirname "$0")/lib.sh"

# What libraries name and no path of ours reaches; and what jdeps does not see, because it is asked for by name.
NOT_NEEDED=java.desktop,java.rmi,jdk.compiler
ASKED_BY_NAME=java.logging,java.management,jdk.crypto.ec,jdk.zipfs

version() {
    sed -n 's|^  <version>\(.*\)</version>|\1|p' "$ROOT/pom.xml"
}

commit_time() {
    [ -n "${SOURCE_DATE_EPOCH:-}" ] && printf '%s\n' "$SOURCE_DATE_EPOCH" && return
    git -C "$ROOT" log -1 --format=%ct 2>/dev/null || date -d "$(sed -n 's|.*<project.build.outputTimestamp>\(.*\)</.*|\1|p' "$ROOT/pom.xml")" +%s
}

# modules: the JDK's modules that the jars need.
modules() {
    local found
    found=$("$java_home/bin/jdeps" --ignore-missing-deps --multi-release 25 --print-module-deps \
        --class-path "$stage/app/lib/*" "$stage/app/serve.jar" 2>"$LOGS/jdeps.log") \
        || die "jdeps failed ($LOGS/jdeps.log)"
    printf '%s,%s\n' "$found" "$ASKED_BY_NAME" | tr , '\n' | grep -vxF "$(tr , '\n' <<<"$NOT_NEEDED")" | sort -u | paste -sd,
}

add_runtime() {
    local needed
    needed=$(modules)
    logged jlink "$java_home/bin/jlink" --add-modules "$needed" --strip-debug --compress zip-6 --no-header-files \
        --no-man-pages --output "$stage/runtime"
}

add_manual_and_completions() {
    local run=("$stage/runtime/bin/java" -cp "$stage/app/composure.jar:$stage/app/serve.jar:$stage/app/lib/*")
    mkdir -p "$stage"/share/{man/man1,bash-completion/completions,fish/vendor_completions.d,zsh}
    "${run[@]}" dev.composure.app.Manual >"$stage/share/man/man1/composure.1"
    "${run[@]}" dev.composure.app.Main completion bash >"$stage/share/bash-completion/completions/composure"
    "${run[@]}" dev.composure.app.Main completion zsh >"$stage/share/zsh/composure.zsh"
    "${run[@]}" dev.composure.app.Main completion fish >"$stage/share/fish/vendor_completions.d/composure.fish"
}

# Java keeps the times of jars in its caches, so they are set before those are made.
settle() {
    chmod -R u=rwX,go=rX "$stage"
    find "$stage" -exec touch --no-dereference --date="@$time" {} +
}

list_contents() {
    cd "$stage"
    find . -type f ! -name '*.aot' -print0 | LC_ALL=C sort -z | xargs -0 sha256sum
    printf '# made by running, so other bytes each time:\n'
    find . -type f -name '*.aot' -print0 | LC_ALL=C sort -z | xargs -0 sha256sum
}

dist=$ROOT/target/dist
[ -x "$dist/bin/composure" ] || die "no $dist: run make build first"
java_home=$("$ROOT/src/build/jdk.sh")
time=$(commit_time)
name=composure-$(version)
archive=$ROOT/target/$name-linux-$(uname -m).tar.gz
stage=$ROOT/target/package/$name

rm -rf "$ROOT/target/package"
mkdir -p "$stage"
cp -R "$dist/." "$stage"
rm "$stage"/app/*.aot
cp "$ROOT/CHANGELOG.md" "$stage"
say "making a runtime of what is needed"
add_runtime
add_manual_and_completions
settle
say "training the caches"
"$ROOT/src/build/aot-cache.sh" "$stage"
settle
say "packing $archive"
tar --create --directory "$ROOT/target/package" --format=gnu --sort=name --owner=0 --group=0 --numeric-owner "$name" \
    | gzip --no-name >"$archive"
(cd "${archive%/*}" && sha256sum "${archive##*/}" >"$archive.sha256")
(list_contents >"$archive.contents")
say "$archive ($(du -h "$archive" | cut -f1))"
