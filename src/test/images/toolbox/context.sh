#!/usr/bin/env bash
# context.sh DIR: a Debian root file system with the tools that healthchecks call and the servers they ask.
. "$(dirname "$0")/../../../build/lib.sh"

packages=(bash curl wget netcat-openbsd openssl ca-certificates busybox-static tini procps
    nodejs openjdk-17-jre-headless python3 nginx-light postgresql)

apt_install mmdebstrap
bookworm_sources >"$1/sources.list"
# shellcheck disable=SC2016 # expanded by mmdebstrap
mmdebstrap --variant=essential --include="$(IFS=,; printf %s "${packages[*]}")" \
    --aptopt='APT::Install-Recommends "false"' --aptopt='Acquire::Check-Valid-Until "false"' \
    --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/man/*' \
    --dpkgopt='path-exclude=/usr/share/info/*' --dpkgopt='path-exclude=/usr/share/locale/*' \
    --dpkgopt='path-exclude=/usr/lib/*/libLLVM*' --dpkgopt='path-exclude=/usr/lib/postgresql/*/llvmjit*' \
    --dpkgopt='path-exclude=/usr/lib/postgresql/*/bitcode/*' \
    --essential-hook='mkdir -p "$1/usr/share/man/man1" "$1/usr/share/man/man7"' \
    bookworm "$1/root.tar" "$1/sources.list"
rm "$1/sources.list"
