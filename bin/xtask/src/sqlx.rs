//! The query data in `.sqlx`, which lets the server compile without a database.

use crate::cargo;
use crate::files;
use crate::paths::Paths;
use anyhow::{Context, Result};
use managed_postgres::testing::TempFolder;
use managed_postgres::{Cluster, DATABASE, Durability, OWNER, Options, find_binaries};
use std::path::Path;
use std::process::Command;

/// Applies all migrations to a throwaway cluster, checks every query of the server against it and replaces `.sqlx`.
pub fn run(paths: &Paths) -> Result<()> {
    // Declared before the cluster, so that it goes after it.
    let folder = TempFolder::new();
    let binaries = find_binaries(Some(&Paths::postgres()?), &[])?;
    let cluster = Cluster::start(Options { durability: Durability::None, ..Options::new(folder.path(), binaries) })?;
    let url = cluster.url(OWNER, DATABASE);
    migrate(paths, &url)?;
    let fresh = paths.target().join("sqlx-fresh");
    files::fresh_folder(&fresh)?;
    check(paths, &url, &fresh)?;
    replace(&fresh, &paths.root.join(".sqlx"))
}

fn migrate(paths: &Paths, url: &str) -> Result<()> {
    let psql = Paths::postgres()?.join("psql");
    for migration in files::below_with(&paths.root.join("migrations"), "sql")? {
        let mut command = Command::new(&psql);
        command.args(["--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1", "--file"]);
        cargo::run(command.arg(&migration).arg(url)).with_context(|| format!("applying {}", migration.display()))?;
    }
    // As the application sets it in each transaction: projections name their tables without a schema.
    let path = "do $$ begin execute format('alter database %I set search_path = %s', current_database(), (
                    select string_agg(quote_ident(nspname), ', ') from pg_namespace
                    where nspname !~ '^pg_' and nspname not in ('information_schema', 'public', 'log', 'keys', 'rebuild')
                )); end $$";
    cargo::run(Command::new(&psql).args(["--no-psqlrc", "--quiet", "--command", path]).arg(url))
}

/// Compiles the server with its queries checked against the database; each leaves what it learned in the folder.
fn check(paths: &Paths, url: &str, folder: &Path) -> Result<()> {
    // Cargo doesn't know that the macros look at a database: only a file that was just written makes them look again.
    let root_module = paths.root.join("server/src/lib.rs");
    files::write(&root_module, files::bytes(&root_module)?)?;
    let mut command = cargo::command(paths, &["check", "--package", "server", "--lib", "--bins"]);
    command.env("SQLX_OFFLINE", "false").env("SQLX_OFFLINE_DIR", folder).env("DATABASE_URL", url);
    cargo::run(&mut command)
}

/// Puts the new files in the old ones' place; queries that are gone lose theirs.
fn replace(fresh: &Path, kept: &Path) -> Result<()> {
    files::fresh_folder(kept)?;
    let found = files::below_with(fresh, "json")?;
    for path in &found {
        files::copy(path, &kept.join(path.strip_prefix(fresh)?))?;
    }
    println!(".sqlx: {} queries", found.len());
    Ok(())
}
