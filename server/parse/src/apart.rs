//! Reading on a thread of its own, so that what a file does to its reader stays there.

use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::thread;

use crate::fault::Fault;
use crate::parsed::Parsed;

/// Bytes of the thread's stack: readers follow what is nested in a file, and stop before this is spent.
const STACK_BYTES: usize = 32 << 20;

/// What a reader unwinds with where a library gives it no other way to stop: a fault, not a mistake.
pub(crate) struct Stop(pub(crate) Fault);

/// Stops the reading that runs here, without a word in the log.
pub(crate) fn stop(fault: Fault) -> ! {
    resume_unwind(Box::new(Stop(fault)))
}

/// Runs a reader; a panic of a library is a fault of the file.
pub(crate) fn run(read: impl FnOnce() -> Result<Parsed, Fault> + Send) -> Result<Parsed, Fault> {
    let guarded = || catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|payload| Err(fault(payload)));
    thread::scope(|scope| {
        let thread = thread::Builder::new().name("parse".to_owned()).stack_size(STACK_BYTES);
        match thread.spawn_scoped(scope, guarded) {
            Ok(reading) => reading.join().unwrap_or_else(|payload| Err(fault(payload))),
            Err(error) => Err(Fault::new(Fault::UNREADABLE).because(error)),
        }
    })
}

/// What unwinding came from.
fn fault(payload: Box<dyn std::any::Any + Send>) -> Fault {
    match payload.downcast::<Stop>() {
        Ok(stop) => stop.0,
        Err(_) => Fault::new(Fault::UNREADABLE).because("the reader gave up"),
    }
}
