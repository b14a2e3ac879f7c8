//! An SMTP server that isn't ours: aiosmtpd, out of the tools folder, which puts what it takes into a maildir.

use managed_postgres::testing::TempFolder;
use std::net::TcpListener;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

/// A running server; it ends with this value.
pub struct Smtp {
    /// `127.0.0.1:PORT`.
    pub address: String,
    child: Child,
    folder: TempFolder,
}

impl Smtp {
    /// Starts one on a port of its own.
    ///
    /// # Panics
    /// With what to do, where it isn't installed.
    pub fn start() -> Self {
        Self::start_at(&free_address())
    }

    /// Starts one there.
    pub fn start_at(address: &str) -> Self {
        let tools = std::env::var_os("PORTICO_TOOLS").map(PathBuf::from);
        let site = tools.map(|tools| tools.join("aiosmtpd/site")).filter(|folder| folder.is_dir());
        let site = site.expect("these tests need an SMTP server in the tools folder: run bin/test, which brings it");
        let folder = TempFolder::new();
        let child = Command::new("python3")
            .args(["-m", "aiosmtpd", "-n", "-l", address, "-c", "aiosmtpd.handlers.Mailbox"])
            .arg(folder.path().join("mails"))
            .env("PYTHONPATH", site)
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("Python starts");
        let until = Instant::now() + Duration::from_secs(30);
        while std::net::TcpStream::connect(address).is_err() {
            assert!(Instant::now() < until, "aiosmtpd doesn't answer");
            std::thread::sleep(Duration::from_millis(50));
        }
        Self { address: address.to_owned(), child, folder }
    }

    /// What it took, as it came.
    pub fn taken(&self) -> Vec<String> {
        let files = std::fs::read_dir(self.folder.path().join("mails/new"));
        let files = files.into_iter().flatten().flatten();
        files.map(|file| std::fs::read_to_string(file.path()).expect("a mail")).collect()
    }
}

impl Drop for Smtp {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// An address at which nobody listens.
pub fn free_address() -> String {
    TcpListener::bind("127.0.0.1:0").expect("a port").local_addr().expect("it listens").to_string()
}
