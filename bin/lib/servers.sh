# shellcheck shell=bash
# Servers and judges that aren't ours, for the tests alone: moto, which speaks S3, aiosmtpd, which takes mail, and
# scim2-tester, which tries whether SCIM is spoken well. Each is pinned with all it needs by hash in bin/pip, unpacked into
# the tools folder and never installed into a Python. And pgbouncer, which stands before the database: the distribution's.
# Sourced, never run.

server_stamp() { { cat "$ROOT/bin/pip/$1.txt"; "$(python_with_pip)" --version; } | sha256sum | cut -c 1-16; }

# server_is_there NAME
server_is_there() {
  [[ -d $PORTICO_TOOLS/$1/site && $(cat "$PORTICO_TOOLS/$1/stamp" 2>/dev/null) == "$(server_stamp "$1")" ]]
}

# setup_server NAME
setup_server() {
  local name=$1 home=$PORTICO_TOOLS/$1 python temporary
  need_pip
  python=$(python_with_pip)
  mkdir -p "$home"
  temporary=$(mktemp -d "$home/.tmp.XXXXXX")
  # Wheels only: nothing of a package runs while it is unpacked.
  "$python" -m pip install --quiet --target "$temporary" --no-deps --require-hashes --only-binary=:all: --no-compile \
    --disable-pip-version-check --root-user-action=ignore -r "$ROOT/bin/pip/$name.txt" \
    || { rm -rf "$temporary"; give_up "$name can't be fetched: check the network and pip's settings, then start again."; }
  make_readable "$temporary"
  rm -rf "$home/site"
  mv "$temporary" "$home/site"
  server_stamp "$name" >"$home/stamp"
}

setup_moto() { setup_server moto; }

setup_aiosmtpd() { setup_server aiosmtpd; }

setup_scim() { setup_server scim; }

PGBOUNCER=$PORTICO_TOOLS/pgbouncer

# Whether it runs; its libraries may lie beside it.
pgbouncer_is_there() { "$PGBOUNCER/bin/pgbouncer" --version >/dev/null 2>&1; }

# What the machine has, or the distribution's package unpacked: installing it would start a service. Leaves a program that
# finds its libraries.
setup_pgbouncer() {
  local program
  mkdir -p "$PGBOUNCER/bin"
  if ! program=$(PATH=$PATH:/usr/sbin command -v pgbouncer); then
    program=$PGBOUNCER/root/usr/sbin/pgbouncer
    # Not in a condition: `set -e` would be off inside.
    set +e
    unpack_pgbouncer
    set -e
    [[ -x $program ]] || give_up "pgbouncer is missing: install it from your distribution, then start again."
  fi
  # shellcheck disable=SC2016 # the written script's own
  printf '#!/bin/sh\nLD_LIBRARY_PATH=$(echo %q/root/usr/lib/*/) exec %q "$@"\n' "$PGBOUNCER" "$program" \
    >"$PGBOUNCER/bin/pgbouncer"
  chmod 755 "$PGBOUNCER/bin/pgbouncer"
  pgbouncer_is_there || give_up "pgbouncer doesn't run here: install it from your distribution, then start again."
}

# The package with those of its libraries that the machine lacks.
unpack_pgbouncer() (
  set -euo pipefail
  is_debian_like
  if ((EUID == 0)); then apt_lists; fi
  work=$(mktemp -d "$PGBOUNCER/.tmp.XXXXXX")
  trap 'rm -rf "$work"' EXIT
  mkdir "$work/debs" "$work/root"
  cd "$work/debs"
  apt-get -o APT::Sandbox::User= -q download pgbouncer
  packages=$(dpkg-deb -f pgbouncer_*.deb Depends | tr ',' '\n' | sed 's/|.*//; s/(.*//' | grep -oE '^ *lib[a-z0-9.+-]+')
  for package in $packages; do
    if ! installed "$package"; then apt-get -o APT::Sandbox::User= -q download "$package"; fi
  done
  for package in *.deb; do dpkg-deb -x "$package" "$work/root"; done
  make_readable "$work/root"
  rm -rf "$PGBOUNCER/root"
  mv "$work/root" "$PGBOUNCER/root"
)
