#!/usr/bin/env bash
# context.sh DIR: a Debian root file system with no more than the operator's image needs of its base.
. "$(dirname "$0")/../../../build/lib.sh"

apt_install mmdebstrap
bookworm_sources >"$1/sources.list"
mmdebstrap --variant=custom --include=base-files,base-passwd,bash,coreutils,dash,diffutils,grep,libc-bin,sed,tar,zlib1g \
    --aptopt='APT::Install-Recommends "false"' --aptopt='Acquire::Check-Valid-Until "false"' \
    --dpkgopt='path-exclude=/usr/share/doc/*' --dpkgopt='path-exclude=/usr/share/man/*' \
    --dpkgopt='path-exclude=/usr/share/info/*' --dpkgopt='path-exclude=/usr/share/locale/*' \
    --customize-hook='rm -rf "$1/var/lib/apt" "$1/var/cache/apt"' \
    bookworm "$1/root.tar" "$1/sources.list"
rm "$1/sources.list"
