# shellcheck shell=bash
# Docker Engine 26, compose 2.26 and buildx from Debian; sourced, after lib.sh.
# Debian 12 holds an older engine, so these packages (they need nothing newer) come from the next suite, pinned so
# that nothing else does.

ENGINE_PACKAGES=(docker.io docker-cli docker-compose docker-buildx containerd)
ENGINE_OLDEST=26

engine_dockerd() {
    first_executable /usr/sbin/dockerd /usr/bin/dockerd /usr/local/sbin/dockerd /usr/local/bin/dockerd
}

engine_client() {
    first_executable /usr/bin/docker /usr/local/bin/docker
}

# engine_plugin NAME: the file of a client plugin, docker-compose or docker-buildx.
engine_plugin() {
    first_executable "/usr/libexec/docker/cli-plugins/$1" "/usr/lib/docker/cli-plugins/$1" \
        "/usr/local/libexec/docker/cli-plugins/$1" "/usr/local/lib/docker/cli-plugins/$1"
}

engine_is_installed() {
    local dockerd major
    dockerd=$(engine_dockerd) && engine_plugin docker-compose >/dev/null && engine_plugin docker-buildx >/dev/null || return 1
    major=$("$dockerd" --version | sed -n 's/^Docker version \([0-9]*\).*/\1/p')
    [ "${major:-0}" -ge "$ENGINE_OLDEST" ] && command -v iptables >/dev/null
}

ensure_engine() {
    ! engine_is_installed || return 0
    need_root "installing Docker Engine"
    command -v apt-get >/dev/null || die "no Docker Engine $ENGINE_OLDEST with compose and buildx here, and no apt-get to install it"
    if engine_dockerd >/dev/null && ! is_installed docker.io; then
        die "$(engine_dockerd) is older than $ENGINE_OLDEST and not Debian's: update it, or remove it and try again"
    fi
    local was_there=no
    is_installed docker.io && was_there=yes
    # shellcheck source=/dev/null
    if [ "$(. /etc/os-release && printf %s "${VERSION_CODENAME:-}")" = bookworm ]; then
        add_next_suite
    fi
    say "installing Docker Engine $ENGINE_OLDEST with compose and buildx"
    apt_update_once
    without_services logged apt-install-engine \
        apt-get install -y -q --no-install-recommends -o DPkg::Lock::Timeout=300 "${ENGINE_PACKAGES[@]}" runc iptables tini iproute2
    if [ "$was_there" = no ] && [ -d /run/systemd/system ]; then
        systemctl disable --quiet docker.service docker.socket containerd.service || true
    fi
    engine_is_installed || die "Debian's packages gave no Docker Engine $ENGINE_OLDEST with compose and buildx"
}

# The address and the key of the next suite are those of this machine's own source of bookworm.
add_next_suite() {
    local source uri file key
    source=$(apt_index bookworm)
    uri=$(printf '%s\n' "$source" | sed -n 's/^Repo-URI: //p')
    file=$(printf '%s\n' "$source" | sed -n 's/^Sourcesentry: \(.*\):[0-9]*$/\1/p')
    [ -n "$uri" ] || die "no apt source of bookworm here to take the engine from"
    apt_install debian-archive-keyring
    key=$(grep -shoiE 'signed-by[:=] *[^] ]+' "$file" | sed 's/^[^:=]*[:=] *//;q')
    key=${key:-/usr/share/keyrings/debian-archive-keyring.gpg}
    say "adding trixie to the apt sources, for the engine's packages alone"
    cat >/etc/apt/preferences.d/composure-engine <<END
Package: *
Pin: release n=trixie
Pin-Priority: 1

Package: ${ENGINE_PACKAGES[*]}
Pin: release n=trixie
Pin-Priority: 600
END
    if [ -z "$(apt_index trixie)" ]; then
        cat >/etc/apt/sources.list.d/composure-engine.sources <<END
Types: deb
URIs: $uri
Suites: trixie
Components: main
Signed-By: $key
END
    fi
    unset COMPOSURE_APT_UPDATED
}

# apt_index SUITE: what apt knows of a source of SUITE's main component.
apt_index() {
    apt-get indextargets 'Created-By: Packages' "Release: $1" | awk -v RS= '/\nComponent: main\n/ && !seen++'
}
