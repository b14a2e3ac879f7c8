//! Whether an account gets to a folder: PostgreSQL itself would only say "permission denied".

use std::{fs, os::unix::fs::MetadataExt, path::Path};

use crate::{
    account::Account,
    error::{Doing, Error},
};

/// Refuses with the first folder above `wanted` that `account` can't pass. Goes by the permission bits; access
/// lists that allow more aren't seen.
pub(crate) fn check(account: &Account, wanted: &Path) -> Result<(), Error> {
    for folder in wanted.ancestors().skip(1).filter(|folder| !folder.as_os_str().is_empty()) {
        let found = fs::metadata(folder).doing(|| format!("looking at {}", folder.display()))?;
        let mode = found.mode() & 0o7777;
        // As the kernel has it: the first class that fits decides, even where a later one would allow more.
        let bit = if found.uid() == account.uid.as_raw() {
            0o100
        } else if found.gid() == account.gid.as_raw() {
            0o010
        } else {
            0o001
        };
        if mode & bit == 0 {
            return Err(Error::Unreachable {
                folder: folder.into(),
                mode,
                account: account.name.clone(),
                wanted: wanted.into(),
            });
        }
    }
    Ok(())
}
