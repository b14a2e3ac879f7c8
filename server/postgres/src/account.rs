//! Who PostgreSQL runs as: never root.

use std::{fs, os::unix::fs::MetadataExt, path::Path};

use nix::unistd::{Gid, Uid, User, getegid, geteuid};

use crate::error::{Doing, Error};

/// The accounts that root drops to, the first that exists.
const UNPRIVILEGED: [&str; 2] = ["postgres", "nobody"];

/// The account that owns the cluster's files and runs its processes.
#[derive(Debug, Clone)]
pub(crate) struct Account {
    pub name: String,
    pub uid: Uid,
    pub gid: Gid,
    /// Whether children have to change to it, because this process is root.
    pub dropped_to: bool,
}

impl Account {
    /// Chooses for the cluster in `cluster`: whoever owns it when it is there; else ourselves, or as root one of
    /// [`UNPRIVILEGED`].
    pub fn choose(cluster: &Path) -> Result<Self, Error> {
        let owner = match fs::metadata(cluster) {
            Ok(found) => Some(Uid::from_raw(found.uid())),
            Err(e) if e.kind() == std::io::ErrorKind::NotFound => None,
            Err(e) => return Err(e).doing(|| format!("looking at {}", cluster.display())),
        };
        let me = geteuid();
        match owner {
            Some(uid) if uid.is_root() => Err(Error::Account(format!(
                "{} belongs to root, and PostgreSQL doesn't run as root: chown it to an ordinary account",
                cluster.display()
            ))),
            Some(uid) if !me.is_root() && uid != me => Err(Error::Account(format!(
                "{} belongs to {}, and this process runs as {}: start it as the former, or choose another data folder",
                cluster.display(),
                name_of(uid),
                name_of(me)
            ))),
            Some(uid) if me.is_root() => Ok(Self::dropping_to(uid, look_up(uid)?)),
            None if me.is_root() => Self::unprivileged(),
            _ => Self::ourselves(me),
        }
    }

    fn ourselves(me: Uid) -> Result<Self, Error> {
        let Some(user) = look_up(me)? else {
            return Err(Error::Account(format!(
                "user id {me} has no entry in /etc/passwd, and PostgreSQL's initdb wants one: add it (useradd --uid \
                 {me} portico), or start as an account that has one"
            )));
        };
        Ok(Self { name: user.name, uid: me, gid: getegid(), dropped_to: false })
    }

    fn unprivileged() -> Result<Self, Error> {
        for name in UNPRIVILEGED {
            let user = User::from_name(name).doing(|| format!("looking up the account {name}"))?;
            if let Some(user) = user.filter(|user| !user.uid.is_root()) {
                return Ok(Self::dropping_to(user.uid, Some(user)));
            }
        }
        Err(Error::Account(
            "this process is root, and PostgreSQL doesn't run as root: add an account for it (useradd --system \
             postgres), or start as an ordinary account"
                .into(),
        ))
    }

    fn dropping_to(uid: Uid, user: Option<User>) -> Self {
        let gid = user.as_ref().map_or(Gid::from_raw(uid.as_raw()), |user| user.gid);
        Self { name: user.map_or_else(|| format!("uid {uid}"), |user| user.name), uid, gid, dropped_to: true }
    }
}

fn look_up(uid: Uid) -> Result<Option<User>, Error> {
    User::from_uid(uid).doing(|| format!("looking up user id {uid}"))
}

fn name_of(uid: Uid) -> String {
    look_up(uid).ok().flatten().map_or_else(|| format!("user id {uid}"), |user| user.name)
}
