//! Long work under a lease that is renewed meanwhile.

use std::time::Duration;
use tokio::time::sleep;

/// What comes of `work`. Every `pause` meanwhile `renew` is done at the same time, so that neither waits for what the other
/// holds, such as a connection. `None` once `renew` says that the work isn't one's own any more; it is dropped then.
///
/// # Errors
/// What `renew` fails with.
pub async fn leased<T, E, F>(
    work: impl Future<Output = T>,
    pause: Duration,
    mut renew: impl FnMut() -> F,
) -> Result<Option<T>, E>
where
    F: Future<Output = Result<bool, E>>,
{
    let renewing = async {
        loop {
            sleep(pause).await;
            match renew().await {
                Ok(true) => {}
                Ok(false) => return Ok(None),
                Err(error) => return Err(error),
            }
        }
    };
    tokio::select! {
        done = work => Ok(Some(done)),
        lost = renewing => lost,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::cell::Cell;
    use tokio::sync::Mutex;

    const SOON: Duration = Duration::from_millis(5);

    #[tokio::test]
    async fn neither_waits_for_what_the_other_holds() {
        let only = Mutex::new(());
        let work = async {
            for _ in 0..5 {
                let held = only.lock().await;
                sleep(SOON * 2).await;
                drop(held);
                sleep(SOON).await;
            }
            7
        };
        let renewed = Cell::new(0);
        let renew = || async {
            let _held = only.lock().await;
            renewed.set(renewed.get() + 1);
            Ok::<_, ()>(true)
        };
        assert_eq!(leased(work, SOON, renew).await, Ok(Some(7)));
        assert!(renewed.get() > 0);
    }

    #[tokio::test]
    async fn work_that_is_somebody_elses_is_dropped() {
        let never = std::future::pending::<()>();
        assert_eq!(leased(never, SOON, || async { Ok::<_, ()>(false) }).await, Ok(None));
        let never = std::future::pending::<()>();
        assert_eq!(leased(never, SOON, || async { Err::<bool, _>("away") }).await, Err("away"));
    }
}
