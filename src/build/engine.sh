#!/usr/bin/env bash
# A private Docker Engine: own data, own socket, own network and mount namespace, but the host's processes.
#
#   engine.sh start DIR         starts one that keeps its data under DIR; its socket is /run/NAME-OF-DIR/docker.sock
#   engine.sh stop DIR          stops it, and every container in it
#   engine.sh env DIR           prints the variables that `run` exports, for eval
#   engine.sh run [--] CMD…     runs CMD with an engine of its own and always stops it; its exit code is CMD's
#
# `run` keeps its images in /var/lib/composure-test for the next run, and in composure-test-2 when it runs a second time
# at once; a third gets a folder of its own, which goes away at its end. A `run` within a `run` gives CMD both engines, in
# COMPOSURE_TEST_ENGINE_HOSTS. COMPOSURE_TEST_ENGINE=shared uses DOCKER_HOST (or the host's engine) instead.
. "$(dirname "$0")/lib.sh"
. "$(dirname "$0")/engine-install.sh"

KEPT=(/var/lib/composure-test /var/lib/composure-test-2)
START_SECONDS=60
STOP_SECONDS=40

usage() {
    sed -n '2,/^\. /{/^#/s/^# \{0,1\}//p}' "$0" >&2
    exit 2
}

run_folder() {
    printf '/run/%s' "$(basename "$1")"
}

socket_of() {
    printf '%s/docker.sock' "$(run_folder "$1")"
}

docker_of() {
    local dir=$1
    shift
    env -u DOCKER_CONTEXT -u DOCKER_TLS_VERIFY "$(engine_client)" -H "unix://$(socket_of "$dir")" "$@"
}

# daemon_of DIR: the pid of DIR's dockerd, if it runs.
daemon_of() {
    local pid
    pid=$(cat "$(run_folder "$1")/docker.pid" 2>/dev/null) || return 1
    [ -r "/proc/$pid/cmdline" ] || return 1
    tr '\0' '\n' <"/proc/$pid/cmdline" 2>/dev/null | grep -qxF -- "--data-root=$1/data" || return 1
    printf '%s\n' "$pid"
}

start() {
    local dir=$1 run
    run=$(run_folder "$dir")
    need_root "a private engine"
    ensure_engine
    if daemon_of "$dir" >/dev/null; then
        say "an engine runs already on unix://$(socket_of "$dir")"
        return 0
    fi
    if [ -e "$run/state" ] && [ "$(cat "$run/state")" != "$dir" ]; then
        die "$run belongs to the engine of $(cat "$run/state")"
    fi
    stop_leftovers "$dir"
    mkdir -p "$dir" "$run"
    chmod 700 "$run"
    printf '%s\n' "$dir" >"$run/state"
    # shellcheck disable=SC2016 # expanded by the inner shell
    setsid unshare --net --mount --propagation slave sh -c '
        mount --make-rshared /
        ip link set lo up
        exec "$@"' engine \
        "$(engine_dockerd)" --config-file=/dev/null --data-root="$dir/data" --exec-root="$run/exec" \
        --pidfile="$run/docker.pid" --host="unix://$run/docker.sock" --group=root \
        >"$dir/dockerd.log" 2>&1 </dev/null 9>&- &
    local pid=$! deadline=$((SECONDS + START_SECONDS))
    disown "$pid"
    until docker_of "$dir" version >/dev/null 2>&1; do
        if ! kill -0 "$pid" 2>/dev/null || [ "$SECONDS" -ge "$deadline" ]; then
            kill -KILL "$pid" 2>/dev/null || true
            tail -n 40 "$dir/dockerd.log" >&2
            die "the private engine did not start (all of its log in $dir/dockerd.log)"
        fi
        sleep 0.1
    done
    say "started a private engine on unix://$run/docker.sock"
}

stop() {
    local dir=$1 pid containers
    if pid=$(daemon_of "$dir"); then
        containers=$(timeout 20 "$0" docker "$dir" ps -q 2>/dev/null || true)
        if [ -n "$containers" ]; then
            # shellcheck disable=SC2086 # a list of ids
            timeout 60 "$0" docker "$dir" kill $containers >/dev/null 2>&1 || true
        fi
        kill -TERM "$pid" 2>/dev/null || true
        await_end "$pid" "$STOP_SECONDS" || kill -KILL "$pid" 2>/dev/null || true
        await_end "$pid" 5 || true
        say "stopped the private engine on unix://$(socket_of "$dir")"
    fi
    stop_leftovers "$dir"
}

await_end() {
    local deadline=$((SECONDS + $2))
    while is_running "$1"; do
        [ "$SECONDS" -lt "$deadline" ] || return 1
        sleep 0.1
    done
}

is_running() {
    [ -r "/proc/$1/stat" ] && ! grep -q '^State:[[:space:]]*Z' "/proc/$1/status" 2>/dev/null
}

# What a killed dockerd leaves: its containerd, the shims with their containers, mounts, cgroups.
stop_leftovers() {
    local dir=$1 run pid task
    run=$(run_folder "$dir")
    while read -r pid; do
        kill_tree "$pid"
        await_end "$pid" 5 || true
    done < <(processes_naming "$run/exec/")
    for task in "$run"/exec/containerd/daemon/io.containerd.runtime.v2.task/moby/*; do
        rmdir /sys/fs/cgroup/{,*/}docker/"${task##*/}" 2>/dev/null || true
    done
    awk -v a="$dir/" -v b="$run/" 'index($2, a) == 1 || index($2, b) == 1 {print $2}' /proc/self/mounts | sort -r \
        | while read -r mount; do umount -l "$mount" || true; done
    rm -rf "$run"
}

# processes_naming TEXT: pids of the containerds and shims whose command line has TEXT.
processes_naming() {
    local entry command
    for entry in /proc/[0-9]*; do
        command=$({ tr '\0' ' ' <"$entry/cmdline"; } 2>/dev/null) || continue
        case "$command" in
            *containerd*"$1"*) printf '%s\n' "${entry#/proc/}" ;;
        esac
    done
}

kill_tree() {
    local child children
    children=$(cat "/proc/$1/task/"*/children 2>/dev/null || true)
    for child in $children; do
        kill_tree "$child"
    done
    kill -KILL "$1" 2>/dev/null || true
}

# Containers, networks and volumes of earlier runs go; images stay.
empty() {
    local containers
    containers=$(docker_of "$1" ps -aq)
    if [ -n "$containers" ]; then
        # shellcheck disable=SC2086 # a list of ids
        docker_of "$1" rm -fv $containers >/dev/null
    fi
    docker_of "$1" network prune -f >/dev/null
    docker_of "$1" volume prune -af >/dev/null
}

print_env() {
    printf 'export %s=%q\n' \
        DOCKER_HOST "$1" \
        COMPOSURE_TEST_ENGINE_HOST "$1" \
        COMPOSURE_TEST_DOCKER "$(engine_client)" \
        COMPOSURE_TEST_COMPOSE "$(engine_plugin docker-compose)"
}

run() {
    local host code=0
    if [ "${COMPOSURE_TEST_ENGINE:-private}" = shared ]; then
        host=${DOCKER_HOST:-unix:///var/run/docker.sock}
        say "using the shared engine on $host"
        eval "$(print_env "$host")"
        exec "$@"
    fi
    need_root "a private engine"
    ensure_engine
    choose_state
    trap 'finish' EXIT
    trap 'interrupt INT 130' INT
    trap 'interrupt TERM 143' TERM
    trap 'interrupt TERM 129' HUP
    start "$STATE"
    empty "$STATE"
    host=unix://$(socket_of "$STATE")
    eval "$(print_env "$host")"
    unset DOCKER_CONTEXT DOCKER_TLS_VERIFY DOCKER_CERT_PATH
    export COMPOSURE_TEST_ENGINE_HOSTS="${COMPOSURE_TEST_ENGINE_HOSTS:+$COMPOSURE_TEST_ENGINE_HOSTS }$host"
    "$@" <&0 9>&- &
    CHILD=$!
    wait "$CHILD" || code=$?
    CHILD=
    exit "$code"
}

choose_state() {
    local kept
    for kept in "${KEPT[@]}"; do
        exec 9>"$kept.lock"
        if flock -n 9; then
            STATE=$kept
            if daemon_of "$STATE" >/dev/null; then
                stop "$STATE"
            fi
            return 0
        fi
    done
    STATE=$(mktemp -d "${KEPT[0]}.XXXXXX")
    IS_KEPT=false
    say "other runs use ${KEPT[*]}: this one uses $STATE"
}

finish() {
    local code=$?
    trap '' INT TERM HUP
    if [ -n "${CHILD:-}" ]; then
        kill_tree "$CHILD"
    fi
    if daemon_of "$STATE" >/dev/null; then
        empty "$STATE" || true
    fi
    stop "$STATE" || say "the private engine of $STATE did not stop cleanly"
    mkdir -p "$LOGS"
    cp "$STATE/dockerd.log" "$LOGS/engine-${STATE##*/}.log" 2>/dev/null || true
    if [ "$IS_KEPT" = false ]; then
        rm -rf "$STATE"
    fi
    exit "$code"
}

# interrupt SIGNAL CODE: hands the signal on, and gives the command a while to end by itself.
interrupt() {
    say "interrupted"
    trap '' INT TERM HUP
    if [ -n "${CHILD:-}" ]; then
        kill "-$1" "$CHILD" 2>/dev/null || true
        kill -TERM "$CHILD" 2>/dev/null || true
        await_end "$CHILD" 20 || true
    fi
    exit "$2"
}

CHILD=
STATE=
IS_KEPT=true
command=${1:-}
[ "$#" -gt 0 ] && shift
case "$command" in
    start | stop | env | docker)
        [ "$#" -gt 0 ] || usage
        case "$1" in
            /*) dir=${1%/} ;;
            *) dir=$PWD/${1%/} ;;
        esac
        shift
        ;;
    run)
        [ "${1:-}" = -- ] && shift
        [ "$#" -gt 0 ] || usage
        ;;
esac
case "$command" in
    start) start "$dir" ;;
    stop) need_root "stopping an engine" && stop "$dir" ;;
    env) print_env "unix://$(socket_of "$dir")" ;;
    docker) docker_of "$dir" "$@" ;;
    run) run "$@" ;;
    *) usage ;;
esac
