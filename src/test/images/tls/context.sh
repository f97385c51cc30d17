#!/usr/bin/env bash
# context.sh DIR: the demo's own TLS server.
exec "$(dirname "$0")/../../../build/tls-root.sh" "$1/root"
