#!/usr/bin/env bash
# bare-check.sh ARCHIVE: unpacks the tarball into a bare Debian 12 that has no Java, no Docker and no network, and has it
# judge a file there. The bare system is made once and kept under /var/cache/composure.
. "$(dirname "$0")/lib.sh"

BARE=/var/cache/composure/bare-bookworm.tar

make_bare() {
    local work uri
    [ ! -s "$BARE" ] || return 0
    apt_install debootstrap
    uri=$(bookworm_sources | awk '$3 == "bookworm" {print $2; exit}')
    [ -n "$uri" ] || die "no apt source of bookworm here to make a bare system from"
    say "making a bare Debian 12"
    work=$(mktemp -d)
    logged debootstrap debootstrap --variant=minbase bookworm "$work/root" "$uri"
    mkdir -p "${BARE%/*}"
    tar --create --directory "$work/root" --file "$work/bare.tar" .
    mv "$work/bare.tar" "$BARE"
    rm -rf "$work"
}

# inside WORD…: runs that in the bare system, with namespaces and a /proc of its own, and without a network.
inside() {
    unshare --mount --pid --net --fork sh -c '
        mount -t proc proc "$1/proc"
        root=$1
        shift
        exec chroot "$root" /usr/bin/env -i PATH=/usr/bin:/bin:/opt/composure/bin HOME=/root "$@"' inside "$root" "$@"
}

# expect CODE TEXT WORD…: what that command in the bare system must end with, and print.
expect() {
    local code=0 output
    output=$(inside "${@:3}" 2>&1) || code=$?
    [ "$code" -eq "$1" ] && [[ $output == *"$2"* ]] \
        || die "in a bare Debian 12, ${*:3} ended with $code and printed: $output"
    say "${*:3}: $code"
}

[ "$#" -eq 1 ] || die "usage: bare-check.sh ARCHIVE"
need_root "a bare system"
archive=$(realpath "$1")
make_bare
root=$(mktemp -d)
trap 'rm -rf "$root"' EXIT
tar --extract --directory "$root" --file "$BARE"
tar --extract --directory "$root/opt" --file "$archive"
mv "$root"/opt/composure-* "$root/opt/composure"
mkdir "$root/srv/leaking" "$root/srv/sound"
cat >"$root/srv/leaking/compose.yaml" <<'YAML'
services:
  web:
    image: web
    healthcheck:
      test: ["CMD", "wget", "-q", "-O", "/dev/null", "https://127.0.0.1/"]
YAML
sed '/image:/a\    init: true' "$root/srv/leaking/compose.yaml" >"$root/srv/sound/compose.yaml"

java=(/opt/composure/runtime/bin/java -XX:+UseSerialGC --enable-native-access=ALL-UNNAMED)
expect 127 'not found' sh -c java
expect 0 'composure ' composure --version
expect 1 orphan-always composure check /srv/leaking
expect 0 '' composure check --quiet /srv/sound
expect 1 '+    init: true' composure fix --dry-run /srv/leaking
expect 2 'docker.sock' composure zombies
# These fail where the cache does not fit, which the launcher would pass over.
expect 0 'composure ' "${java[@]}" -XX:AOTMode=on -XX:AOTCache=/opt/composure/app/composure.aot \
    -cp /opt/composure/app/composure.jar dev.composure.app.Main --version
expect 0 'composure ' "${java[@]}" -XX:AOTMode=on -XX:AOTCache=/opt/composure/app/serve.aot \
    --add-opens=java.base/java.lang=ALL-UNNAMED -cp /opt/composure/app/serve.jar dev.composure.app.Main --version
say "the tarball runs in a bare Debian 12"
