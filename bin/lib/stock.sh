# shellcheck shell=bash
# An identity provider and clients that aren't ours, and a stand-in for providers of models, for the tests alone: oidc-provider,
# openid-client, the SDK of the Model Context Protocol and aimock, pinned with all they need by hash in
# server/tests/stock/package-lock.json. Sourced, never run.

STOCK_HOME=$PORTICO_TOOLS/stock

stock_stamp() { sha256sum <"$ROOT/server/tests/stock/package-lock.json" | cut -c 1-16; }

stock_is_there() { [[ -d $STOCK_HOME/node_modules && $(cat "$STOCK_HOME/stamp" 2>/dev/null) == "$(stock_stamp)" ]]; }

setup_stock() {
  mkdir -p "$STOCK_HOME"
  cp "$ROOT/server/tests/stock/package.json" "$ROOT/server/tests/stock/package-lock.json" "$STOCK_HOME/"
  (cd "$STOCK_HOME" && npm ci --no-audit --no-fund --ignore-scripts --omit=dev) \
    || give_up "The npm packages of the tests can't be fetched: check the network and npm's settings, then start again."
  make_readable "$STOCK_HOME"
  stock_stamp >"$STOCK_HOME/stamp"
}
