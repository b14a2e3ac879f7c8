//! Finding PostgreSQL on this machine.

use std::{
    env, fs,
    path::{Path, PathBuf},
    process::Command,
};

use crate::error::{Error, Tried};

/// The oldest major version that is supported.
const OLDEST: u32 = 15;
/// The newest one that is looked for in the places where Debian and Ubuntu put it.
const NEWEST: u32 = 18;

/// PostgreSQL's programs in one folder, with pgvector beside them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Binaries {
    dir: PathBuf,
    major: u32,
    version: String,
    vector: String,
}

impl Binaries {
    /// The folder.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// The major version, such as 15.
    pub fn major(&self) -> u32 {
        self.major
    }

    /// The whole version, such as `15.18`.
    pub fn version(&self) -> &str {
        &self.version
    }

    /// The version of pgvector, such as `0.8.0`.
    pub fn vector(&self) -> &str {
        &self.vector
    }

    /// The path of one program, such as `pg_dump`.
    pub fn program(&self, name: &str) -> PathBuf {
        self.dir.join(name)
    }
}

/// Looks for PostgreSQL 15 or later with pgvector: in `explicit` and nowhere else when it is given; otherwise in
/// `extra`, where Debian and Ubuntu have it (the newest first), and where `pg_config` on the PATH points.
///
/// The error lists every place and says what to do.
pub fn find_binaries(explicit: Option<&Path>, extra: &[PathBuf]) -> Result<Binaries, Error> {
    let mut places: Vec<PathBuf> = explicit.map_or_else(|| extra.to_vec(), |dir| vec![dir.into()]);
    if explicit.is_none() {
        let packaged = (OLDEST..=NEWEST).rev();
        places.extend(packaged.map(|major| format!("/usr/lib/postgresql/{major}/bin").into()));
        places.extend(pg_config_on_path());
    }
    let mut tried = Vec::new();
    for place in places {
        match inspect(&place) {
            Ok(binaries) => return Ok(binaries),
            Err(because) => tried.push(Tried { place, because }),
        }
    }
    Err(Error::NoBinaries { tried })
}

fn pg_config_on_path() -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    let program = env::split_paths(&path).map(|dir| dir.join("pg_config")).find(|program| program.is_file())?;
    ask(&program, "--bindir").ok().map(PathBuf::from)
}

fn inspect(dir: &Path) -> Result<Binaries, String> {
    // PostgreSQL finds its libraries from where it really is, and a link may lie where its account can't go.
    let dir = fs::canonicalize(dir).map_err(|_| "not there".to_owned())?;
    for program in ["postgres", "initdb"] {
        if !dir.join(program).is_file() {
            return Err(format!("has no {program}"));
        }
    }
    let said = ask(&dir.join("postgres"), "--version")?;
    let version = said.split_whitespace().nth(2).unwrap_or_default().to_owned();
    let number = version.split(|c: char| !c.is_ascii_digit()).next().and_then(|major| major.parse().ok());
    let major: u32 = number.ok_or_else(|| format!("has an unknown version ({said})"))?;
    if major < OLDEST {
        return Err(format!("is version {version}, too old"));
    }
    let vector = vector_version(&dir, major).ok_or_else(|| format!("PostgreSQL {version} without pgvector"))?;
    Ok(Binaries { dir, major, version, vector })
}

/// `default_version = '0.8.0'` in the extension's control file.
fn vector_version(dir: &Path, major: u32) -> Option<String> {
    // `pg_config` comes in another package in some places; then the usual layouts are tried.
    let told = ask(&dir.join("pg_config"), "--sharedir").ok().map(PathBuf::from);
    let usual = ["../share/postgresql".into(), "../share".into(), format!("../../../../share/postgresql/{major}")];
    let shares = told.into_iter().chain(usual.iter().map(|share| dir.join(share)));
    let control = shares.map(|share| share.join("extension/vector.control")).find(|file| file.is_file())?;
    let text = fs::read_to_string(control).ok()?;
    let line = text.lines().find(|line| line.trim_start().starts_with("default_version"))?;
    line.split('\'').nth(1).map(str::to_owned)
}

fn ask(program: &Path, question: &str) -> Result<String, String> {
    let name = program.file_name().unwrap_or_default().display();
    let output = Command::new(program).arg(question).output().map_err(|e| format!("{name} can't be run: {e}"))?;
    if !output.status.success() {
        let complaint = String::from_utf8_lossy(&output.stderr);
        return Err(format!("{name} {question} failed: {}", complaint.trim()));
    }
    Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_error_says_where_it_looked_and_what_to_do() {
        let nowhere = Path::new("/nonexistent/bin");
        let error = find_binaries(Some(nowhere), &["/usr/bin".into()]).unwrap_err().to_string();
        assert!(error.contains("/nonexistent/bin: not there"), "{error}");
        assert!(error.contains("postgresql-NN-pgvector"), "{error}");
        assert!(!error.contains("/usr/lib/postgresql"), "what is named explicitly is not replaced: {error}");
    }
}
