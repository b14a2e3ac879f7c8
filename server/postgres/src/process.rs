//! Starting PostgreSQL's programs: as the right account, in a clean environment, never outliving us.

use std::{
    io,
    os::unix::process::CommandExt,
    path::Path,
    process::{self, Command},
};

use nix::{
    sys::{prctl, signal::Signal},
    unistd,
};

use crate::account::Account;

/// A command that gets `when_orphaned` as soon as **the thread that spawns it** ends, so that thread has to live as
/// long as the child may. It is in a process group of its own: Ctrl-C reaches the server, which then ends it in order.
pub(crate) fn command(program: &Path, account: &Account, when_orphaned: Signal) -> Command {
    let mut command = Command::new(program);
    command.env_clear().current_dir("/").process_group(0);
    command.env("PATH", "/usr/bin:/bin").env("LC_ALL", "C.UTF-8").env("TZ", "UTC");
    // A copy of PostgreSQL that isn't where it was built for may need help to find its libraries.
    if let Some(libraries) = std::env::var_os("LD_LIBRARY_PATH") {
        command.env("LD_LIBRARY_PATH", libraries);
    }
    if account.dropped_to {
        command.uid(account.uid.as_raw()).gid(account.gid.as_raw());
    }
    end_with_us(&mut command, when_orphaned);
    command
}

#[expect(unsafe_code, reason = "the signal has to be asked for between fork and exec")]
fn end_with_us(command: &mut Command, signal: Signal) {
    let us = process::id().cast_signed();
    let ask = move || {
        prctl::set_pdeathsig(signal)?;
        // We may have died before the line above, and then no signal will come.
        if unistd::getppid().as_raw() != us {
            return Err(io::Error::from_raw_os_error(nix::libc::ESRCH));
        }
        Ok(())
    };
    // SAFETY: `ask` makes two system calls (prctl, getppid) and allocates nothing, so it may run between fork and
    // exec of a program with several threads. std runs it after the change of account, which would undo the request.
    unsafe { command.pre_exec(ask) };
}
