#!/usr/bin/env bash
# screenshots.sh: a picture of every page of the dashboard in both themes and two widths, in target/screenshots, and the
# one that the README shows.
. "$(dirname "$0")/lib.sh"

shots=$ROOT/target/screenshots
apt_install chromium
mkdir -p "$shots"
"$ROOT/src/build/mvn.sh" test-compile surefire:test -Djacoco.skip -Dscreenshots="$shots" \
    -Dtest='DashboardInBrowserTest#everyPageIsForEverybodyInBothThemesAndWidths'
cp "$shots/overview-LIGHT-1280.png" "$ROOT/src/docs/dashboard.png"
say "the pictures are in $shots"
