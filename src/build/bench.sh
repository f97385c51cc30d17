#!/usr/bin/env bash
# bench.sh: measures, and prints every promise with its figure at the end, also when a benchmark failed. The same is in
# target/bench.json.
. "$(dirname "$0")/lib.sh"

rm -f "$ROOT"/target/bench.{json,txt}
"$ROOT/src/build/dclint.sh"
code=0
ENGINES=1 "$ROOT/src/build/test.sh" -Djacoco.skip -Dexcluded.tags=none -Dgroups=bench || code=$?
[ -s "$ROOT/target/bench.txt" ] || die "nothing was measured"
cat "$ROOT/target/bench.txt"
exit "$code"
