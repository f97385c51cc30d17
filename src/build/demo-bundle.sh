#!/usr/bin/env bash
# demo-bundle.sh DIR: what `composure demo` builds its images from: a static busybox, and tls/, the root file system of
# a TLS server that runs with
#   openssl s_server -accept 8443 -www -tls1_2 -cipher ALL:@SECLEVEL=0 -cert /etc/tls/cert.pem -key /etc/tls/key.pem
# The certificate is not in it: each demo makes its own.
. "$(dirname "$0")/lib.sh"

[ "$#" -eq 1 ] || die "usage: demo-bundle.sh DIR"
out=$1
[ ! -x "$out/tls/usr/bin/openssl" ] || exit 0
rm -rf "$out"
"$ROOT/src/build/busybox.sh" "$out/busybox"
"$ROOT/src/build/tls-root.sh" "$out/tls"
rm "$out/tls/etc/tls/cert.pem" "$out/tls/etc/tls/key.pem"
say "demo bundle in $out ($(du -sh "$out" | cut -f1))"
