# shellcheck shell=bash
# Shared by the scripts of this folder; sourced, never run.

set -euo pipefail

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
LOGS=$ROOT/target

say() {
    printf '>> %s\n' "$*" >&2
}

die() {
    printf 'error: %s\n' "$*" >&2
    exit 1
}

is_root() {
    [ "$(id -u)" -eq 0 ]
}

need_root() {
    is_root || die "$1 needs root"
}

# logged NAME CMD…: runs quietly, with the output in target/NAME.log, shown only when CMD fails.
logged() {
    local log=$LOGS/$1.log
    shift
    mkdir -p "$LOGS"
    if "$@" >"$log" 2>&1 </dev/null; then
        return 0
    fi
    tail -n 60 "$log" >&2
    die "failed: $* (all of it in $log)"
}

# apt_install PACKAGE…: installs what is missing; no service that comes along is started.
apt_install() {
    local package missing=()
    for package in "$@"; do
        if ! is_installed "$package"; then
            missing+=("$package")
        fi
    done
    [ "${#missing[@]}" -gt 0 ] || return 0
    command -v apt-get >/dev/null || die "missing: ${missing[*]} (this is no Debian: install them yourself)"
    need_root "installing ${missing[*]}"
    say "installing ${missing[*]}"
    apt_update_once
    without_services logged "apt-install-${missing[0]}" \
        apt-get install -y -q --no-install-recommends -o DPkg::Lock::Timeout=300 "${missing[@]}"
}

is_installed() {
    [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null || true)" = installed ]
}

apt_update_once() {
    [ -z "${COMPOSURE_APT_UPDATED:-}" ] || return 0
    logged apt-update apt-get update -q -o DPkg::Lock::Timeout=300
    export COMPOSURE_APT_UPDATED=1
}

# Debian starts a service as its package is installed, unless this policy file forbids it.
without_services() (
    policy=/usr/sbin/policy-rc.d
    if [ ! -e "$policy" ]; then
        trap 'rm -f "$policy"' EXIT
        printf '#!/bin/sh\nexit 101\n' >"$policy"
        chmod 755 "$policy"
    fi
    "$@"
)

# first_executable PATH…
first_executable() {
    local candidate
    for candidate in "$@"; do
        if [ -x "$candidate" ] && [ ! -d "$candidate" ]; then
            printf '%s\n' "$candidate"
            return 0
        fi
    done
    return 1
}

# bookworm_sources: this machine's own apt sources of Debian 12, a line each, for a root file system of it.
bookworm_sources() {
    apt-get indextargets 'Created-By: Packages' | awk -v RS= '
        /\nRelease: bookworm/ && /\nComponent: main\n/ && match($0, /\nRepo-URI: [^\n]*/) {
            uri = substr($0, RSTART + 11, RLENGTH - 11)
            match($0, /\nRelease: [^\n]*/)
            print "deb", uri, substr($0, RSTART + 10, RLENGTH - 10), "main"
        }'
}
