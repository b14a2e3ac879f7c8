//! What can go wrong, worded for the operator who will read it.

use std::{fmt, io, path::PathBuf, time::Duration};

/// One folder that was looked at for PostgreSQL, and why it wasn't taken.
#[derive(Debug)]
pub struct Tried {
    /// The folder, or the program that was asked for one.
    pub place: PathBuf,
    /// Why it doesn't do.
    pub because: String,
}

/// A failure of the managed database. The message says what to do where something can be done.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// No usable PostgreSQL on this machine.
    #[error(
        "no PostgreSQL from version 15 up with pgvector was found.{}\nInstall the packages postgresql-NN and \
         postgresql-NN-pgvector, let bin/run bring a private copy, name a bin folder in PORTICO_PG_BIN, or use a \
         server of your own through DATABASE_URL.",
        Listed(.tried)
    )]
    NoBinaries {
        /// Every place in the order it was looked at.
        tried: Vec<Tried>,
    },
    /// Another live server holds the folder.
    #[error(
        "{} is in use by another server{}. Stop that one first (Ctrl-C, or kill -INT and its process id), or give this \
         one another data folder. Commands that work on the running database take the same data folder and connect \
         to it.", .data.display(), Holder(*.pid)
    )]
    InUse {
        /// The folder.
        data: PathBuf,
        /// Process id of the holder, when it has written it down already.
        pid: Option<u32>,
    },
    /// The data were written by another major version.
    #[error(
        "{} was made by PostgreSQL {found}, but {} has PostgreSQL {wanted}. Name the bin folder of PostgreSQL {found} in \
         PORTICO_PG_BIN, or dump the data with it and restore them into a new folder.",
        .data.display(), .binaries.display()
    )]
    OtherVersion {
        /// The folder.
        data: PathBuf,
        /// What stands in its `PG_VERSION`.
        found: String,
        /// Major version of the binaries.
        wanted: u32,
        /// Their folder.
        binaries: PathBuf,
    },
    /// Something is there, but no cluster of ours.
    #[error("{} holds files but no PostgreSQL cluster: move them away, or choose another data folder", .0.display())]
    NotACluster(PathBuf),
    /// There is no account to run as.
    #[error("{0}")]
    Account(String),
    /// The account that runs PostgreSQL can't get to a folder.
    #[error(
        "{} (mode {mode:04o}) can't be passed by the account {account:?}, which runs PostgreSQL and needs {}. Allow it \
         (chmod a+x {0}), or choose a place that others may enter, such as /var/lib/portico.",
        .folder.display(), .wanted.display()
    )]
    Unreachable {
        /// The folder that bars the way.
        folder: PathBuf,
        /// Its permission bits.
        mode: u32,
        /// Who has to pass.
        account: String,
        /// Where to.
        wanted: PathBuf,
    },
    /// A path that can't be written into a connection address.
    #[error("{} isn't UTF-8, and connection addresses are: choose another data folder", .0.display())]
    PathNotUtf8(PathBuf),
    /// A program of PostgreSQL failed while the cluster was made or brought up to date.
    #[error("{program} failed ({status}):\n{output}")]
    Program {
        /// Its name.
        program: &'static str,
        /// How it ended.
        status: std::process::ExitStatus,
        /// The end of what it printed.
        output: String,
    },
    /// The database didn't come up.
    #[error("PostgreSQL {what}. The end of its log ({}):\n{tail}", .log.display())]
    NotReady {
        /// What happened instead: it ended, or time ran out.
        what: String,
        /// The log file.
        log: PathBuf,
        /// Its last lines since this start.
        tail: String,
    },
    /// Processes of an earlier run don't go away, so it is not safe to start.
    #[error("processes {pids:?} of an earlier run still work in {} and can't be ended: it is not safe to start", .data.display())]
    Lingering {
        /// The data folder they work in.
        data: PathBuf,
        /// Their ids.
        pids: Vec<i32>,
    },
    /// The cluster was stopped, so it can't do what was asked.
    #[error("the database was stopped")]
    Stopped,
    /// It didn't come back in time; the supervisor goes on trying.
    #[error("the database isn't back after {} s", .0.as_secs())]
    StillDown(Duration),
    /// The operating system refused something.
    #[error("{doing}: {source}")]
    Io {
        /// What was being done, with the path.
        doing: String,
        /// Its answer.
        source: io::Error,
    },
}

/// Says what was being done when the operating system refused.
pub(crate) trait Doing<T> {
    fn doing(self, what: impl FnOnce() -> String) -> Result<T, Error>;
}

impl<T, E: Into<io::Error>> Doing<T> for Result<T, E> {
    fn doing(self, what: impl FnOnce() -> String) -> Result<T, Error> {
        self.map_err(|e| Error::Io { doing: what(), source: e.into() })
    }
}

struct Listed<'a>(&'a [Tried]);

impl fmt::Display for Listed<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for Tried { place, because } in self.0 {
            write!(f, "\n  {}: {because}", place.display())?;
        }
        Ok(())
    }
}

struct Holder(Option<u32>);

impl fmt::Display for Holder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.map_or(Ok(()), |pid| write!(f, ", process id {pid}"))
    }
}
