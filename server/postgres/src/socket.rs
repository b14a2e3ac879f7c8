//! The private folder of the socket.
//!
//! The address of a unix socket has room for 107 bytes. Where the data folder's path doesn't do, the socket
//! goes into a short folder below the system's temporary one, and the data folder says where.

use std::{
    env,
    fs::{self, DirBuilder, Permissions},
    os::unix::{
        fs::{DirBuilderExt, MetadataExt, PermissionsExt, chown},
        prelude::OsStrExt,
    },
    path::{Path, PathBuf},
};

use crate::{
    PORT,
    account::Account,
    error::{Doing, Error},
    folder,
    layout::Layout,
};

const ADDRESS_BYTES_MAX: usize = 107;
/// Names of folders outside begin with this.
const PREFIX: &str = "portico-pg-";

/// Where the socket's folder is, if it has one already.
pub(crate) fn known(layout: &Layout) -> PathBuf {
    let beside = layout.socket();
    if fits(&beside) {
        return beside;
    }
    fs::read_to_string(layout.socket_elsewhere()).map_or(beside, |noted| PathBuf::from(noted.trim_end()))
}

/// Makes the folder, for `account` alone.
pub(crate) fn prepare(layout: &Layout, account: &Account) -> Result<PathBuf, Error> {
    let folder = known(layout);
    if fits(&folder) && is_private(&folder, account) {
        return Ok(folder);
    }
    let folder = if fits(&layout.socket()) { beside(layout)? } else { elsewhere(layout)? };
    chown(&folder, Some(account.uid.as_raw()), Some(account.gid.as_raw()))
        .doing(|| format!("giving {} to {}", folder.display(), account.name))?;
    Ok(folder)
}

fn beside(layout: &Layout) -> Result<PathBuf, Error> {
    let folder = layout.socket();
    let made = DirBuilder::new().recursive(true).mode(0o700).create(&folder);
    made.and_then(|()| fs::set_permissions(&folder, Permissions::from_mode(0o700)))
        .doing(|| format!("making {}", folder.display()))?;
    Ok(folder)
}

fn elsewhere(layout: &Layout) -> Result<PathBuf, Error> {
    let longest_name = format!("{PREFIX}4294967295-4294967295");
    let parent = Some(env::temp_dir()).filter(|parent| fits(&parent.join(longest_name)));
    let parent = parent.unwrap_or_else(|| "/tmp".into());
    let folder = folder::fresh(&parent, PREFIX, 0o700).doing(|| format!("making a folder in {}", parent.display()))?;
    let note = layout.socket_elsewhere();
    fs::write(&note, folder.as_os_str().as_bytes()).doing(|| format!("writing {}", note.display()))?;
    Ok(folder)
}

/// A folder in a place that others write to is trusted only when nobody else can have made or opened it.
fn is_private(folder: &Path, account: &Account) -> bool {
    fs::symlink_metadata(folder)
        .is_ok_and(|found| found.is_dir() && found.uid() == account.uid.as_raw() && found.mode() & 0o7777 == 0o700)
}

/// Short enough, and without the comma that libpq takes for the end of one host and the beginning of the next.
fn fits(folder: &Path) -> bool {
    let path = folder.as_os_str().as_bytes();
    path.len() + format!("/.s.PGSQL.{PORT}").len() <= ADDRESS_BYTES_MAX && !path.contains(&b',')
}
