# shellcheck shell=bash
# Where the data folder is by default. Sourced, never run.

# Whether a user other than the owner can walk to the folder: every folder above it must be searchable by all.
reachable_by_others() {
  local folder=$1
  while [[ ! -d $folder ]]; do folder=${folder%/*}; done
  while [[ -n $folder ]]; do
    [[ $(stat -c %A "$folder") == *x || $(stat -c %A "$folder") == *t ]] || return 1
    folder=${folder%/*}
  done
}

# The checkout's own folder. As root PostgreSQL runs as another user, who can't reach a checkout in root's home: then a
# folder of this checkout's below /var/lib.
default_data_folder() {
  local here=$ROOT/.portico/data
  if ((EUID != 0)) || reachable_by_others "$here"; then printf '%s' "$here"; return; fi
  printf '/var/lib/portico/%s' "$(printf '%s' "$ROOT" | sha256sum | cut -c 1-12)"
}
