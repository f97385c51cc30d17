#!/usr/bin/env bash
# busybox.sh FILE: copies Debian's static busybox to FILE.
. "$(dirname "$0")/lib.sh"

[ "$#" -eq 1 ] || die "usage: busybox.sh FILE"
apt_install busybox-static
install -D -m 755 "$(first_executable /usr/bin/busybox /bin/busybox)" "$1"
