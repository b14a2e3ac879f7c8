//! A running cluster, from the outside.

use std::{
    fs,
    path::{Path, PathBuf},
    process::ExitStatus,
    sync::{Arc, Mutex, PoisonError},
    thread::JoinHandle,
    time::{Duration, Instant},
};

use nix::sys::signal::Signal;
use tracing::{info, warn};

use crate::{
    ConnInfo, Error, Options, PORT, Phase,
    account::Account,
    bootstrap, initialise,
    layout::Layout,
    leftovers,
    lock::{self, Lock},
    reach, socket,
    state::{Shared, Wish},
    supervisor::{self, IMMEDIATE_STOP, Launch, millis},
};

/// How long open transactions are given to be rolled back when it stops.
const FAST_STOP: Duration = Duration::from_secs(20);

/// A database that this process runs. Dropping it stops the database.
///
/// Shared freely between threads. The methods block, [`Cluster::start`] for seconds: call those that start, stop or
/// wait from a thread that may. The thread that calls `start` needn't live on.
#[derive(Debug)]
pub struct Cluster {
    layout: Layout,
    connection: ConnInfo,
    shared: Arc<Shared>,
    /// Gone once it is stopped.
    running: Mutex<Option<Running>>,
}

#[derive(Debug)]
struct Running {
    watcher: JoinHandle<()>,
    /// Held to the end, so that nobody starts a database beside one that is still stopping.
    lock: Lock,
}

impl Cluster {
    /// Starts the database in `options.data`, made anew when it isn't there, and returns when it admits clients.
    ///
    /// What an earlier run left is put in order first, whichever of the server and the database was killed. A folder
    /// in use by a live server is refused, as is one made by another major version.
    pub fn start(options: Options) -> Result<Self, Error> {
        let layout = Layout::create(&options.data)?;
        // Before the lock, because a stranger couldn't even open that, and wouldn't learn why.
        let account = Account::choose(&layout.cluster())?;
        let lock = Lock::take(&layout.lock(), &layout.home)?;
        reach::check(&account, &layout.cluster())?;
        reach::check(&account, &options.binaries.program("postgres"))?;

        if initialise::is_there(&layout, &options)? {
            leftovers::clear(&layout.cluster(), &socket::known(&layout))?;
            bootstrap::again(&layout.cluster(), &options, &account)?;
        } else {
            let began = Instant::now();
            initialise::make(&layout, &options, &account)?;
            let (took_ms, folder) = (millis(began.elapsed()), layout.cluster());
            info!(took_ms, folder = %folder.display(), "database initialised");
        }

        let socket_dir = socket::prepare(&layout, &account)?;
        let connection = ConnInfo { server_pid: std::process::id(), socket_dir: socket_dir.clone(), port: PORT };
        let shared = Arc::new(Shared::new());
        let launch = Launch { layout: layout.clone(), options, account, socket_dir, shared: Arc::clone(&shared) };
        let watcher = supervisor::start(launch)?;
        let running = Mutex::new(Some(Running { watcher, lock }));
        let cluster = Self { layout, connection, shared, running };
        cluster.publish()?;
        Ok(cluster)
    }

    /// How to reach the database of a server that runs on this machine with the data folder `data`, for a command
    /// line beside it. `None` when no server runs there, or it isn't ready.
    pub fn attach(data: &Path) -> Result<Option<ConnInfo>, Error> {
        if !data.exists() {
            return Ok(None);
        }
        lock::running(&Layout::existing(data)?.lock())
    }

    /// Where it listens.
    pub fn connection(&self) -> &ConnInfo {
        &self.connection
    }

    /// The private folder of its socket.
    pub fn socket_dir(&self) -> &Path {
        &self.connection.socket_dir
    }

    /// The number in the socket's name.
    pub fn port(&self) -> u16 {
        self.connection.port
    }

    /// An address for sqlx and libpq, such as `url(APP, DATABASE)`.
    pub fn url(&self, role: &str, database: &str) -> String {
        self.connection.url(role, database)
    }

    /// The file that PostgreSQL prints into.
    pub fn log(&self) -> PathBuf {
        self.layout.log()
    }

    /// Where it is in its life. Doesn't block.
    pub fn phase(&self) -> Phase {
        self.shared.lock().phase
    }

    /// How it ended, while it is down or stopped; `None` while it runs. Doesn't block.
    pub fn exited(&self) -> Option<ExitStatus> {
        self.shared.lock().exit
    }

    /// Process id of PostgreSQL; `None` while it is down.
    pub fn pid(&self) -> Option<u32> {
        self.shared.lock().child.map(|pid| pid.as_raw().cast_unsigned())
    }

    /// Waits until it admits clients.
    pub fn wait_ready(&self, within: Duration) -> Result<(), Error> {
        self.wait_for(within, Phase::Ready)
    }

    /// Stops it fast and starts it again, now, even in the middle of a pause after a crash. Returns when it admits
    /// clients. Connections are lost.
    pub fn restart(&self, within: Duration) -> Result<(), Error> {
        self.shared.change(|state| {
            if state.wish != Wish::Stop && state.phase != Phase::Stopped {
                state.wish = Wish::Restart;
                state.signal(Signal::SIGINT);
            }
        });
        self.wait_for(within, Phase::Ready)
    }

    /// Lets [`Cluster::attach`] find it.
    fn publish(&self) -> Result<(), Error> {
        let mut running = self.running.lock().unwrap_or_else(PoisonError::into_inner);
        running.as_mut().map_or(Ok(()), |running| running.lock.publish(&self.connection))
    }

    fn wait_for(&self, within: Duration, phase: Phase) -> Result<(), Error> {
        let settled = |found: Phase| found == phase || found == Phase::Stopped;
        // A restart that was asked for and hasn't begun doesn't count as ready.
        if !self.shared.wait(within, |state| settled(state.phase) && state.wish != Wish::Restart) {
            return Err(Error::StillDown(within));
        }
        if self.phase() == Phase::Stopped { Err(Error::Stopped) } else { Ok(()) }
    }

    /// Stops it in order: open transactions are rolled back, connections closed. Takes less than a second as a rule;
    /// after 20 s it is stopped at once, and recovers at the next start. Later calls do nothing.
    pub fn stop(&self) -> Result<(), Error> {
        let Some(running) = self.running.lock().unwrap_or_else(PoisonError::into_inner).take() else {
            return Ok(());
        };
        let began = Instant::now();
        self.shared.change(|state| {
            state.wish = Wish::Stop;
            state.signal(Signal::SIGINT);
        });
        let stopped = |within| self.shared.wait(within, |state| state.phase == Phase::Stopped);
        if !stopped(FAST_STOP) {
            self.shared.lock().signal(Signal::SIGQUIT);
            if !stopped(IMMEDIATE_STOP) {
                self.shared.lock().signal(Signal::SIGKILL);
            }
        }
        // A panic in there has been printed; what is left of the database is cleared here either way.
        let _ = running.watcher.join();
        leftovers::clear(&self.layout.cluster(), self.socket_dir())?;
        self.forget_socket();
        info!(took_ms = millis(began.elapsed()), "database stopped");
        Ok(())
    }

    /// A folder outside the data folder isn't left lying about.
    fn forget_socket(&self) {
        if self.socket_dir() != self.layout.socket() {
            // Both are made anew at the next start, whether they are there or not.
            let _ = fs::remove_dir(self.socket_dir());
            let _ = fs::remove_file(self.layout.socket_elsewhere());
        }
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        if let Err(error) = self.stop() {
            warn!(%error, "the database wasn't stopped in order");
        }
    }
}
