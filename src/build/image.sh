#!/usr/bin/env bash
# image.sh: builds the image composure:VERSION (and composure:latest) on the engine of DOCKER_HOST, from the packaged
# distribution, Debian's or this machine's Docker Compose, and BASE: an image with bash and glibc, debian:12-slim if the
# variable is not set. It asks no network: BASE must be on the engine, or the engine must be able to pull it.
. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/engine-install.sh"

DOCKER=$(engine_client) || die "no docker command here"
compose=${COMPOSE_PLUGIN:-$(engine_plugin docker-compose)} || die "no docker-compose plugin here to put into the image"
package=$(find "$ROOT/target/package" -maxdepth 1 -name 'composure-*' -print -quit 2>/dev/null)
[ -n "$package" ] || die "no packaged distribution: run make dist first"
version=${package##*/composure-}
context=$ROOT/target/image

rm -rf "$context"
mkdir -p "$context"/{opt,state}
cp -R --preserve=mode,timestamps "$package" "$context/opt/composure"
# The caches weigh 100 MB, and what they spare a container that runs for weeks is its first seconds.
rm -rf "$context/opt/composure"/{demo,share,app/*.aot}
cp --preserve=mode,timestamps "$compose" "$context/docker-compose"
arguments=(--build-arg "VERSION=$version" --build-arg "REVISION=$(git -C "$ROOT" rev-parse HEAD 2>/dev/null || true)"
    --build-arg "CREATED=$(date -u -d "@$(stat -c %Y "$package")" +%FT%TZ)")
[ -z "${BASE:-}" ] || arguments+=(--build-arg "BASE=$BASE")
logged image "$DOCKER" build --network=none "${arguments[@]}" --tag "composure:$version" --tag composure:latest \
    --file "$ROOT/src/main/docker/Dockerfile" "$context"
say "composure:$version ($("$DOCKER" image inspect -f '{{.Size}}' "composure:$version" | numfmt --to=si)B)"
