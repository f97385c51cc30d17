#!/usr/bin/env bash
# images.sh [NAME…]: builds the test images composure-test/NAME (all by default) on the engine of DOCKER_HOST, each only
# when its recipe in src/test/images/NAME changed. A recipe is a Dockerfile and, if files are needed beside it, a
# context.sh that makes them; what it made is kept under /var/cache/composure for other engines.
. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/engine-install.sh"

RECIPES=$ROOT/src/test/images
CACHE=${COMPOSURE_IMAGE_CACHE:-/var/cache/composure/images}
LABEL=dev.composure.recipe

parent_of() {
    sed -n 's|^FROM composure-test/||p' "$RECIPES/$1/Dockerfile"
}

# digest_of NAME: of everything that the image is made from.
digest_of() {
    local parent
    parent=$(parent_of "$1")
    {
        cd "$RECIPES/$1"
        sha256sum ./*
        cd "$ROOT/src/build"
        sha256sum busybox.sh tls-root.sh
        [ -z "$parent" ] || digest_of "$parent"
    } | sha256sum | cut -c1-16
}

# context_of NAME DIGEST: the folder with the files beside the Dockerfile, made once.
context_of() {
    local context=$CACHE/$1-$2 made
    if [ ! -d "$context" ]; then
        mkdir -p "$CACHE"
        made=$(mktemp -d "$CACHE/.$1.XXXXXX")
        if [ -x "$RECIPES/$1/context.sh" ]; then
            logged "image-$1-context" "$RECIPES/$1/context.sh" "$made"
        fi
        find "$CACHE" -maxdepth 1 \( -name "$1-????????????????" -o -name ".$1.*" \) -mmin +60 -exec rm -rf {} +
        mv -T "$made" "$context" 2>/dev/null || rm -rf "$made"
    fi
    printf '%s\n' "$context"
}

build() {
    local name=$1 digest context parent
    [ -f "$RECIPES/$name/Dockerfile" ] || die "no recipe $RECIPES/$name/Dockerfile"
    parent=$(parent_of "$name")
    [ -z "$parent" ] || build "$parent"
    digest=$(digest_of "$name")
    if [ "$("$DOCKER" image inspect -f "{{index .Config.Labels \"$LABEL\"}}" "composure-test/$name" 2>/dev/null || true)" = "$digest" ]; then
        return 0
    fi
    say "building the test image composure-test/$name"
    context=$(context_of "$name" "$digest")
    logged "image-$name" "$DOCKER" build --network=none --label "$LABEL=$digest" --tag "composure-test/$name" \
        --file "$RECIPES/$name/Dockerfile" "$context"
    "$DOCKER" image prune --force --filter "label=$LABEL" >/dev/null
}

ensure_engine
DOCKER=$(engine_client)
if [ "$#" -eq 0 ]; then
    cd "$RECIPES"
    set -- *
fi
for name in "$@"; do
    build "$name"
done
