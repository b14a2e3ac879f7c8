# shellcheck shell=bash
# An S3 server that isn't ours, for the tests alone: moto, pinned with all it needs by hash in bin/pip/moto.txt. It is
# unpacked into the tools folder and never installed into a Python. Sourced, never run.

MOTO_HOME=$PORTICO_TOOLS/moto

moto_stamp() { { cat "$ROOT/bin/pip/moto.txt"; "$(python_with_pip)" --version; } | sha256sum | cut -c 1-16; }

moto_is_there() { [[ -d $MOTO_HOME/site && $(cat "$MOTO_HOME/stamp" 2>/dev/null) == "$(moto_stamp)" ]]; }

setup_moto() {
  local python temporary
  need_pip
  python=$(python_with_pip)
  mkdir -p "$MOTO_HOME"
  temporary=$(mktemp -d "$MOTO_HOME/.tmp.XXXXXX")
  # Wheels only: nothing of a package runs while it is unpacked.
  "$python" -m pip install --quiet --target "$temporary" --no-deps --require-hashes --only-binary=:all: --no-compile \
    --disable-pip-version-check --root-user-action=ignore -r "$ROOT/bin/pip/moto.txt" \
    || { rm -rf "$temporary"; give_up "moto can't be fetched: check the network and pip's settings, then start again."; }
  make_readable "$temporary"
  rm -rf "$MOTO_HOME/site"
  mv "$temporary" "$MOTO_HOME/site"
  moto_stamp >"$MOTO_HOME/stamp"
}
