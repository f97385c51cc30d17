#!/usr/bin/env bash
# with-images.sh CMD…: runs CMD once the test images are on the engine of DOCKER_HOST.
. "$(dirname "$0")/lib.sh"

"$ROOT/src/build/images.sh"
exec "$@"
