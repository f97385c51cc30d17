#!/usr/bin/env bash
# kubectl.sh: fetches kubectl from Debian's trixie suite, prometheus and promtool from this machine's own into target/tools/bin, by
# unpacking their packages: nothing of the machine is changed, and what it has itself is not used.
. "$(dirname "$0")/lib.sh"

tools=$ROOT/target/tools
[ ! -x "$tools/bin/kubectl" ] || [ ! -x "$tools/bin/promtool" ] || [ ! -x "$tools/bin/prometheus" ] || exit 0
command -v apt-get >/dev/null || die "no apt-get here: put kubectl, prometheus and promtool into $tools/bin yourself"

work=$tools/apt
mkdir -p "$tools/bin" "$work"/{lists/partial,cache/archives/partial,parts,packages}
source=$(apt-get indextargets 'Created-By: Packages' 'Release: bookworm' | awk -v RS= '/\nComponent: main\n/ && !seen++')
uri=$(printf '%s\n' "$source" | sed -n 's/^Repo-URI: //p')
[ -n "$uri" ] || die "no apt source of bookworm here to take kubectl's next to"
cat >"$work/parts/trixie.sources" <<END
Types: deb
URIs: $uri
Suites: trixie
Components: main
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg
END
options=(-q -o Dir::Etc::SourceList=/dev/null -o "Dir::Etc::SourceParts=$work/parts" -o "Dir::State::Lists=$work/lists"
    -o "Dir::Cache=$work/cache" -o APT::Sandbox::User=root)

cd "$work/packages"
say "fetching kubectl, prometheus and promtool"
logged apt-update-trixie apt-get "${options[@]}" update
logged kubectl apt-get "${options[@]}" download kubectl/trixie
logged prometheus apt-get -q -o APT::Sandbox::User=root download prometheus
for package in *.deb; do
    dpkg-deb -x "$package" "$work/unpacked"
done
cp "$work/unpacked/usr/bin/"{kubectl,prometheus,promtool} "$tools/bin"
rm -rf "$work"
