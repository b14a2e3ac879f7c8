# shellcheck shell=bash
# A C toolchain (linking Rust, PostgreSQL's extension), and cmake with libclang (llama.cpp and its bindings).
# Sourced, never run.
# shellcheck disable=SC2016 # lines of the environment file keep their variables

setup_c() {
  if have cc && have c++ && have make; then return; fi
  apt_install gcc g++ make libc6-dev pkg-config ca-certificates && have cc && return
  give_up "A C toolchain is missing: install the packages gcc, g++, make and libc6-dev, then start again."
}

# The library and the compiler's own headers, which come in a package apart.
libclang_of_system() {
  { compgen -G '/usr/lib/llvm-*/lib/libclang[.-][s0-9]*' || compgen -G '/usr/lib/*/libclang[.-][s0-9]*'; } >/dev/null \
    && compgen -G '/usr/lib/llvm-*/lib/clang/*/include/stddef.h' >/dev/null
}

# Debian's libclang knows where its own headers are; the one from PyPI is told to use gcc's.
setup_llama_tools() {
  if have cmake && libclang_of_system; then return; fi
  if apt_install cmake libclang-dev; then return; fi
  if [[ ! -x $PORTICO_TOOLS/cmake/cmake/data/bin/cmake ]]; then
    fetch_wheel cmake==4.1.2 "$PORTICO_TOOLS/cmake" \
      7587a2b2ce48df1fd68a68657b6c5a711b467c346812e46dfb9cd996cd6e2352 \
      b608042882f79ad2b92ce44bc1f1266882b7784f8feab313ae0b6c735379bd4c \
      || give_up "cmake can't be fetched: install the packages cmake and libclang-dev, then start again."
    chmod +x "$PORTICO_TOOLS"/cmake/cmake/data/bin/*
  fi
  if [[ ! -d $PORTICO_TOOLS/libclang/clang/native ]]; then
    fetch_wheel libclang==18.1.1 "$PORTICO_TOOLS/libclang" \
      c533091d8a3bbf7460a00cb6c1a71da93bffe148f172c7d03b1c31fbf8aa2a0b \
      54dda940a4a0491a9d1532bf071ea3ef26e6dbaf03b5000ed94dd7174e8f9592 \
      || give_up "libclang can't be fetched: install the package libclang-dev, then start again."
  fi
}

# The lines of the environment file that the fetched ones need; none if the system has its own.
env_of_llama_tools() {
  if ! have cmake; then printf 'export PATH="%s/cmake/cmake/data/bin:$PATH"\n' "$PORTICO_TOOLS"; fi
  if ! libclang_of_system && [[ -d $PORTICO_TOOLS/libclang ]]; then
    printf 'export LIBCLANG_PATH="%s/libclang/clang/native"\n' "$PORTICO_TOOLS"
    printf 'export BINDGEN_EXTRA_CLANG_ARGS="-I%s"\n' "$(cc -print-file-name=include)"
  fi
}
