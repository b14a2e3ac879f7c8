//! Making a cluster: in a folder beside the final one, which it becomes by a rename when it is complete.

use std::{
    fs::{self, File},
    io,
    os::unix::fs::chown,
    path::Path,
    process::{Command, Stdio},
};

use nix::sys::signal::Signal;

use crate::{
    Durability, Options, SUPERUSER,
    account::Account,
    bootstrap,
    error::{Doing, Error},
    folder,
    layout::{Layout, UNFINISHED},
    leftovers, log,
    process::command,
};

/// Whether the cluster is there. Refuses data of another major version and folders that hold something else.
pub(crate) fn is_there(layout: &Layout, options: &Options) -> Result<bool, Error> {
    let cluster = layout.cluster();
    match fs::read_to_string(cluster.join("PG_VERSION")) {
        Ok(found) if found.trim() == options.binaries.major().to_string() => Ok(true),
        Ok(found) => Err(Error::OtherVersion {
            data: cluster,
            found: found.trim().chars().take(20).collect(),
            wanted: options.binaries.major(),
            binaries: options.binaries.dir().into(),
        }),
        Err(e) if e.kind() != io::ErrorKind::NotFound => Err(e).doing(|| format!("reading {}", cluster.display())),
        Err(_) if cluster.exists() => Err(Error::NotACluster(cluster)),
        Err(_) => Ok(false),
    }
}

/// Makes the cluster with its roles, its database and the extension. Takes a few seconds.
pub(crate) fn make(layout: &Layout, options: &Options, account: &Account) -> Result<(), Error> {
    sweep(&layout.home)?;
    let unfinished = folder::fresh(&layout.home, UNFINISHED, 0o700)
        .doing(|| format!("making a folder in {}", layout.home.display()))?;
    let made = fill(&unfinished, options, account).and_then(|()| {
        let cluster = layout.cluster();
        fs::rename(&unfinished, &cluster).doing(|| format!("naming the new cluster {}", cluster.display()))?;
        // The new name has to be on the disk before anything is promised.
        File::open(&layout.home).and_then(|home| home.sync_all()).doing(|| format!("writing {}", layout.home.display()))
    });
    if made.is_err() {
        // What went wrong is told; what remains of it goes at the next start at the latest.
        let _ = fs::remove_dir_all(&unfinished);
    }
    made
}

fn fill(folder: &Path, options: &Options, account: &Account) -> Result<(), Error> {
    chown(folder, Some(account.uid.as_raw()), Some(account.gid.as_raw()))
        .doing(|| format!("giving {} to {}", folder.display(), account.name))?;
    let mut initdb = command(&options.binaries.program("initdb"), account, Signal::SIGKILL);
    initdb.args(["--encoding=UTF8", "--locale=C.UTF-8", "--data-checksums"]);
    // Whoever reaches the socket is trusted: its folder is open to the cluster's account and to root only.
    initdb.args(["--auth-local=trust", "--auth-host=reject", "--username", SUPERUSER]);
    if options.durability == Durability::None {
        initdb.arg("--no-sync");
    }
    run("initdb", initdb.arg("--pgdata").arg(folder))?;
    bootstrap::first(folder, options, account)
}

/// Removes what a server left that was killed while it made a cluster.
fn sweep(home: &Path) -> Result<(), Error> {
    for entry in fs::read_dir(home).doing(|| format!("listing {}", home.display()))?.flatten() {
        if entry.file_name().to_string_lossy().starts_with(UNFINISHED) {
            let folder = entry.path();
            leftovers::kill_all_in(&folder)?;
            fs::remove_dir_all(&folder).doing(|| format!("removing {}", folder.display()))?;
        }
    }
    Ok(())
}

fn run(program: &'static str, command: &mut Command) -> Result<(), Error> {
    let output = command.stdin(Stdio::null()).output().doing(|| format!("running {program}"))?;
    if output.status.success() {
        return Ok(());
    }
    let said = [output.stdout, output.stderr].concat();
    Err(Error::Program { program, status: output.status, output: log::last_lines(&String::from_utf8_lossy(&said)) })
}
