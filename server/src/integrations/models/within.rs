//! Waiting for somebody else: never longer than a limit, and never longer than whoever asked wants to.

use llama::CancelFlag;
use std::pin::pin;
use std::time::Duration;
use tokio::time::{Instant, sleep, timeout};

/// Between two looks at the flag.
const TICK: Duration = Duration::from_millis(50);

/// Why something didn't come to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stopped {
    /// Whoever asked wants it no more.
    Cancelled,
    /// It took too long.
    Late,
}

/// What comes of some work, unless it takes too long or is cancelled meanwhile.
pub(super) async fn within<T>(
    limit: Duration,
    cancel: &CancelFlag,
    work: impl Future<Output = T>,
) -> Result<T, Stopped> {
    let mut work = pin!(work);
    let until = Instant::now() + limit;
    loop {
        if cancel.is_cancelled() {
            return Err(Stopped::Cancelled);
        }
        match timeout(TICK, work.as_mut()).await {
            Ok(done) => return Ok(done),
            Err(_) if Instant::now() >= until => return Err(Stopped::Late),
            Err(_) => {}
        }
    }
}

/// Waits for so long. `false`: it was cancelled meanwhile.
pub(super) async fn rested(pause: Duration, cancel: &CancelFlag) -> bool {
    within(pause + TICK, cancel, sleep(pause)).await.is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn what_takes_too_long_or_is_cancelled_comes_to_no_end() {
        let never = || std::future::pending::<()>();
        let flag = CancelFlag::default();
        assert_eq!(within(Duration::from_millis(60), &flag, never()).await, Err(Stopped::Late));
        assert_eq!(within(Duration::ZERO, &flag, async { 7 }).await, Ok(7));
        flag.cancel();
        assert_eq!(within(Duration::from_secs(60), &flag, never()).await, Err(Stopped::Cancelled));
        assert!(!rested(Duration::from_secs(60), &flag).await);
    }
}
