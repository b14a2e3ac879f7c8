//! Work that keeps a core busy for long: hashing passwords, drawing, compressing. It has threads of its own, one a core,
//! at the lowest priority that the system gives: a wave of it uses what requests leave over, and doesn't make them wait.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{Receiver, Sender, channel};
use std::sync::{Arc, LazyLock, Mutex, PoisonError};
use tokio::sync::oneshot;

/// What `nice` knows as the least urgent; such a thread still gets a little of a busy core.
#[cfg(target_os = "linux")]
const LEAST_URGENT: i32 = 19;

type Order = Box<dyn FnOnce() + Send>;

/// Where orders are put down. The first one starts the threads.
static ORDERS: LazyLock<Sender<Order>> = LazyLock::new(|| {
    let (sender, orders) = channel();
    let orders = Arc::new(Mutex::new(orders));
    let cores = std::thread::available_parallelism().map_or(1, std::num::NonZero::get);
    for number in 0..cores {
        let orders = orders.clone();
        let thread = std::thread::Builder::new().name(format!("computing-{number}"));
        if let Err(error) = thread.spawn(move || work(&orders)) {
            tracing::error!(%error, "a thread for computing can't be started");
        }
    }
    sender
});

/// The work panicked, which is a defect of ours or of a decoder's.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the computation panicked")]
pub struct Panicked;

/// What `work` comes to. Orders are done in their turn; one that nobody waits for any more is left out.
///
/// # Errors
/// [`Panicked`].
pub async fn compute<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, Panicked> {
    let (answer, awaited) = oneshot::channel();
    let order = Box::new(move || {
        if answer.is_closed() {
            return;
        }
        // Whoever waited may have gone meanwhile.
        let _ = answer.send(work());
    });
    ORDERS.send(order).map_err(|_| Panicked)?;
    awaited.await.map_err(|_| Panicked)
}

fn work(orders: &Mutex<Receiver<Order>>) {
    give_way();
    loop {
        let order = orders.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok(order) = order else { return };
        // The answer's channel closes with it: whoever waits hears of it.
        let _ = catch_unwind(AssertUnwindSafe(order));
    }
}

/// Lowers the priority of this thread; on Linux alone each thread has its own.
fn give_way() {
    #[cfg(target_os = "linux")]
    if let Err(error) = rustix::process::setpriority_process(None, LEAST_URGENT) {
        tracing::debug!(%error, "computing has the priority of everything else");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_panics_is_said_and_the_next_is_done_all_the_same() {
        for _ in 0..64 {
            assert_eq!(compute(|| -> u8 { panic!("a crafted picture") }).await, Err(Panicked));
        }
        assert_eq!(compute(|| 6 * 7).await, Ok(42));
    }

    #[cfg(target_os = "linux")]
    #[tokio::test]
    async fn computing_gives_way_and_what_asks_for_it_does_not() {
        let here = || rustix::process::getpriority_process(None).unwrap();
        let before = here();
        assert_eq!(compute(here).await, Ok(LEAST_URGENT));
        assert_eq!(here(), before);
    }
}
