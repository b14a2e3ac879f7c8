//! The thread that starts PostgreSQL, waits for its end and starts it again.
//!
//! The child gets its parent-death signal when the *thread* that spawned it ends. So one thread does that and nothing
//! else, and it lives as long as the cluster: whatever takes it away, `kill -9` of the process included, makes the
//! database stop fast and in order.

use std::{
    process::{Child, ExitStatus, Stdio},
    sync::{Arc, mpsc},
    thread::{self, JoinHandle},
    time::{Duration, Instant},
};

use nix::{
    errno::Errno,
    sys::{
        signal::Signal,
        wait::{Id, WaitPidFlag, WaitStatus, waitid},
    },
    unistd::Pid,
};
use tracing::{error, info, warn};

use crate::{
    Options,
    account::Account,
    error::{Doing, Error},
    layout::Layout,
    leftovers, log, ping,
    process::command,
    settings,
    state::{Phase, Shared, Wish},
};

/// Pause before it is started again: short at first, doubled each time.
const PAUSE_FIRST: Duration = Duration::from_millis(100);
const PAUSE_LONGEST: Duration = Duration::from_secs(30);
/// After this long a life the pauses begin anew.
const STEADY: Duration = Duration::from_secs(60);
const ASK_EVERY: Duration = Duration::from_millis(20);
/// How long an immediate stop may take until the process is killed.
pub(crate) const IMMEDIATE_STOP: Duration = Duration::from_secs(10);

/// Everything that is needed to start the database, once and again.
pub(crate) struct Launch {
    pub layout: Layout,
    pub options: Options,
    pub account: Account,
    pub socket_dir: std::path::PathBuf,
    pub shared: Arc<Shared>,
}

/// Starts the database under supervision. Returns when it answers, or with the reason why it doesn't.
pub(crate) fn start(launch: Launch) -> Result<JoinHandle<()>, Error> {
    let (report, first) = mpsc::channel();
    let thread = thread::Builder::new()
        .name("postgres-watch".into())
        .spawn(move || launch.supervise(report))
        .doing(|| "starting the thread that watches PostgreSQL".into())?;
    match first.recv() {
        Ok(Ok(())) => Ok(thread),
        Ok(Err(error)) => Err(error),
        // Its panic has been printed.
        Err(mpsc::RecvError) => Err(Error::Stopped),
    }
}

impl Launch {
    fn supervise(&self, report: mpsc::Sender<Result<(), Error>>) {
        let mut report = Some(report);
        let mut pause = PAUSE_FIRST;
        loop {
            let within = report.is_some().then_some(self.options.ready_within);
            let began = Instant::now();
            let life = self.live_once(within, || {
                let took_ms = millis(began.elapsed());
                info!(took_ms, version = self.options.binaries.version(), "database started");
                report.take().map(|report| report.send(Ok(())));
            });
            if let Some(report) = report.take() {
                self.shared.change(|state| state.phase = Phase::Stopped);
                // Nobody owns the cluster yet; the receiver waits for exactly this.
                let _ = report.send(life.map(drop));
                return;
            }
            match self.shared.lock().wish {
                Wish::Stop => break,
                Wish::Restart => continue,
                Wish::Run => {}
            }
            if began.elapsed() > STEADY {
                pause = PAUSE_FIRST;
            }
            match life {
                Ok(status) => {
                    warn!(%status, pause_ms = millis(pause), "the database ended unasked; it is started again")
                }
                Err(e) => {
                    error!(error = %e, pause_ms = millis(pause), "the database didn't start again; another try follows")
                }
            }
            self.shared.wait(pause, |state| state.wish != Wish::Run);
            pause = PAUSE_LONGEST.min(pause * 2);
        }
        self.shared.change(|state| state.phase = Phase::Stopped);
    }

    /// From the start to the end of one process.
    fn live_once(&self, within: Option<Duration>, ready: impl FnOnce()) -> Result<ExitStatus, Error> {
        leftovers::clear(&self.layout.cluster(), &self.socket_dir)?;
        let log = log::Mark::end_of(&self.layout.log());
        let child = self.spawn()?;
        let answered = self.wait_for_answer(&child, within);
        if answered.is_ok() && self.shared.lock().wish != Wish::Stop {
            self.shared.change(|state| state.phase = Phase::Ready);
            ready();
        } else {
            // A stop has sent its own signal already, and goes on to ruder ones when that doesn't help.
            let state = self.shared.lock();
            state.signal(if state.wish == Wish::Stop { Signal::SIGINT } else { Signal::SIGQUIT });
        }
        let status = self.reap(child)?;
        answered.map(|()| status).map_err(|what| Error::NotReady {
            what: what.unwrap_or_else(|| format!("ended ({status})")),
            log: self.layout.log(),
            tail: log.tail(),
        })
    }

    fn spawn(&self) -> Result<Child, Error> {
        let log = log::open(&self.layout.log())?;
        let errors = log.try_clone().doing(|| "sharing the log file".into())?;
        let mut postgres = command(&self.options.binaries.program("postgres"), &self.account, Signal::SIGINT);
        postgres.arg("-D").arg(self.layout.cluster());
        for setting in settings::for_server(&self.options, &self.socket_dir) {
            postgres.args(["-c", &setting]);
        }
        postgres.stdin(Stdio::null()).stdout(log).stderr(errors);
        // Under the lock, so that a stop either comes before, and is seen, or finds the child.
        self.shared.change(|state| {
            if state.wish == Wish::Stop {
                return Err(Error::Stopped);
            }
            let child = postgres.spawn().doing(|| "starting postgres".into())?;
            state.child = Some(pid_of(&child));
            state.phase = Phase::Starting;
            state.exit = None;
            state.wish = Wish::Run;
            Ok(child)
        })
    }

    /// The error is the reason, or `None` when the process has ended.
    fn wait_for_answer(&self, child: &Child, within: Option<Duration>) -> Result<(), Option<String>> {
        let began = Instant::now();
        while !ping::answers(&self.socket_dir) {
            if has_ended(child) {
                return Err(None);
            }
            if let Some(within) = within.filter(|&within| began.elapsed() > within) {
                return Err(Some(format!("doesn't answer after {} s", within.as_secs())));
            }
            if self.shared.wait(ASK_EVERY, |state| state.wish == Wish::Stop) {
                return Err(Some("was stopped while it started".into()));
            }
        }
        Ok(())
    }

    fn reap(&self, mut child: Child) -> Result<ExitStatus, Error> {
        // Only look, first: the process id stays taken until `wait` below, under the lock.
        while waitid(Id::Pid(pid_of(&child)), WaitPidFlag::WEXITED | WaitPidFlag::WNOWAIT) == Err(Errno::EINTR) {}
        self.shared.change(|state| {
            let status = child.wait();
            state.child = None;
            state.phase = Phase::Down;
            state.exit = status.as_ref().ok().copied();
            status.doing(|| "waiting for postgres".into())
        })
    }
}

fn has_ended(child: &Child) -> bool {
    let look = WaitPidFlag::WEXITED | WaitPidFlag::WNOWAIT | WaitPidFlag::WNOHANG;
    !matches!(waitid(Id::Pid(pid_of(child)), look), Ok(WaitStatus::StillAlive) | Err(Errno::EINTR))
}

fn pid_of(child: &Child) -> Pid {
    Pid::from_raw(child.id().cast_signed())
}

pub(crate) fn millis(time: Duration) -> u64 {
    u64::try_from(time.as_millis()).unwrap_or(u64::MAX)
}
