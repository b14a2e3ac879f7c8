//! The built program, as an operator runs it.

use super::{binaries, site};
use managed_postgres::testing::TempFolder;
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;
use server::store::Urls;
use std::fs::File;
use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// Long enough for a first start on a busy machine.
const SOON: Duration = Duration::from_secs(60);
const PAUSE: Duration = Duration::from_millis(20);

/// A command of the program with nothing of this process' own settings.
pub fn portico(data: &Path, arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_portico"));
    for (name, _) in std::env::vars_os() {
        let ours = name.to_string_lossy();
        if ours.starts_with("PORTICO_") || ours == "DATABASE_URL" {
            command.env_remove(&name);
        }
    }
    command.args(arguments).env("PORTICO_DATA", data).env("PORTICO_SITE", site());
    command.env("PORTICO_PG_BIN", binaries().dir());
    command
}

/// How a command ended.
pub struct Ended {
    /// Whether it said that all is well.
    pub fine: bool,
    /// What it printed.
    pub out: String,
    /// What it complained or logged.
    pub err: String,
}

impl Ended {
    /// Runs a command to its end.
    pub fn of(command: &mut Command) -> Self {
        let output = command.stdin(Stdio::null()).output().expect("the program starts");
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        Self { fine: output.status.success(), out: text(&output.stdout), err: text(&output.stderr) }
    }
}

/// A server that runs, and its data folder.
pub struct Portico {
    /// `http://127.0.0.1:PORT`.
    pub url: String,
    folder: TempFolder,
    child: Child,
}

impl Portico {
    /// Starts a server on a new data folder and waits until it is ready.
    pub fn serve(flags: &[&str]) -> Self {
        Self::serve_in(TempFolder::new(), flags, &[])
    }

    /// Starts one more process on the database of a world, with its secret.
    pub fn beside(urls: &Urls, flags: &[&str]) -> Self {
        let secret = "5e".repeat(32);
        let app = urls.app.as_deref().expect("an address for the application's role");
        let fixed = ["--no-demo", "--secret", &secret, "--database-url", &urls.owner, "--database-app-url", app];
        let few = ["--database-connections", "8"];
        // Load asks faster than anybody is let through: limits are for the tests that look at them.
        let limits = ["--limit-address", "--limit-person", "--limit-tenant"].into_iter();
        let limits: Vec<_> =
            limits.filter(|limit| !flags.contains(limit)).flat_map(|limit| [limit, "1000000"]).collect();
        Self::serve(&[&fixed[..], &few, &limits, flags].concat())
    }

    /// As [`Portico::beside`], with the secret from wherever the test says.
    pub fn told(urls: &Urls, flags: &[&str], env: &[(&str, &str)]) -> Self {
        let app = urls.app.as_deref().expect("an address for the application's role");
        let fixed = ["--no-demo", "--database-url", &urls.owner, "--database-app-url", app];
        Self::serve_in(TempFolder::new(), &[&fixed[..], flags].concat(), env)
    }

    /// Sends a signal and doesn't wait.
    pub fn signal(&self, signal: Signal) {
        kill(Pid::from_raw(i32::try_from(self.child.id()).expect("a process id")), signal).expect("it runs");
    }

    fn serve_in(folder: TempFolder, flags: &[&str], env: &[(&str, &str)]) -> Self {
        let port = free_port();
        let address = format!("127.0.0.1:{port}");
        let log = |name: &str| {
            let path = folder.path().join(name);
            File::options().create(true).append(true).open(path).expect("the log opens")
        };
        let mut command = portico(&folder.path().join("data"), &["serve", "--addr", &address]);
        command.args(flags).envs(env.iter().copied()).stdin(Stdio::null()).stdout(log("out")).stderr(log("err"));
        let child = command.spawn().expect("the program starts");
        let mut portico = Self { url: format!("http://{address}"), folder, child };
        portico.wait_for(&address);
        portico
    }

    /// Starts the server again on the same data folder, once this one has ended.
    pub fn again(mut self, flags: &[&str]) -> Self {
        let ended = self.child.try_wait().expect("a child can be asked").is_some();
        assert!(ended, "end the server before it is started again");
        let folder = std::mem::take(&mut self.folder);
        drop(self);
        Self::serve_in(folder, flags, &[])
    }

    /// The data folder.
    pub fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    /// Everything that it logged.
    pub fn log(&self) -> String {
        std::fs::read_to_string(self.folder.path().join("err")).expect("the log can be read")
    }

    /// Everything that it printed.
    pub fn out(&self) -> String {
        std::fs::read_to_string(self.folder.path().join("out")).expect("the output can be read")
    }

    /// Process ids of what works in its database's folder.
    pub fn database_processes(&self) -> Vec<String> {
        let cluster = self.data().join("postgres");
        let processes = std::fs::read_dir("/proc").expect("processes").flatten();
        let within = |pid: &PathBuf| std::fs::read_link(pid.join("cwd")).is_ok_and(|cwd| cwd.starts_with(&cluster));
        processes.map(|entry| entry.path()).filter(within).map(|path| path.to_string_lossy().into_owned()).collect()
    }

    /// Sends a signal and waits for the end.
    pub fn end(&mut self, signal: Signal) -> ExitStatus {
        self.signal(signal);
        self.end_of()
    }

    /// Waits for the end.
    pub fn end_of(&mut self) -> ExitStatus {
        let until = Instant::now() + SOON;
        loop {
            match self.child.try_wait().expect("a child can be asked") {
                Some(status) => return status,
                None if Instant::now() > until => panic!("it doesn't end: {}", self.log()),
                None => sleep(PAUSE),
            }
        }
    }

    fn wait_for(&mut self, address: &str) {
        let until = Instant::now() + SOON;
        // It takes requests a moment before it has said so.
        while std::net::TcpStream::connect(address).is_err() || !self.out().contains("Portico answers at") {
            if let Some(status) = self.child.try_wait().expect("a child can be asked") {
                panic!("the server ended with {status}: {}", self.log());
            }
            assert!(Instant::now() < until, "the server doesn't answer: {}", self.log());
            sleep(PAUSE);
        }
    }
}

impl Drop for Portico {
    fn drop(&mut self) {
        // Only what still runs is killed; its database goes down with it.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn free_port() -> u16 {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    listener.local_addr().expect("it listens").port()
}

/// A client for real HTTP that follows nothing and keeps nothing.
pub fn http() -> reqwest::Client {
    // The client wants to know how it would encrypt, even where nothing is; a second installation changes nothing.
    let _ = rustls::crypto::ring::default_provider().install_default();
    let client = reqwest::Client::builder().redirect(reqwest::redirect::Policy::none()).no_proxy();
    client.build().expect("a client")
}
