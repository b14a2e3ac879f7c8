# shellcheck shell=bash
# What every setup script shares: where tools go, how a step is shown, how Debian's packages are asked for.
# Sourced, never run.

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)

# Everything that is fetched goes below this folder, never into the checkout: clones share it.
if [[ -z ${PORTICO_TOOLS:-} ]]; then
  if ((EUID == 0)); then PORTICO_TOOLS=/var/cache/portico
  else PORTICO_TOOLS=${XDG_CACHE_HOME:-$HOME/.cache}/portico; fi
fi
export PORTICO_TOOLS

# Ends the script with one sentence that says what to do.
die() { printf '\nportico: %s\n' "$*" >&2; exit 1; }

say() { printf '%s\n' "$*" >&2; }
have() { command -v "$1" >/dev/null 2>&1; }

STEP=0
STEPS=0

# step TITLE FUNCTION: runs the function as the next numbered step and prints how long it took. What the function says
# on its standard output and error is kept aside, and shown only if it fails.
step() {
  local title=$1 started=$SECONDS log status=0
  STEP=$((STEP + 1))
  log=$PORTICO_TOOLS/log/$2.txt
  mkdir -p "${log%/*}"
  printf '[%d/%d] %s … ' "$STEP" "$STEPS" "$title" >&2
  REASON=$PORTICO_TOOLS/log/$2.reason
  rm -f "$REASON"
  # In a subshell with `set -e` of its own: as the operand of `||` it would be switched off inside.
  set +e
  (set -e; "$2") >"$log" 2>&1
  status=$?
  set -e
  if ((status == 0)); then printf 'ready (%d s)\n' "$((SECONDS - started))" >&2; return; fi
  printf 'failed\n' >&2
  tail -n 15 "$log" >&2
  if [[ -s $REASON ]]; then die "$(cat "$REASON")"; fi
  die "\"$title\" failed; the whole output is in $log: mend what it names and start again."
}

# Inside a step: gives up with the sentence that the person is to read.
give_up() { printf '%s' "$*" >"$REASON"; exit 1; }

is_debian_like() { have apt-get && have dpkg-query; }

installed() { [[ $(dpkg-query -W -f='${Status}' "$1" 2>/dev/null) == 'install ok installed' ]]; }

# Brings the package lists once, if there are none yet or they are older than a day. Needs root.
apt_lists() {
  local newest
  newest=$(find /var/lib/apt/lists -maxdepth 1 -name '*Packages*' -mtime -1 -print -quit 2>/dev/null)
  if [[ -z $newest ]]; then apt-get update -qq; fi
}

# apt_install PACKAGE…: installs what is missing. False if this machine or this user can't.
apt_install() {
  local missing=() package
  is_debian_like || return 1
  for package in "$@"; do installed "$package" || missing+=("$package"); done
  ((${#missing[@]})) || return 0
  ((EUID == 0)) || return 1
  apt_lists
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" \
    || { apt-get update -qq && DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"; }
}

# newer_or_equal HAVE WANT: compares dotted versions.
newer_or_equal() { [[ $(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n 1) == "$2" ]]; }

# Folders that another user has to reach (PostgreSQL never runs as root).
make_readable() { chmod -R a+rX "$1"; }

# The build tool, built if it changed; a first build shows Cargo's own progress.
build_xtask() {
  local target=${CARGO_TARGET_DIR:-$ROOT/target} quiet=()
  if [[ -x $target/debug/xtask ]]; then quiet=(--quiet); else say "Building the build tool"; fi
  cargo build "${quiet[@]}" --package xtask || die "The build tool didn't build: the lines above say why."
}
