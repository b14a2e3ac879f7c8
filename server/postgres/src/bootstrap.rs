//! What only a superuser can set up: the two roles, the database, the template that databases of single tenants are copied
//! from, the extension, and who may do what.
//!
//! It runs in PostgreSQL's single-user mode, before anybody can connect. Except for making the database, every
//! statement can be repeated, and they are repeated when they or the version of pgvector have changed since. In the
//! scripts an empty line after a semicolon ends a statement.

use std::{
    fs::{self, File},
    io::Write,
    os::unix::fs::chown,
    path::Path,
    process::Stdio,
};

use nix::sys::signal::Signal;
use tracing::info;

use crate::{
    APP, DATABASE, OWNER, Options, TEMPLATE,
    account::Account,
    error::{Doing, Error},
    log,
    process::command,
    settings,
};

const ROLES: &str = include_str!("../sql/roles.sql");
const IN_THE_DATABASE: &str = include_str!("../sql/database.sql");
/// Lies in the cluster and says what was run on it, word for word.
const RECORD: &str = "portico-bootstrap.sql";

/// Sets up a cluster that `initdb` has just made.
pub(crate) fn first(cluster: &Path, options: &Options, account: &Account) -> Result<(), Error> {
    let database = format!("CREATE DATABASE {DATABASE} OWNER {OWNER};\n\n");
    single_user(cluster, options, account, "postgres", &format!("{ROLES}\n{database}{}", template()))?;
    in_the_databases(cluster, options, account)?;
    record(cluster, options, account)
}

fn template() -> String {
    format!("CREATE DATABASE {TEMPLATE} OWNER {OWNER} IS_TEMPLATE true;\n\n")
}

/// What both databases have alike.
fn in_the_databases(cluster: &Path, options: &Options, account: &Account) -> Result<(), Error> {
    for database in [DATABASE, TEMPLATE] {
        let own = format!(
            "REVOKE ALL ON DATABASE {database} FROM PUBLIC;\n\nGRANT CONNECT ON DATABASE {database} TO {APP};\n\n"
        );
        single_user(cluster, options, account, database, &format!("{own}{IN_THE_DATABASE}"))?;
    }
    Ok(())
}

/// Brings a cluster up to date that another version of this server, or another pgvector, was used on.
/// No process may work on it.
pub(crate) fn again(cluster: &Path, options: &Options, account: &Account) -> Result<(), Error> {
    let done = fs::read_to_string(cluster.join(RECORD)).unwrap_or_default();
    if done == wanted(options) {
        return Ok(());
    }
    // Making a database is what can't be repeated, and clusters from before have no template.
    let asked = format!("SELECT datname FROM pg_database WHERE datname = '{TEMPLATE}';\n\n");
    let answer = single_user(cluster, options, account, "postgres", &asked)?;
    let template = if answer.contains(&format!("\"{TEMPLATE}\"")) { String::new() } else { template() };
    single_user(cluster, options, account, "postgres", &format!("{ROLES}\n{template}"))?;
    in_the_databases(cluster, options, account)?;
    record(cluster, options, account)?;
    info!(pgvector = options.binaries.vector(), "database roles and extension brought up to date");
    Ok(())
}

fn wanted(options: &Options) -> String {
    format!("-- pgvector {}\n{ROLES}\n{}{IN_THE_DATABASE}", options.binaries.vector(), template())
}

fn record(cluster: &Path, options: &Options, account: &Account) -> Result<(), Error> {
    let path = cluster.join(RECORD);
    let written = File::create(&path).and_then(|mut file| {
        file.write_all(wanted(options).as_bytes())?;
        file.sync_all()
    });
    // Backup tools that run as the cluster's account want to read every file in it.
    written
        .and_then(|()| chown(&path, Some(account.uid.as_raw()), Some(account.gid.as_raw())))
        .doing(|| format!("writing {}", path.display()))
}

/// Runs the script, and gives back what was printed.
fn single_user(cluster: &Path, options: &Options, account: &Account, on: &str, script: &str) -> Result<String, Error> {
    let mut postgres = command(&options.binaries.program("postgres"), account, Signal::SIGKILL);
    postgres.args(["--single", "-j", "-D"]).arg(cluster);
    for setting in
        ["exit_on_error=on", "log_checkpoints=off"].iter().chain(settings::for_durability(options.durability))
    {
        postgres.args(["-c", setting]);
    }
    postgres.arg(on).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let doing = || format!("setting up {}", cluster.display());
    let mut child = postgres.spawn().doing(doing)?;
    let mut stdin = child.stdin.take().expect("it was asked for");
    // When it ends early, what it printed says more than the broken pipe.
    let _ = stdin.write_all(script.as_bytes());
    drop(stdin);
    let output = child.wait_with_output().doing(doing)?;
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    let output_text = log::last_lines(&String::from_utf8_lossy(&output.stderr));
    Err(Error::Program { program: "postgres --single", status: output.status, output: output_text })
}
