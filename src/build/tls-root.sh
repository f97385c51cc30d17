#!/usr/bin/env bash
# tls-root.sh DIR: lays out a root file system in DIR that holds openssl, its libraries, a self-signed certificate,
# and no shell. `openssl s_server` in it answers every GET with 200 over TLS 1.2.
. "$(dirname "$0")/lib.sh"

[ "$#" -eq 1 ] || die "usage: tls-root.sh DIR"
apt_install openssl
openssl=/usr/bin/openssl
root=$1
mkdir -p "$root/usr/bin" "$root/etc/tls" "$root/tmp"
cp "$openssl" "$root/usr/bin/openssl"
ldd "$openssl" | grep -o '/[^ ]*' | while read -r library; do
    mkdir -p "$root$(dirname "$library")"
    cp -L "$library" "$root$library"
done
: >"$root/etc/tls/openssl.cnf"
OPENSSL_CONF=/dev/null "$openssl" req -x509 -newkey rsa:2048 -nodes -days 3650 -subj /CN=tls \
    -addext subjectAltName=DNS:tls,DNS:localhost,IP:127.0.0.1 \
    -keyout "$root/etc/tls/key.pem" -out "$root/etc/tls/cert.pem" 2>/dev/null
chmod 644 "$root/etc/tls/key.pem"
