//! One server for one folder.
//!
//! The lock ends with the process that holds it, however that ends. What the file says counts only while it is locked.

use std::{
    fs::{File, OpenOptions, TryLockError},
    io::{self, Read, Seek, Write},
    os::unix::fs::OpenOptionsExt,
    path::{Path, PathBuf},
    process, thread,
    time::{Duration, Instant},
};

use crate::{
    PORT,
    connection::ConnInfo,
    error::{Doing, Error},
};

/// A killed server's lock goes when the kernel has taken it apart, and [`running`] holds it for an instant.
const PATIENCE: Duration = Duration::from_secs(1);

#[derive(Debug)]
pub(crate) struct Lock {
    file: File,
}

impl Lock {
    /// Takes the folder, or says who has it.
    pub fn take(path: &Path, home: &Path) -> Result<Self, Error> {
        let mut file = OpenOptions::new()
            .create(true)
            .truncate(false)
            .read(true)
            .write(true)
            .mode(0o600)
            .open(path)
            .doing(|| format!("opening {}", path.display()))?;
        let since = Instant::now();
        loop {
            match file.try_lock() {
                Ok(()) => break,
                Err(TryLockError::WouldBlock) if since.elapsed() < PATIENCE => {
                    thread::sleep(Duration::from_millis(50));
                }
                Err(TryLockError::WouldBlock) => {
                    let (pid, _) = read(&mut file).unwrap_or_default();
                    return Err(Error::InUse { data: home.into(), pid });
                }
                Err(TryLockError::Error(e)) => return Err(e).doing(|| format!("locking {}", path.display())),
            }
        }
        let mut lock = Self { file };
        lock.write(&format!("{}\n", process::id())).doing(|| format!("writing {}", path.display()))?;
        Ok(lock)
    }

    /// Says how to reach the database, for [`running`].
    pub fn publish(&mut self, connection: &ConnInfo) -> Result<(), Error> {
        let text = format!("{}\n{}\n", connection.server_pid, connection.socket_dir.display());
        self.write(&text).doing(|| "writing the lock file".into())
    }

    fn write(&mut self, text: &str) -> io::Result<()> {
        self.file.set_len(0)?;
        self.file.rewind()?;
        self.file.write_all(text.as_bytes())
    }
}

/// How to reach the database of a running server; `None` while there is no server or it isn't ready yet.
pub(crate) fn running(path: &Path) -> Result<Option<ConnInfo>, Error> {
    let mut file = match File::open(path) {
        Ok(file) => file,
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(None),
        Err(e) => return Err(e).doing(|| format!("opening {}", path.display())),
    };
    match file.try_lock_shared() {
        Ok(()) => Ok(None),
        Err(TryLockError::Error(e)) => Err(e).doing(|| format!("looking at the lock {}", path.display())),
        Err(TryLockError::WouldBlock) => {
            let (pid, socket_dir) = read(&mut file).doing(|| format!("reading {}", path.display()))?;
            Ok(pid.zip(socket_dir).map(|(server_pid, socket_dir)| ConnInfo { server_pid, socket_dir, port: PORT }))
        }
    }
}

fn read(file: &mut File) -> io::Result<(Option<u32>, Option<PathBuf>)> {
    let mut text = String::new();
    file.rewind()?;
    file.read_to_string(&mut text)?;
    let mut lines = text.lines();
    Ok((lines.next().and_then(|pid| pid.parse().ok()), lines.next().map(PathBuf::from)))
}
