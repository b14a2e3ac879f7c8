# shellcheck shell=bash
# Servers and judges that aren't ours, for the tests alone: moto, which speaks S3, aiosmtpd, which takes mail, and
# scim2-tester, which tries whether SCIM is spoken well. Each is pinned with
# all it needs by hash in bin/pip, unpacked into the tools folder and never installed into a Python. Sourced, never run.

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
