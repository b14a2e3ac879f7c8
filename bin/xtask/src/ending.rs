//! What is still to be done when this program is told to end.

use anyhow::Result;
use nix::sys::signal::{SigSet, Signal};

/// Does the work when Ctrl-C, a closed terminal or a plain `kill` arrives, then exits. To be called before any thread
/// is started: signals are kept from all of them but the one that waits here. Children don't inherit that.
pub fn on_end(work: impl FnOnce() + Send + 'static) -> Result<()> {
    let mut ends = SigSet::empty();
    for signal in [Signal::SIGINT, Signal::SIGTERM, Signal::SIGHUP] {
        ends.add(signal);
    }
    ends.thread_block()?;
    std::thread::spawn(move || {
        if let Ok(signal) = ends.wait() {
            work();
            std::process::exit(128 + signal as i32);
        }
    });
    Ok(())
}
