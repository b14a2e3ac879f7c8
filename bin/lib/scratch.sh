# shellcheck shell=bash
# Where tests put what goes with them. Their databases come and go by the hundred, each of some 1,200 files: in memory that takes
# a fraction of the time. Sourced, never run.

MEMORY=/dev/shm
GB=1048576 # in KiB

# Whether there is room in memory for databases, and for the compiler beside them, and whether programs may run there.
memory_has_room() {
  local free available
  [[ -d $MEMORY && -w $MEMORY ]] || return 1
  free=$(df --output=avail -k "$MEMORY" 2>/dev/null | tail -n 1) || return 1
  available=$(awk '$1 == "MemAvailable:" { print $2 }' /proc/meminfo 2>/dev/null) || return 1
  ((${free:-0} > 8 * GB && ${available:-0} > 16 * GB)) || return 1
  ! awk -v at="$MEMORY" '$5 == at { print $6 }' /proc/self/mountinfo 2>/dev/null | grep -qw noexec
}

# A folder that somebody chose stays.
use_scratch() {
  if [[ -z ${TMPDIR:-} ]] && memory_has_room; then
    export TMPDIR=$MEMORY
    say "databases of tests: in memory"
  fi
}
