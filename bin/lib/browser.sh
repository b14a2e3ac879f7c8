# shellcheck shell=bash
# What only the tests need: a browser with fonts for all four languages, and Rust's formatter and linter.
# Sourced, never run.

# Prints the browser's program.
find_chromium() {
  local program
  for program in chromium chromium-browser google-chrome; do
    # Ubuntu's package of this name is a stub that asks for snap.
    if have "$program" && "$program" --version >/dev/null 2>&1; then command -v "$program"; return; fi
  done
  return 1
}

fonts_are_there() { have fc-list && [[ -n $(fc-list ':lang=ar' file) && -n $(fc-list ':lang=ko' file) ]]; }

setup_browser() {
  if ! find_chromium >/dev/null; then
    apt_install chromium || true
    find_chromium >/dev/null || give_up "Chromium is missing: install it from your distribution, then start again."
  fi
  # Without them Arabic, Chinese and Korean are boxes in screenshots; the journeys pass all the same.
  if ! fonts_are_there; then apt_install fontconfig fonts-noto-core fonts-noto-cjk || true; fi
}

setup_rust_components() {
  if cargo fmt --version && cargo clippy --version; then return; fi
  have rustup && rustup component add rustfmt clippy && return
  give_up "rustfmt and clippy are missing: install these two components of Rust, then start again."
}

# What only the long journeys need.
setup_judges_tools() {
  use_fetched_java
  if ! java_is_there; then STEPS=$((STEPS + 1)); step "Java, for the checker of HTML" setup_java; use_fetched_java; fi
}

# Says nothing when all is there.
setup_test_tools() {
  if ! { cargo fmt --version && cargo clippy --version; } >/dev/null 2>&1; then
    STEPS=$((STEPS + 1)); step "rustfmt and clippy" setup_rust_components
  fi
  if ! find_chromium >/dev/null || ! fonts_are_there; then
    STEPS=$((STEPS + 1)); step "Chromium and fonts" setup_browser
  fi
  if ! server_is_there moto; then STEPS=$((STEPS + 1)); step "moto, an S3 server" setup_moto; fi
  if ! server_is_there aiosmtpd; then STEPS=$((STEPS + 1)); step "aiosmtpd, an SMTP server" setup_aiosmtpd; fi
  if ! pgbouncer_is_there; then STEPS=$((STEPS + 1)); step "pgbouncer, a pooler" setup_pgbouncer; fi
  if ! server_is_there scim; then STEPS=$((STEPS + 1)); step "scim2-tester, a judge of SCIM" setup_scim; fi
  if ! stock_is_there; then STEPS=$((STEPS + 1)); step "An identity provider, a client and stand-ins for models" setup_stock; fi
  PORTICO_CHROMIUM=$(find_chromium)
  export PORTICO_CHROMIUM
}
