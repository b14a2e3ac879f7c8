//! A transaction pooler that isn't ours: pgbouncer, out of the tools folder, before the cluster of the tests.

use crate::support::socket_folder;
use managed_postgres::APP;
use managed_postgres::testing::TempFolder;
use nix::unistd::{Uid, User, geteuid};
use server::store::{Pooled, Pooler, Urls};
use std::fs::{self, File};
use std::os::unix::fs::{MetadataExt, chown};
use std::os::unix::net::UnixStream;
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

const PORT: u16 = 6432;

/// A running pooler; it ends with this value.
pub struct PgBouncer {
    pooler: Pooler,
    child: Child,
    folder: TempFolder,
}

impl PgBouncer {
    /// What the pgbouncer of this machine can be: before 1.21 it knows nothing of prepared statements.
    pub fn kinds() -> Vec<Pooler> {
        if keeps_statements() { vec![Pooler::Plain, Pooler::Prepared] } else { vec![Pooler::Plain] }
    }

    /// Starts one that has so many sessions for each database.
    ///
    /// # Panics
    /// With what to do, where it isn't installed.
    pub fn start(pooler: Pooler, sessions: u32) -> Self {
        let folder = TempFolder::new();
        let database = socket_folder();
        let statements = match pooler {
            Pooler::Plain if keeps_statements() => "max_prepared_statements = 0",
            Pooler::Plain => "",
            Pooler::Prepared => "max_prepared_statements = 200",
        };
        let (here, there) = (folder.path().display(), database.display());
        let settings = format!(
            "[databases]\n* = host={there} port={}\n[pgbouncer]\nlisten_addr =\nlisten_port = {PORT}\n\
             unix_socket_dir = {here}\nauth_type = trust\nauth_file = {here}/people\npool_mode = transaction\n\
             default_pool_size = {sessions}\nmax_client_conn = 200\nignore_startup_parameters = extra_float_digits\n\
             {statements}\n",
            managed_postgres::PORT
        );
        let file = folder.path().join("pgbouncer.ini");
        fs::write(&file, settings).expect("its settings are written");
        fs::write(folder.path().join("people"), format!("\"{APP}\" \"\"\n")).expect("who may come is written");
        let mut command = Command::new(program());
        // As root it refuses to run, and only the account of the database reaches its socket.
        if geteuid().is_root() {
            let account = fs::metadata(&database).expect("the socket's folder");
            chown(folder.path(), Some(account.uid()), Some(account.gid())).expect("the folder becomes its own");
            let account = User::from_uid(Uid::from_raw(account.uid())).ok().flatten().expect("the database's account");
            command.args(["-u", &account.name]);
        }
        let log = File::create(folder.path().join("log")).expect("the log opens");
        let child = command.arg(&file).stdin(Stdio::null()).stdout(Stdio::null()).stderr(log).spawn();
        let pgbouncer = Self { pooler, child: child.expect("pgbouncer starts"), folder };
        let until = Instant::now() + Duration::from_secs(30);
        while UnixStream::connect(pgbouncer.folder.path().join(format!(".s.PGSQL.{PORT}"))).is_err() {
            assert!(Instant::now() < until, "pgbouncer doesn't answer: {}", pgbouncer.log());
            std::thread::sleep(Duration::from_millis(20));
        }
        pgbouncer
    }

    /// The same database, with requests through the pooler.
    pub fn lead(&self, urls: &Urls) -> Urls {
        let direct = urls.app.clone().expect("an address for the application's role");
        let (before, _) = direct.split_once('?').expect("an address with a socket");
        let (_, name) = before.rsplit_once('/').expect("a database");
        let app = format!("postgres://{APP}@localhost/{name}?host={}&port={PORT}", self.folder.path().display());
        Urls { owner: urls.owner.clone(), app: Some(app), pooled: Some(Pooled { pooler: self.pooler, direct }) }
    }

    fn log(&self) -> String {
        fs::read_to_string(self.folder.path().join("log")).unwrap_or_default()
    }
}

impl Drop for PgBouncer {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn program() -> PathBuf {
    let tools = std::env::var_os("PORTICO_TOOLS").map(PathBuf::from);
    let program = tools.map(|tools| tools.join("pgbouncer/bin/pgbouncer")).filter(|program| program.is_file());
    program.expect("these tests need pgbouncer in the tools folder: run bin/test, which brings it")
}

fn keeps_statements() -> bool {
    let said = Command::new(program()).arg("--version").output().expect("pgbouncer says its version");
    let said = String::from_utf8_lossy(&said.stdout).into_owned();
    let version = said.split_whitespace().nth(1).unwrap_or_else(|| panic!("no version in {said}"));
    let mut parts = version.split('.').map(|part| part.parse::<u32>().unwrap_or_default());
    (parts.next(), parts.next()) >= (Some(1), Some(21))
}
