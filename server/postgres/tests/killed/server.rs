//! A server process that can be killed.

use std::{
    env,
    io::{BufRead, BufReader, Read},
    path::Path,
    process::{Child, ChildStdout, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use managed_postgres::{Cluster, testing};
use nix::{
    sys::signal::{Signal, kill},
    unistd::Pid,
};

use crate::common::SOON;

pub fn kill_hard(pid: u32) {
    kill(Pid::from_raw(pid.cast_signed()), Signal::SIGKILL).expect("it is there to be killed");
}

/// Waits until `done`, or fails with `what`.
pub fn eventually(what: &str, done: impl Fn() -> bool) {
    let since = Instant::now();
    while !done() {
        assert!(since.elapsed() < SOON, "{what} didn't happen");
        thread::sleep(Duration::from_millis(20));
    }
}

/// Another process that runs the cluster in a folder: this test program again, at [`serve_when_asked`].
pub struct Server {
    process: Child,
    output: BufReader<ChildStdout>,
    /// Process id of its PostgreSQL.
    pub postgres: u32,
}

const FOLDER: &str = "MANAGED_POSTGRES_TEST_FOLDER";
const READY: &str = "postgres runs as ";

impl Server {
    pub fn launch(data: &Path) -> Self {
        let mut process = Self::command(data).spawn().expect("the test program starts again");
        let mut output = BufReader::new(process.stdout.take().expect("it was asked for"));
        let mut line = String::new();
        while !line.contains(READY) {
            line.clear();
            assert!(output.read_line(&mut line).expect("it talks") > 0, "the server ended before it was ready");
        }
        let postgres = line.split(READY).nth(1).and_then(|pid| pid.trim().parse().ok()).expect("a process id");
        Self { process, output, postgres }
    }

    /// The command of such a process, to be started by the test.
    pub fn command(data: &Path) -> Command {
        let mut command = Command::new(env::current_exe().expect("this program has a path"));
        command.args(["--exact", "serve_when_asked", "--ignored", "--nocapture"]);
        command.env(FOLDER, data).stdout(Stdio::piped());
        command
    }

    pub fn pid(&self) -> u32 {
        self.process.id()
    }

    /// Kills it, and nothing else.
    pub fn kill(mut self) {
        self.process.kill().expect("it is there to be killed");
        self.process.wait().expect("it was our child");
        let _ = self.output.read_to_end(&mut Vec::new());
    }
}

/// The body of the other process. Does nothing in an ordinary run of ignored tests.
pub fn serve() {
    let Some(data) = env::var_os(FOLDER) else { return };
    let cluster = Cluster::start(testing::options(data.as_ref())).unwrap_or_else(|e| panic!("{e}"));
    println!("{READY}{}", cluster.pid().expect("it is ready, so it runs"));
    loop {
        thread::park();
    }
}
