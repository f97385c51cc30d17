#!/usr/bin/env bash
# context.sh DIR: a root file system with nothing but busybox and a link for each of its applets.
. "$(dirname "$0")/../../../build/lib.sh"

root=$1/root
mkdir -p "$root/bin" "$root/etc" "$root/proc" "$root/root" "$root/run" "$root/sys" "$root/tmp" "$root/var" "$root/www"
"$ROOT/src/build/busybox.sh" "$root/bin/busybox"
"$root/bin/busybox" --list | grep -vx busybox | while read -r applet; do
    ln -s busybox "$root/bin/$applet"
done
chmod 1777 "$root/tmp"
printf 'root:x:0:0:root:/root:/bin/sh\nnobody:x:65534:65534:nobody:/:/bin/sh\n' >"$root/etc/passwd"
printf 'root:x:0:\nnogroup:x:65534:\n' >"$root/etc/group"
printf 'ok\n' >"$root/www/index.html"
