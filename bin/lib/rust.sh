# shellcheck shell=bash
# Rust in the version that Cargo.toml asks for, with the target wasm32-unknown-unknown. Sourced, never run.
# shellcheck disable=SC2016 # lines of the environment file keep their variables

WASM_TARGET=wasm32-unknown-unknown

wanted_rust() { sed -n 's/^rust-version = "\(.*\)"/\1/p' "$ROOT/Cargo.toml"; }
has_wasm_target() { compgen -G "$(rustc --print sysroot)/lib/rustlib/$WASM_TARGET/lib/libstd-*.rlib" >/dev/null; }
rust_is_new_enough() { newer_or_equal "$(rustc --version | cut -d ' ' -f 2)" "$(wanted_rust)"; }

setup_rust() {
  # A rustup installed by hand puts its programs here, which a fresh shell may not know yet.
  export PATH="$HOME/.cargo/bin:$PATH"
  if ! have cargo && ! have rustup; then
    apt_install rustup || give_up "Rust is missing: install rustup with a toolchain of at least $(wanted_rust), then start again."
  fi
  if ! have cargo || ! cargo --version >/dev/null 2>&1; then
    rustup default stable || give_up "Rust can't be fetched: install a toolchain of at least $(wanted_rust), then start again."
  fi
  if ! rust_is_new_enough && have rustup; then rustup update stable || true; fi
  rust_is_new_enough || give_up "Rust $(wanted_rust) or later is needed and this is $(rustc --version): update it, then start again."
}

setup_wasm_target() {
  export PATH="$HOME/.cargo/bin:$PATH"
  has_wasm_target && return
  have rustup && rustup target add "$WASM_TARGET" && return
  give_up "Rust's target $WASM_TARGET is missing: run \"rustup target add $WASM_TARGET\", then start again."
}

env_of_rust() { if [[ -d $HOME/.cargo/bin ]]; then printf 'export PATH="%s/.cargo/bin:$PATH"\n' "$HOME"; fi; }
