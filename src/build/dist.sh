#!/usr/bin/env bash
# dist.sh: what Maven leaves to do for target/dist once it has packaged the application.
. "$(dirname "$0")/lib.sh"

[ -x "$ROOT/target/dist/bin/composure" ] || die "no target/dist/bin/composure: the Maven build did not assemble it"
"$ROOT/src/build/demo-bundle.sh" "$ROOT/target/dist/demo"
